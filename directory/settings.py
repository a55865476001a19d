"""Every setting, in the order of Django's documentation; outside values come first."""

from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import URLValidator, validate_email
from environs import Env, EnvValidationError, ValidationError, validate

# ModelAdmin, ListView and others take a type parameter only after this.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
# What a run makes and git does not keep: database, secret, collected static files.
VAR_DIR = BASE_DIR / "var"


# From the environment. The README has a table of these names; a test compares.

env = Env(eager=False)
# `make run` writes a secret there. A variable that is set already wins.
env.read_env(VAR_DIR / "settings.env", recurse=False)


@env.parser_for("database")
def _database(url: str) -> dict[str, Any]:
    """Django's description of the database that an address names."""
    try:
        database: dict[str, Any] = {**dj_database_url.parse(url)}
    except Exception as fault:
        raise ValidationError("Not a valid database address.") from fault
    if not database["ENGINE"].endswith((".sqlite3", ".postgresql")):
        raise ValidationError("Must start with sqlite: or postgres:.")
    return database


@env.parser_for("mail")
def _mail(url: str) -> dict[str, Any]:
    """Django's e-mail settings that an address names."""
    try:
        parsed: dict[str, Any] = dj_email_url.parse(url)
    except Exception as fault:
        raise ValidationError("Not a valid mail server address.") from fault
    if not parsed.get("EMAIL_BACKEND"):
        raise ValidationError(
            "Must start with smtp:, smtp+tls:, smtp+ssl: or console:."
        )
    return parsed


def _names_hosts(hosts: list[str]) -> None:
    # Any name would then do in the links of a mail that resets a password.
    if "*" in hosts:
        raise ValidationError("Must name the hosts; * is not one.")


def _is_https(url: str) -> None:
    # Empty is not set.
    if url and (urlsplit(url).scheme != "https" or not urlsplit(url).hostname):
        raise ValidationError("Must be an https: address.")


def _is_secret(value: str) -> None:
    if len(value) < 32 or len(set(value)) < 8:
        raise ValidationError("Must be at least 32 random characters.")


def _are_secrets(values: list[str]) -> None:
    for value in values:
        _is_secret(value)


def _is_contact(value: str) -> None:
    """An e-mail address, or a page that says how to reach the people of the site."""
    is_page = value.startswith(("https://", "http://"))
    try:
        (URLValidator() if is_page else validate_email)(value or "none@example.org")
    except DjangoValidationError:
        raise ValidationError(
            "Must be an e-mail address or start with https:."
        ) from None


SECRET_KEY = env.str("SECRET_KEY", validate=_is_secret)
# Earlier ones, while what they signed and encrypted is still about.
SECRET_KEY_FALLBACKS: list[str] = env.list(
    "SECRET_KEY_FALLBACKS", default=[], validate=_are_secrets
)
DEBUG = env.bool("DEBUG", default=False)
# On: cookies over HTTPS only, plain HTTP redirected, HSTS for a year.
HTTPS = env.bool("HTTPS", default=True)
# On: believe X-Forwarded-Proto. Only behind a proxy that sets it itself.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]"],
    validate=_names_hosts,
)
SITE_NAME = env.str("SITE_NAME", default="People & Papers")
# Where corrections go: an e-mail address or the address of a page; "" offers no way.
CONTACT = env.str("CONTACT", default="", validate=_is_contact)
_default_database = env.database(
    "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'directory.sqlite3'}"
)
# Seconds a thread keeps its connection; 0 closes it after each request.
_conn_max_age = env.int(
    "CONN_MAX_AGE", default=600, validate=validate.Range(min=0, error="Must be ≥ 0.")
)
# Requests a minute to the API, of one address and of one user; 0 is no limit.
_is_rate = validate.Range(min=0, error="Must be ≥ 0.")
API_LIMITS = {
    "anonymous": env.int("API_LIMIT_ANONYMOUS", default=6_000, validate=_is_rate),
    "signed_in": env.int("API_LIMIT_SIGNED_IN", default=12_000, validate=_is_rate),
}
# Where they are counted for all workers of a machine, apart from the database.
API_LIMITS_FILE = env.path("API_LIMITS_FILE", default=VAR_DIR / "limits.sqlite3")
# Seconds that one database statement of a request that only reads may take; 0 is no limit.
READING_LIMIT = env.float("READING_LIMIT", default=10.0, validate=_is_rate)
_mail_server = env.mail("EMAIL_URL", default="console:")
_mail_from = env.str("EMAIL_FROM", default="webmaster@localhost")
# On: an account that edits needs a code from a second device to sign in.
REQUIRE_MFA = env.bool("REQUIRE_MFA", default=bool(HTTPS))
# Who may make an account: nobody, whom the identity provider knows, anybody.
SIGN_UP = env.str(
    "SIGN_UP",
    default="closed",
    validate=validate.OneOf(["closed", "provider", "open"]),
)
# An OpenID Connect provider, such as that of a university, or https://orcid.org.
OIDC_ISSUER = env.str("OIDC_ISSUER", default="", validate=_is_https)
OIDC_NAME = env.str("OIDC_NAME", default="single sign-on")
_oidc_client_id = env.str("OIDC_CLIENT_ID", default="")
# ORCID knows "openid" alone.
_oidc_scopes = env.list("OIDC_SCOPES", default=["openid", "profile", "email"])
_oidc_client_secret = env.str("OIDC_CLIENT_SECRET", default="")
_log_level = env.str(
    "LOG_LEVEL",
    default="INFO",
    validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"]),
)

_faults: dict[str, list[str]] = {}
try:
    env.seal()
except EnvValidationError as _fault:
    _faults.update(cast("dict[str, list[str]]", _fault.error_messages))
# What each value allows and all of them together do not.
if DEBUG and HTTPS:
    _faults["DEBUG"] = ["Must be no where HTTPS is yes."]
if OIDC_ISSUER and not _oidc_client_id:
    _faults["OIDC_CLIENT_ID"] = ["Must be set where OIDC_ISSUER is."]
if OIDC_ISSUER and not _oidc_client_secret:
    _faults["OIDC_CLIENT_SECRET"] = ["Must be set where OIDC_ISSUER is."]
if SIGN_UP == "provider" and not OIDC_ISSUER:
    _faults.setdefault("OIDC_ISSUER", ["Must be set where SIGN_UP is provider."])
if _faults:
    _lines = [f"  {name}: {' '.join(_faults[name])}" for name in sorted(_faults)]
    raise ImproperlyConfigured(
        "\n".join(["The environment does not give usable settings:", *_lines])
    )


# Cache. In the database, so that limits hold in all processes and on all servers.

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        # The migrations of directory.accounts make the table.
        "LOCATION": "cache",
        # A limit is an entry for each visitor; culled ones would be forgotten.
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}


# Core

VAR_DIR.mkdir(exist_ok=True)
if _default_database["ENGINE"].endswith(".sqlite3"):
    # With Django's defaults most concurrent writes fail with "database is locked":
    # a transaction that starts as a reader cannot wait to become the writer.
    _default_database["OPTIONS"] = {
        **_default_database.get("OPTIONS", {}),
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # In WAL mode NORMAL can lose the last commits on a power cut, never more.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    _default_database["CONN_HEALTH_CHECKS"] = True
    # Seconds. A server that cannot be reached must not hold every thread.
    _default_database["OPTIONS"] = {
        "connect_timeout": 5,
        # PostgreSQL plans a statement that comes again once, not each time.
        "server_side_binding": True,
        "prepare_threshold": 2,
        **_default_database.get("OPTIONS", {}),
    }

# To open a SQLite file anew takes longer than most answers.
_default_database["CONN_MAX_AGE"] = _conn_max_age

# No ATOMIC_REQUESTS: on SQLite it would take the write lock for every page.
DATABASES = {"default": _default_database}

# A work of a thousand authors is one form in the admin, with ten fields an author.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEFAULT_FROM_EMAIL = SERVER_EMAIL = _mail_from
EMAIL_BACKEND = _mail_server["EMAIL_BACKEND"]
EMAIL_HOST = _mail_server["EMAIL_HOST"]
EMAIL_HOST_PASSWORD = _mail_server["EMAIL_HOST_PASSWORD"]
EMAIL_HOST_USER = _mail_server["EMAIL_HOST_USER"]
EMAIL_PORT = _mail_server["EMAIL_PORT"]
EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
# Seconds. A mail server that does not answer must not hold a page for long.
EMAIL_TIMEOUT = 10
EMAIL_USE_SSL = _mail_server["EMAIL_USE_SSL"]
EMAIL_USE_TLS = _mail_server["EMAIL_USE_TLS"]

INSTALLED_APPS = [
    "directory",
    "directory.accounts",
    "curation",
    "publications",
    "people",
    "core",
    "directory.apps.Admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "directory.apps.StaticFiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "rest_framework",
    "knox",
    "drf_spectacular_sidecar",
    "django_filters",
    "django_htmx",
    "reversion",
    "csp",
]

LANGUAGE_CODE = "en-gb"

# Its only table is that of a token without a name; directory.accounts has its own.
MIGRATION_MODULES = {"knox": None}

MIDDLEWARE = [
    "directory.requests.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "directory.accounts.second_step.RequireSecondStep",
    "directory.accounts.caching.KeptByNobody",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "directory.requests.Deadlines",
    "directory.errors.ErrorPages",
]

ROOT_URLCONF = "directory.urls"

# Other hosts below this name are not for this site to decide.
SECURE_HSTS_INCLUDE_SUBDOMAINS = False
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Health checks come from the machine itself, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_SSL_REDIRECT = HTTPS
# They ask for other hosts below this name, and for all browsers for good.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "directory.context_processors.site",
            ],
        },
    },
]

TIME_ZONE = "UTC"
USE_TZ = True
WSGI_APPLICATION = "directory.wsgi.application"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "directory.requests.JSONFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": _log_level},
    "loggers": {
        # Django's own handlers would write each of these a second time.
        "django": {"handlers": [], "level": _log_level, "propagate": True},
        # RequestMiddleware reports 4xx; only what is our fault needs a second line.
        "django.request": {"level": "ERROR"},
        # Scanners try made-up host names all day; the 400 in our line is enough.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # SQL with its values: far too much unless somebody asks for it by name.
        "django.db.backends": {"level": "INFO"},
        # One line a request comes from RequestMiddleware, without the query string.
        "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
    },
}


# Authentication

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "directory.accounts.passwords.EndsTokens",
    )
]

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_REDIRECT_URL = "account:overview"
LOGIN_URL = "account_login"


# Sign-in (allauth). Its limits on guessing count in the cache, by address and by account.

ACCOUNT_ADAPTER = "directory.accounts.adapters.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# A form that anybody fills in must not send mail to whatever address they enter.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = EMAIL_SUBJECT_PREFIX
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if SIGN_UP == "open" else "optional"
ACCOUNT_FORMS = {"login": "directory.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
# The last address of X-Forwarded-For is the one that our own proxy wrote.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
MFA_ADAPTER = "directory.accounts.adapters.MFAAdapter"
# Accounts that an administrator made may have no address to verify.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
# Steps of 30 seconds by which a telephone's clock may be off.
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "directory.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "SCOPE": _oidc_scopes,
        "APPS": [
            {
                "provider_id": "provider",
                "name": OIDC_NAME,
                "client_id": _oidc_client_id,
                "secret": _oidc_client_secret,
                "settings": {"server_url": OIDC_ISSUER},
            }
        ],
    }


# Sessions and cookies

CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "directory.errors.csrf_failure"
SESSION_COOKIE_SECURE = HTTPS


# Static files

STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Pages name files by their hash alone; compressing the others too takes twice as long.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True


# Content-Security-Policy (django-csp)

_oidc_origins = [f"https://{urlsplit(OIDC_ISSUER).netloc}"] if OIDC_ISSUER else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        # Sign-in at a provider is a form whose answer leads there.
        "form-action": [SELF, *_oidc_origins],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}


# REST framework

REST_FRAMEWORK = {
    # The first one is named to who is refused. A session needs a CSRF token to write.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "directory.accounts.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "core.negotiation.FormatNegotiation",
    "DEFAULT_PARSER_CLASSES": ["core.parsers.JSONParser"],
    "DEFAULT_PERMISSION_CLASSES": [
        "rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"
    ],
    "DEFAULT_RENDERER_CLASSES": ["core.renderers.JSONRenderer"],
    "EXCEPTION_HANDLER": "core.problems.exception_handler",
    # Whose address counts: the connection's, or the one that the proxy saw.
    "NUM_PROXIES": 1 if BEHIND_PROXY else 0,
}


# API tokens (knox)

KNOX_TOKEN_MODEL = "accounts.APIToken"
REST_KNOX = {"AUTH_HEADER_PREFIX": "Bearer", "TOKEN_PREFIX": "pp_"}
