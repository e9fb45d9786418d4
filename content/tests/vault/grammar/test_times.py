import pytest

from content.vault.grammar.times import parse_time


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:00", 0),
        ("1:05", 65),
        ("12:34", 754),
        ("90:00", 5400),
        ("1:02:03", 3723),
        ("0:01.5", 1.5),
        ("1:02:03.25", 3723.25),
        ("1:5", None),
        ("0:60", None),
        ("1:60:00", None),
        ("1", None),
        (":30", None),
        ("-1:00", None),
        ("1:00\n", None),
        ("1:00 ", None),
        ("١:00", None),
        ("1:00.", None),
    ],
)
def test_a_time(text: str, seconds: float | None) -> None:
    assert parse_time(text) == seconds
