"""Modules, and lenses that have a page of their own: a lens alone is a module of one section at `lens/<name>`."""

from collections.abc import Iterator

from django.http import HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from content.api.module_payloads import (
    LENS,
    LENS_PREFIX,
    MODULE,
    Addressable,
    ModulesSerializer,
    WholeModule,
    WholeModuleSerializer,
)
from content.api.problem import ProblemSerializer
from content.api.published import CACHE_CONTROL, PublishedView
from content.api.sections import shown_sections
from content.models import Lens
from content.queries.addresses import lens_once_at, module_at
from content.queries.outline import Outline, published_outline

NO_MODULE = "No module has this address."


class WantedSerializer(serializers.Serializer[dict[str, str]]):
    """What `/api/modules` may be asked."""

    type = serializers.ChoiceField(choices=[MODULE, LENS], required=False, help_text="Only these; both without it")


class ModulesView(PublishedView):
    """Modules and lenses."""

    @extend_schema(
        operation_id="modules_list",
        parameters=[WantedSerializer],
        responses={200: ModulesSerializer, 400: ProblemSerializer},
    )
    def get(self, request: Request) -> Response:
        """Every module, parents and submodules too, and every lens with a page of its own."""
        wanted = WantedSerializer(data=request.query_params)
        wanted.is_valid(raise_exception=True)
        kind = wanted.validated_data.get("type")
        outline = published_outline()
        return self.answer(
            request, outline.version, lambda: ModulesSerializer({"modules": list(_listed(outline, kind))}).data
        )


def _listed(outline: Outline, kind: str | None) -> Iterator[Addressable]:
    if kind != LENS:
        yield from (Addressable.of_module(module, outline) for module in outline.modules.values())
    if kind != MODULE:
        yield from (Addressable.of_lens(lens) for lens in Lens.objects.live().exclude(slug=""))


class ModuleView(PublishedView):
    """One module or lens."""

    @extend_schema(
        operation_id="modules_read",
        responses={
            200: WholeModuleSerializer,
            308: OpenApiResponse(description="An old slug: see `Location`."),
            404: ProblemSerializer,
        },
    )
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a module with all that a learner reads in it, for whom it is safe to see."""
        outline = published_outline()
        found = _find(outline, slug)
        if found is None:
            return _moved(outline, slug)
        return self.answer(request, outline.version, lambda: _whole(found, outline))


def _whole(found: Addressable, outline: Outline) -> object:
    return WholeModuleSerializer(WholeModule(found, shown_sections(outline, found.places))).data


def _find(outline: Outline, slug: str) -> Addressable | None:
    """What is live under a slug."""
    if slug in outline.modules:
        return Addressable.of_module(outline.modules[slug], outline)
    name = slug.removeprefix(LENS_PREFIX)
    if name in {slug, ""} or "\0" in name:  # PostgreSQL refuses to be asked for a NUL
        return None
    lens = Lens.objects.live().filter(slug=name).first()
    return Addressable.of_lens(lens) if lens else None


def _moved(outline: Outline, slug: str) -> HttpResponseBase:
    """Send to the present address. Raises NotFound where the slug never led anywhere, or leads nowhere now."""
    present = _present_module(outline, slug) or _present_lens(slug)
    if present is None:
        raise NotFound(NO_MODULE)
    address = reverse("api-module", args=[present])
    return HttpResponsePermanentRedirect(address, preserve_request=True, headers={"Cache-Control": CACHE_CONTROL})


def _present_module(outline: Outline, slug: str) -> str | None:
    module = module_at(outline, slug)
    return module.slug if module else None


def _present_lens(slug: str) -> str | None:
    if not slug.startswith(LENS_PREFIX):
        return None
    lens = lens_once_at(slug.removeprefix(LENS_PREFIX))
    return LENS_PREFIX + lens.slug if lens else None
