"""The addresses under /account/."""

from django.urls import path

from directory.accounts import views

app_name = "account"

urlpatterns = [
    path("", views.Overview.as_view(), name="overview"),
    path("tokens/", views.Tokens.as_view(), name="tokens"),
    path("tokens/revoke/", views.RevokeToken.as_view(), name="revoke"),
]
