"""How a form of a learning page is answered: by the page to go to or, to a script, by its address."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

JSON = "application/json"


def go(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to a page of ours."""
    return JsonResponse({"to": address}) if _is_script(request) else HttpResponseRedirect(address)


def refuse(request: HttpRequest, sentence: str, back: str, status: HTTPStatus = HTTPStatus.CONFLICT) -> HttpResponse:
    """Say in a sentence why something was not done, with a way back."""
    if _is_script(request):
        return JsonResponse({"detail": sentence}, status=status)
    return render(request, "refused.html", {"sentence": sentence, "back": back}, status=status)


def _is_script(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", JSON]) == JSON
