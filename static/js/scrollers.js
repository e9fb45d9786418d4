/** Code, tables and formulas that are wider than the page scroll by themselves: the keyboard can reach them too. */

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

for (const scroller of document.querySelectorAll(".prose :is(pre, table, math[display=block]), .transcript")) {
  watcher.observe(scroller);
}
