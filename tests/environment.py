"""Fixes the environment of a test run; pytest loads it before the settings."""

import os

# Whatever the machine or var/settings.env says, every run sees the same settings.
# DATABASE_URL alone is taken as it is: it chooses the engine that is tested.
os.environ.update(
    {
        "SECRET_KEY": "for-tests-only-0123456789-abcdefghijklmnop",
        "DEBUG": "no",
        "HTTPS": "no",
        "BEHIND_PROXY": "no",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
        "CONTACT": "",
        "SITE_NAME": "People & Papers",
        "CONN_MAX_AGE": "0",
        # Tests of the limits set their own.
        "API_LIMIT_ANONYMOUS": "0",
        "API_LIMIT_SIGNED_IN": "0",
        "EMAIL_URL": "console:",
        "EMAIL_FROM": "directory@localhost",
        "REQUIRE_MFA": "no",
        "SIGN_UP": "closed",
        "OIDC_ISSUER": "",
        "LOG_LEVEL": "WARNING",
    }
)
