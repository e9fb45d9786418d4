"""Keys for programs, on the profile page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from progress.models import ApiToken
from progress.services.tokens import make_token, revoke_token
from progress.views.profile import KeyForm, render_profile
from progress.views.signed_in import user_of


@login_required
@require_POST
def make_key(request: HttpRequest) -> HttpResponse:
    """Make a key and show it. There is no redirect: the key's text would have to be kept somewhere meanwhile."""
    form = KeyForm(request.POST, auto_id="key_%s")
    if not form.is_valid():
        return render_profile(request, key_form=form)
    _, key = make_token(user_of(request), form.cleaned_data["name"])
    return render_profile(request, new_key=key)


@login_required
@require_POST
def revoke_key(request: HttpRequest, key: int) -> HttpResponse:
    """Close a key at once. Somebody else's is 404."""
    try:
        token = revoke_token(user_of(request), key, now())
    except ApiToken.DoesNotExist:
        raise Http404 from None
    messages.success(request, f"The key “{token.name}” no longer opens anything.")
    return redirect("profile")
