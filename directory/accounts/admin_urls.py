"""Addresses of the admin that belong to sign-in; the limits and the second step hold there too."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("login/", secure_admin_login(admin.site.login)),
    path("logout/", logout),
    path(
        "password_change/", RedirectView.as_view(pattern_name="account_change_password")
    ),
]
