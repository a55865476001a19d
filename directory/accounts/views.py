"""The pages of one's own account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView, View

from directory.accounts.forms import TokenForm
from directory.accounts.roles import roles_of


class Overview(LoginRequiredMixin, TemplateView):
    template_name = "account/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return super().get_context_data(
            roles=roles_of(user), token_count=user.auth_token_set.count(), **kwargs
        )


class Tokens(LoginRequiredMixin, FormView[TokenForm]):
    """The API tokens of an account, and a form that makes one more."""

    template_name = "account/tokens.html"
    form_class = TokenForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: TokenForm) -> HttpResponse:
        # Shown in this answer and kept nowhere, not even in the session: no redirect.
        row, token = form.save()
        empty = TokenForm(user=form.user)
        context = self.get_context_data(form=empty, made=row, token=token)
        return self.render_to_response(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tokens = self.request.user.auth_token_set.all()  # type: ignore[union-attr]
        return super().get_context_data(tokens=tokens, **kwargs)


class RevokeToken(LoginRequiredMixin, View):
    """Takes back one of one's own tokens, named by the characters that its list shows."""

    def post(self, request: HttpRequest) -> HttpResponse:
        key = request.POST.get("token_key", "")
        for token in request.user.auth_token_set.filter(token_key=key):  # type: ignore[union-attr]
            token.delete()
            messages.success(request, f"Revoked: {token.name}.")
        return redirect("account:tokens")
