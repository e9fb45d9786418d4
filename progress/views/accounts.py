"""What Cairn adds to allauth's account pages."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

NAME_LENGTH = 150


def mail(request: HttpRequest) -> dict[str, bool]:
    """What account pages know of e-mail (a context processor)."""
    return {"sends_mail": settings.SENDS_MAIL}


class NameForm(forms.Form):
    """What signing up asks besides address and password. allauth builds its own form upon this one."""

    field_order = ("name", "email", "password1")

    name = forms.CharField(
        max_length=NAME_LENGTH, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep the name: allauth calls this once the account is made."""
        user.first_name = self.cleaned_data["name"]
        user.save(update_fields=["first_name"])
