"""Answers about what is published: the same for everybody, and good for as long as the revision is."""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.utils.http import parse_etags
from rest_framework import status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

# Anybody may keep an answer, and asks before using it again: what is published is seen at once.
CACHE_CONTROL = "public, no-cache"


class PublishedView(APIView):
    """Public content. It looks at no cookie, so that one answer can be kept for everybody."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def answer(self, request: Request, version: str, payload: Callable[[], object]) -> Response:
        """Answer with the payload, or with 304 and without making it to a client that has this revision's."""
        etag = f'"{version}-{release()}"'
        headers = {"ETag": f"W/{etag}", "Cache-Control": CACHE_CONTROL}
        held = {tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))}
        if held & {etag, "*"}:
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
        return Response(payload(), headers=headers)


@cache
def release() -> str:
    """A digest of the code that draws content: another release may draw the same revision differently."""
    digest = blake2b(digest_size=6)
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
