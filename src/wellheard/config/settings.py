"""Every setting. What an installation may change comes from the environment; docs/operating/settings.md lists it."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from wellheard.config.databases import database
from wellheard.config.defaults import numbers, words
from wellheard.config.keys import secret
from wellheard.config.mail import accounts_of_bodies, mail_security

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("WELLHEARD_HOME", "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)

DEBUG = os.environ.get("WELLHEARD_DEBUG") == "1"
SECRET_KEY = secret("secret_key", HOME)
JOURNAL_KEY = secret("journal_key", HOME)
JOURNAL_ANCHORS = Path(os.environ.get("WELLHEARD_JOURNAL_ANCHORS", HOME / "journal"))
DOCUMENTS_ROOT = Path(os.environ.get("WELLHEARD_DOCUMENTS", HOME / "documents"))
DOCUMENT_SIZE_LIMIT = int(os.environ.get("WELLHEARD_DOCUMENT_SIZE_LIMIT", 25 * 1024 * 1024))
ALLOWED_HOSTS = os.environ.get("WELLHEARD_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ADDRESS = os.environ.get("WELLHEARD_ADDRESS", "http://localhost:8000").rstrip("/")
SECURE = os.environ.get("WELLHEARD_HTTPS") == "1"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "wellheard.foundation.design",  # before what its templates stand in for
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wellheard.foundation.organisations",
    "wellheard.foundation.journal",
    "wellheard.foundation.documents",
    "wellheard.foundation.letters",
    "wellheard.areas.procedures",
    "wellheard.areas.casework",
    "wellheard.areas.children",
    "wellheard.areas.investigation",
    "wellheard.areas.correspondence",
    "wellheard.areas.workload",
    "wellheard.areas.coding",
    "wellheard.areas.learning",
    "wellheard.areas.culture",
    "wellheard.areas.reporting",
    "wellheard.interfaces.office",
    "wellheard.interfaces.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wellheard.foundation.organisations.middleware.ActorMiddleware",
    "wellheard.foundation.organisations.middleware.GateMiddleware",
]

ROOT_URLCONF = "wellheard.config.urls"
WSGI_APPLICATION = "wellheard.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wellheard.foundation.design.context.page",
                "wellheard.interfaces.office.navigation.office",
                "wellheard.interfaces.office.file_parts.file_parts",
                "wellheard.interfaces.office.learning_parts.learning_parts",
                "wellheard.interfaces.office.views.beside_caseload.beside_caseload",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL"), HOME)}
DATABASE_ROLE = os.environ.get("WELLHEARD_DATABASE_ROLE", "wellheard_app")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(HOME / "cache"),
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/office/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "wellheard.foundation.organisations.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Wellheard"
MFA_TOTP_TOLERANCE = 1
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("gd", _("Gaelic"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
DATE_INPUT_FORMATS = [
    "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%A %d %B %Y", "%a %d %b %Y",
]  # fmt: skip
TIME_INPUT_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I:%M %p", "%I%p", "%I %p"]

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

EMAIL_BACKEND = "wellheard.foundation.letters.sign_in_mail.OutboxBackend"
EMAIL_HOST = os.environ.get("WELLHEARD_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("WELLHEARD_SMTP_PORT", 25))
EMAIL_HOST_USER = os.environ.get("WELLHEARD_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("WELLHEARD_SMTP_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = mail_security(os.environ.get("WELLHEARD_SMTP_SECURITY", "none"), EMAIL_HOST_USER)
DEFAULT_FROM_EMAIL = os.environ.get("WELLHEARD_FROM", "complaints@localhost")

NOTIFY_KEY = os.environ.get("WELLHEARD_NOTIFY_KEY", "")
NOTIFY_URL = os.environ.get("WELLHEARD_NOTIFY_URL", "https://api.notifications.service.gov.uk")
NOTIFY_EMAIL_TEMPLATE = os.environ.get("WELLHEARD_NOTIFY_EMAIL_TEMPLATE", "")
NOTIFY_TEXT_TEMPLATE = os.environ.get("WELLHEARD_NOTIFY_TEXT_TEMPLATE", "")
NOTIFY_POSTAGE = os.environ.get("WELLHEARD_NOTIFY_POSTAGE", "second")
NOTIFY_BODIES = accounts_of_bodies(os.environ)
ANSWER_WITHIN_DAYS = int(os.environ.get("WELLHEARD_ANSWER_WITHIN_DAYS", 5))
ESCALATE_AFTER_DAYS = numbers(
    "WELLHEARD_ESCALATE_AFTER_DAYS", os.environ.get("WELLHEARD_ESCALATE_AFTER_DAYS", "1,4,7"), 3
)
PRIORITY_BY_RISK = words(
    "WELLHEARD_PRIORITY_BY_RISK",
    os.environ.get("WELLHEARD_PRIORITY_BY_RISK", "routine,routine,raised,high,top"),
    5,
    ("routine", "raised", "high", "top"),
)
CONTACT_REVIEW_MONTHS = int(os.environ.get("WELLHEARD_CONTACT_REVIEW_MONTHS", 6))
BULK_LETTER_HOLD = int(os.environ.get("WELLHEARD_BULK_LETTER_HOLD", 10))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
