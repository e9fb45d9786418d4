"""What the API says of its answers about learners is true."""

import pytest
from jsonschema import Draft202012Validator

from config.tests.test_api import schema_of
from content.tests.publishing import published
from content.tests.vault.build import CLAY, COURSE, MODULE, VALID
from progress.tests.api.asking import send, signed_in

pytestmark = pytest.mark.django_db

COMPLETE = {"content_id": CLAY, "content_type": "lens"}
ASKED: list[tuple[str, str, str, object, int]] = [
    ("GET", "progress/completed", "progress/completed", None, 200),
    ("GET", "progress/explain/{content_id}", f"progress/explain/{COURSE}", None, 200),
    ("GET", "modules/{slug}/progress", "modules/soil/progress", None, 200),
    ("GET", "modules/{slug}/progress", "modules/sea/progress", None, 404),
    ("GET", "courses/{slug}/progress", "courses/garden/progress", None, 200),
    ("GET", "courses/{slug}/next-module", "courses/garden/next-module?current=soil", None, 200),
    ("POST", "progress/time", "progress/time", [{"content_id": MODULE}], 400),
    ("POST", "progress/complete", "progress/complete", COMPLETE, 200),
    ("POST", "progress/complete", "progress/complete", {"content_id": MODULE, "content_type": "module"}, 409),
    ("POST", "modules/{slug}/progress", "modules/soil/progress", {"contentId": CLAY, "completed": True}, 200),
    ("DELETE", "progress/complete/{content_id}", f"progress/complete/{CLAY}", None, 200),
    ("POST", "progress/claim", "progress/claim", {"anonymous_token": CLAY}, 200),
]


@pytest.mark.parametrize(("method", "path", "address", "body", "status"), ASKED)
def test_an_answer_has_what_it_says_and_nothing_else(
    method: str, path: str, address: str, body: object, status: int
) -> None:
    published(VALID)
    client = signed_in()
    send(client, "progress/complete", COMPLETE)
    answer = send(client, address, body, method)
    assert answer.status_code == status
    problems = Draft202012Validator(schema_of(f"/api/{path}", str(status), method.lower())).iter_errors(answer.json())
    assert [problem.message for problem in problems] == []
