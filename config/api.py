"""What the API says of itself, and what it says where there is nothing."""

from functools import cache
from typing import Any, NoReturn

from csp.decorators import csp_update
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

HOUR_S = 3600
Endpoint = tuple[str, str, str, Any]


def without_trailing_slashes(endpoints: list[Endpoint]) -> list[Endpoint]:
    """Addresses as they are recommended; one slash more is tolerated everywhere."""
    return [(path.rstrip("/"), regex, method, view) for path, regex, method, view in endpoints]


@cache
def openapi() -> dict[str, Any]:
    """The API as OpenAPI: everything, whoever asks. Made once a process."""
    found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return found


class SchemaView(APIView):
    """The schema."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def get(self, request: Request) -> Response:
        """Answer with the schema."""
        return Response(openapi(), headers={"Cache-Control": f"public, max-age={HOUR_S}"})


# Its own policy and nobody else's: the style sheet of the page carries its icons as data.
@method_decorator(csp_update({"img-src": ["data:"]}), name="dispatch")
class DocsView(TemplateView):
    """The schema to read and to try out."""

    template_name = "api/docs.html"


class UnknownAddress(APIView):
    """Every address under /api/ that means nothing, in the API's own words and not as a page."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ANN401 - the framework's signature
        """Refuse, whatever the method."""
        raise NotFound
