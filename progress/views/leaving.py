"""Leaving: what is held about a learner is shown for the last time, and erased when they say so."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from progress.identity import Identity
from progress.services.erasure import erase
from progress.views.signed_in import user_of


@login_required
@require_http_methods(["GET", "POST"])
def leaving_page(request: HttpRequest) -> HttpResponse:
    """Ask, or erase the account with everything that was done in it."""
    if request.method != "POST" or request.POST.get("understood") != "yes":
        return render(request, "profile/leaving.html", {"asked": request.method == "POST"})
    erase(Identity(user=user_of(request)))
    logout(request)
    messages.success(request, "Your account and everything in it are gone.")
    return redirect("home")
