"""The addresses under /account/: ours, then those of allauth that this site uses."""

from allauth.urls import build_provider_urlpatterns
from django.conf import settings
from django.urls import include, path

from directory.accounts import views

own = [
    path("", views.Overview.as_view(), name="overview"),
    path("tokens/", views.Tokens.as_view(), name="tokens"),
    path("tokens/revoke/", views.RevokeToken.as_view(), name="revoke"),
]
provider = [
    path("provider/", include("allauth.socialaccount.urls")),
    *build_provider_urlpatterns(),
]

urlpatterns = [
    path("", include((own, "account"))),
    path("", include("allauth.account.urls")),
    path("second-step/", include("allauth.mfa.urls")),
    # Without a provider these pages would have nothing to offer.
    *(provider if settings.OIDC_ISSUER else []),
]
