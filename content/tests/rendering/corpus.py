"""Hostile texts: the public corpus, and ours for the syntax that only Cairn has."""

import json
from pathlib import Path

PUBLIC: dict[str, list[str]] = json.loads(Path(__file__).with_name("xss_corpus.json").read_text(encoding="utf-8"))

MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    '![x" onerror="alert(1)](https://e.example/a.png)',
    '![x](https://e.example/a.png "t\\" onerror=\\"alert(1)")',
    "<javascript:alert(1)>",
    '<https://e.example/"onmouseover=alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "| <img src=x onerror=alert(1)> |\n|:--|\n| <svg onload=alert(1)> |",
    "> <iframe src=javascript:alert(1)>\n> </iframe>",
    "- [x] <input onfocus=alert(1) autofocus>",
    "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    '[^"onmouseover="alert(1)]\n\n[^"onmouseover="alert(1)]: x',
    "https://e.example/'\"onclick=alert(1)",
    "# <h1 onclick=alert(1)>x\n## <script>alert(1)</script>",
    "<p\n\nonclick=alert(1)>x",
    "\\<script>alert(1)\\</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!--><script>alert(1)</script>-->",
    '<a href="https://e.example" style="position:fixed;inset:0" target=_top>x</a>',
]

COMPONENTS = [
    '<a data-link="lens:01234567-89ab-cdef-0123-456789abcdef" onclick=alert(1)>x</a>',
    '<li data-card="lens:01234567-89ab-cdef-0123-456789abcdef"><script>alert(1)</script></li>',
    '<a class="video-frame" data-embed="https://evil.example/" href="https://evil.example/">x</a>',
    '<button popovertarget="fn-1" form="f" formaction="https://evil.example/">x</button>',
    '<div id="fn-1" popover role="note">x</div>',
    '<div id="tutor" name="body" class="dialog" data-drawer="open">x</div>',
    "[<b onclick=alert(1)>](lens:01234567-89ab-cdef-0123-456789abcdef)",
    '[x](lens:01234567-89ab-cdef-0123-456789abcdef"onclick=alert(1))',
    "[x](lens:javascript:alert(1))",
    "::card[<img src=x onerror=alert(1)>](module:01234567-89ab-cdef-0123-456789abcdef)",
    '::card["></li></ul><script>alert(1)</script>](lens:01234567-89ab-cdef-0123-456789abcdef)',
    ":::note\n<script>alert(1)</script>\n:::",
    ":::collapse\n</div></details><svg onload=alert(1)>\n:::",
    ":note[<img src=x onerror=alert(1)>]{onclick=alert(1)}",
    ":collapse[</p></div><script>alert(1)</script>]",
    ":footnote[<a href='javascript:alert(1)'>x</a> :note[<svg/onload=alert(1)>]]",
    '::note["><img src=x onerror=alert(1)>]',
    "<iframe src='https://www.youtube.com/embed/\"onload=alert(1)'></iframe>",
    "<iframe src='//www.youtube.com.evil.example/embed/abcdefghijk'></iframe>",
    "<iframe src='https://evil.example/youtube.com/embed/abcdefghijk' srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe><script>alert(1)</script></iframe><iframe src='javascript:alert(1)'>",
    "<p title='\n\n:::note\nx\n:::\n\n'>y",
    "<p title='\n\n[x](lens:01234567-89ab-cdef-0123-456789abcdef) [^1] :note[y]\n\n'>y\n\n[^1]: z",
    "<p title='\n\n::card[x](lens:01234567-89ab-cdef-0123-456789abcdef)\n\n'>y",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<audio src=x onerror=alert(1)><source src=javascript:alert(1)>",
]

TEX = [
    r"$\text{<script>alert(1)</script>}$",
    r"$\text{</mtext></math><img src=x onerror=alert(1)>}$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\class{x\" onclick=\"alert(1)}{x}$",
    r"$\style{background:url(//evil.example)}{x}$",
    r"$\cssId{tutor}{x}$",
    r"$\color{red\" onclick=\"alert(1)}{x}$",
    r"$\unicode{x3c}\mathrm{&lt;img src=x onerror=alert(1)&gt;}$",
    r"$<img src=x onerror=alert(1)>$",
    '$$\n\\begin{array}{c"onclick=alert(1)}<svg onload=alert(1)>\\end{array}\n$$',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<math href=javascript:alert(1)><mi actiontype=statusline#javascript:alert(1)>x</mi></math>",
    "<math><annotation-xml encoding=text/html><script>alert(1)</script></annotation-xml></math>",
]

PAYLOADS = [*(payload for payloads in PUBLIC.values() for payload in payloads), *MARKDOWN, *COMPONENTS, *TEX]
