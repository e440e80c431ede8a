"""Django's settings. What differs from one installation to the next comes from the environment:

- BELISHA_VAR: where Belisha keeps what it writes: the database and its secret key; var/ if unset
- BELISHA_SECRET_KEY: the key that signs; made once and kept in BELISHA_VAR if unset
- BELISHA_SEALING_KEY: the key that encrypts, 32 bytes in base 64; made once and kept in BELISHA_VAR if unset
- BELISHA_ADDRESS: where people reach Belisha; http://localhost:8000 if unset. With https:// a reverse proxy on this
  computer is trusted to say so, and who the client is; cookies then travel by HTTPS alone
- BELISHA_EMAIL_BACKEND: how emails leave, in Django's words, with BELISHA_EMAIL_HOST, _PORT, _USER, _PASSWORD and
  BELISHA_EMAIL_FROM; files in BELISHA_VAR/outbox if unset
- BELISHA_DEMO: 1 for a demonstration, where anybody can sign in as any member of a made-up school; off if unset
- DATABASE_URL: PostgreSQL or SQLite; a SQLite file in BELISHA_VAR if unset
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from belisha.site.address import HERE, address_of
from belisha.site.database import database_settings
from belisha.site.secret import sealing_key, secret_key

CHECKOUT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("BELISHA_VAR") or CHECKOUT / "var")

BELISHA_DEMO = os.environ.get("BELISHA_DEMO", "").lower() in {"1", "true", "yes", "on"}
BELISHA_NOTICE = (
    "This is a demonstration with made-up people. Anybody at this computer can sign in as any of them."
    if BELISHA_DEMO
    else ""
)

DEBUG = False
SECRET_KEY = os.environ.get("BELISHA_SECRET_KEY") or secret_key(VAR / "secret-key")
BELISHA_SEALING_KEY = sealing_key(VAR / "sealing-key", os.environ.get("BELISHA_SEALING_KEY", ""))
ADDRESS = address_of(os.environ.get("BELISHA_ADDRESS", ""), os.environ.get("BELISHA_PORT", ""))
BELISHA_ADDRESS = ADDRESS.origin
ALLOWED_HOSTS = [*HERE, ADDRESS.host]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
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
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "belisha.web.signing_in.middleware.IdleMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "belisha.web.admission.AdmissionMiddleware",
    "belisha.web.signing_in.middleware.MemberMiddleware",
    "belisha.web.errors.NothingToReadMiddleware",
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
# Without HTTPS it is served to this computer alone, where a browser ignores both. RFC 6797, section 14.4, has a year.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ADDRESS.is_https else 0
CSRF_COOKIE_SECURE = ADDRESS.is_https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ADDRESS.is_https else None

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
        # It would log who fails to sign in; that is for the trail.
        "axes": {"level": "CRITICAL", "propagate": False},
    },
}

# Signing in. What is counted against guessing stands in the database, because each process has its own memory.
# When it is full a part of it is forgotten, and with it what was counted: so it is large.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "belisha_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "belisha.people.accounts.backends.AccountBackend",
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60
# NIST SP 800-63B, section 5.1.1: length and known bad passwords, nothing about capitals and signs.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "belisha.people.accounts.validators.GuessedFirstValidator"},
]
# It ends with the browser, or earlier: belisha/web/signing_in/middleware.py says when.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ADDRESS.is_https

ACCOUNT_ADAPTER = "belisha.web.signing_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "5/15m/key", "reauthenticate": "10/m/user"}
ACCOUNT_FORMS = {
    "login": "belisha.web.signing_in.forms.StaffForm",
    "reauthenticate": "belisha.web.signing_in.forms.AgainForm",
    "reset_password_from_key": "belisha.web.signing_in.forms.NewPasswordForm",
    "change_password": "belisha.web.signing_in.forms.ChangePasswordForm",
}
MFA_ADAPTER = "belisha.web.signing_in.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Belisha"
# RFC 6238, section 5.2: one step either way for a clock that is not quite right.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_FORMS = {
    "authenticate": "belisha.web.signing_in.forms.CodeForm",
    "reauthenticate": "belisha.web.signing_in.forms.CodeAgainForm",
    "activate_totp": "belisha.web.signing_in.forms.FirstCodeForm",
    "login_webauthn": "belisha.web.signing_in.forms.PasskeyLoginForm",
    "authenticate_webauthn": "belisha.web.signing_in.forms.PasskeyForm",
    "reauthenticate_webauthn": "belisha.web.signing_in.forms.PasskeyAgainForm",
}

# By account and address together, so that nobody can lock out another from afar, nor a class its classroom.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "belisha.people.accounts.lockout.counted_name"
AXES_CLIENT_IP_CALLABLE = "belisha.people.accounts.lockout.caller"
AXES_LOCKOUT_CALLABLE = "belisha.web.signing_in.views.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "password", "first", "second", "code"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESAME_MAX_AGE = timedelta(minutes=15)
SESAME_ONE_TIME = True

EMAIL_BACKEND = os.environ.get("BELISHA_EMAIL_BACKEND") or "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "outbox"
EMAIL_HOST = os.environ.get("BELISHA_EMAIL_HOST") or "localhost"
EMAIL_PORT = int(os.environ.get("BELISHA_EMAIL_PORT") or 587)
EMAIL_HOST_USER = os.environ.get("BELISHA_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("BELISHA_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("BELISHA_EMAIL_FROM") or "belisha@localhost"
