"""What happens to every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header, patch_cache_control

from progress.requests import set_cookie

Answer = Callable[[HttpRequest], HttpResponse]


class LearnerCookie:
    """Gives a browser the anonymous token that its request led to, whichever view it was."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and set the cookie if something gave the browser a token."""
        response = self.get_response(request)
        set_cookie(request, response)
        return response


class PersonalAnswers:
    """What depends on the cookies of who asks is kept by nobody in between. Stands above whatever looks at cookies."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and call the answer private if it varies with cookies and says nothing else."""
        response = self.get_response(request)
        if has_vary_header(response, "Cookie") and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True)
        return response
