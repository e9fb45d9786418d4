from hashlib import sha256

from content.tests.vault.comparing import differences


def test_a_difference_would_be_seen() -> None:
    digest = {"sha256": sha256(b"a").hexdigest(), "chars": 1}
    assert differences({"a": "a", "b": [1]}, {"a": digest, "b": [1]}) == []
    assert differences("b", digest, "x") == [f"x: 'b' for {digest}"]
    assert sorted(differences({"a": 1}, {"b": 1}, "x")) == ["x/a: too much", "x/b: missing"]
    assert differences([1, 2], [1], "x") == ["x: [1, 2] for [1]"]
    assert differences([True], [1], "x") == ["x/0: True for 1"]
