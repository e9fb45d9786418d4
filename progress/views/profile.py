"""What a learner says and sees about the account: name, time zone, keys for programs, what was claimed."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from progress.identity import Identity
from progress.models import ApiToken, ClaimReceipt
from progress.requests import require_identity
from progress.services.learners import find_learner
from progress.services.profile import save_profile
from progress.views.accounts import NAME_LENGTH
from progress.views.signed_in import user_of
from progress.zones import zone_names


class ProfileForm(forms.Form):
    """Name and time zone."""

    name = forms.CharField(
        max_length=NAME_LENGTH, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    timezone = forms.ChoiceField(
        choices=lambda: [(name, name.replace("_", " ")) for name in zone_names()],
        error_messages={
            "invalid_choice": "Choose a time zone of the list.",
            "required": "Choose a time zone of the list.",
        },
    )


class KeyForm(forms.Form):
    """A new key for a program."""

    name = forms.CharField(
        max_length=ApiToken._meta.get_field("name").max_length,
        error_messages={"required": "Name the program that will use the key."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@login_required
@require_http_methods(["GET", "POST"])
def profile_page(request: HttpRequest) -> HttpResponse:
    """Show the profile, or keep what was changed."""
    user = user_of(request)
    if request.method != "POST":
        return render_profile(request)
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return render_profile(request, form=form)
    save_profile(user, **form.cleaned_data, now=now())
    messages.success(request, "Saved.")
    return redirect("profile")


def render_profile(
    request: HttpRequest, *, form: ProfileForm | None = None, key_form: KeyForm | None = None, new_key: str = ""
) -> HttpResponse:
    """The page. `new_key` is a key's text, to be shown this once."""
    user = user_of(request)
    response = render(
        request,
        "profile/profile.html",
        {
            "form": form or ProfileForm(initial=_present(request, user)),
            "key_form": key_form or KeyForm(auto_id="key_%s"),
            "new_key": new_key,
            "keys": ApiToken.objects.filter(user=user, revoked_at__isnull=True),
            "receipts": ClaimReceipt.objects.filter(learner__user=user).defer("moved", "before"),
        },
    )
    response["Cache-Control"] = "private, no-store"
    return response


def _present(request: HttpRequest, user: User) -> dict[str, str]:
    """What is kept; for somebody who has no row yet, the zone that the browser names."""
    learner = find_learner(Identity(user=user))
    zone = learner.timezone if learner else require_identity(request).timezone
    return {"name": user.get_full_name(), "timezone": zone}
