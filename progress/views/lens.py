"""The page of a lens by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.enums import Addressed
from content.models import Lens
from content.queries.addresses import led_to
from content.queries.outline import Outline, published_outline
from progress.queries.addresses import step_address
from progress.queries.leaves import segments_of
from progress.queries.records import Records
from progress.queries.trackers import tracker_keys
from progress.requests import browser_identity
from progress.views.finding import renamed
from progress.views.foot import foot_of
from progress.views.offer import offers_account
from progress.views.segments import shown_segments
from progress.views.setting import Setting, records_of
from progress.views.trail import KINDS
from progress.views.ways import Way


@require_safe
def lens_page(request: HttpRequest, lens: str) -> HttpResponse:
    """Show a lens outside any module, with a way to the module that it belongs to."""
    outline = published_outline()
    found = Lens.objects.live().filter(slug=lens).first()
    if found is None:
        return _renamed(request, outline, lens)
    setting = Setting(records_of(request, outline))
    placed = setting.place(found.pk)
    belongs = step_address(setting.address(placed[0]), found.pk) if placed else ""
    onward = Way("In its module", placed[0].title, belongs) if placed else Way("", "See all courses", reverse("home"))
    canonical = belongs if placed and not placed[1].hidden else found.get_absolute_url()
    context = {
        "lens": found,
        "kind": KINDS.get(found.kind, ""),
        "segments": shown_segments(segments_of(found.pk, is_test=False), setting),
        "onward": onward,
        "foot": foot_of(setting, found.pk, is_test=False),
        "learner_keys": " ".join(tracker_keys(browser_identity(request))),
        "offers_account": offers_account(request, setting),
        "canonical": request.build_absolute_uri(canonical),
        "description": found.tldr,
    }
    return render(request, "lens.html", context)


def _renamed(request: HttpRequest, outline: Outline, slug: str) -> HttpResponse:
    """Send on from a slug that a lens had: to its page or, if it has none now, to its place in a module."""
    target = led_to(Addressed.LENS, slug)
    lens = Lens.objects.live().filter(pk=target).first() if target else None
    if lens is None:
        raise Http404
    if lens.slug:
        return renamed(request, reverse("lens", args=[lens.slug]))
    setting = Setting(Records(outline))
    placed = setting.place(lens.pk)
    if placed is None:
        raise Http404
    return renamed(request, step_address(setting.address(placed[0]), lens.pk))
