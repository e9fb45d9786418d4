"""Accounts, the profile, and what moves into an account."""

from django.urls import include, path

from progress.views.claim import claim_page, undo_page
from progress.views.leaving import leaving_page
from progress.views.profile import profile_page
from progress.views.tokens import make_key, revoke_key

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("claim/", claim_page, name="claim"),
    path("claims/<int:receipt>/undo/", undo_page, name="claim_undo"),
    path("profile/", profile_page, name="profile"),
    path("profile/leaving/", leaving_page, name="profile_leaving"),
    path("profile/keys/", make_key, name="profile_keys"),
    path("profile/keys/<int:key>/revoke/", revoke_key, name="profile_key_revoke"),
]
