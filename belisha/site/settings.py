"""Django's settings. What differs from one installation to the next comes from the environment:

- BELISHA_POLICY: the policy that is served; policies/milestone/policy.md of this checkout if unset
- BELISHA_VAR: where Belisha keeps what it writes: the database and its secret key; var/ if unset
- BELISHA_SECRET_KEY: the key that signs; made once and kept in BELISHA_VAR if unset
- DATABASE_URL: PostgreSQL or SQLite; a SQLite file in BELISHA_VAR if unset
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from belisha.site.database import database_settings
from belisha.site.secret import secret_key

CHECKOUT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("BELISHA_VAR") or CHECKOUT / "var")

BELISHA_POLICY = Path(os.environ.get("BELISHA_POLICY") or CHECKOUT / "policies/milestone/policy.md")

DEBUG = False
SECRET_KEY = os.environ.get("BELISHA_SECRET_KEY") or secret_key(VAR / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "belisha.audit",
    "belisha.people",
    "belisha.policy",
    "belisha.web",
]
AUTH_USER_MODEL = "people.Account"

# Those that only add headers come first, so that no answer leaves without them.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "belisha.site.urls"
WSGI_APPLICATION = "belisha.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "belisha.web.environment.environment"},
    }
]

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
# Served from where they lie: nothing has to be collected before a start. A browser asks each time whether
# they have changed, which costs it nothing to speak of and spares it an old style beside a new page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0
WHITENOISE_ALLOW_ALL_ORIGINS = False

# The largest policy that is read is 5 MB; the rest is room for the form around it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE
FILE_UPLOAD_HANDLERS = ["belisha.site.uploads.MemoryUploadHandler"]

# W3C Content Security Policy Level 3, section 6: only what Belisha itself serves, no script inside a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "belisha.web.errors.form_expired"
# It is served on the loopback interface over plain http, where a browser ignores both.
SECURE_HSTS_SECONDS = 0
CSRF_COOKIE_SECURE = False

# Pages that were refused or not found are not logged, because an address may name a person.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "belisha": {"handlers": ["console"], "level": "INFO"},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
    },
}
