"""Django's settings; what differs between servers comes from KOLAM_* environment variables."""

import os
import secrets
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from kolam.web.database import SQLITE_OPTIONS, use_bundled_sqlite

use_bundled_sqlite()

HERE = Path(__file__).parent
HOME = Path(os.environ.get("KOLAM_HOME", "kolam-data")).resolve()
DEMO = os.environ.get("KOLAM_DEMO") == "1"
DEBUG = False


def _secret() -> str:
    if given := os.environ.get("KOLAM_SECRET"):
        return given
    HOME.mkdir(parents=True, exist_ok=True)
    path = HOME / "secret.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = _secret()
ALLOWED_HOSTS = os.environ.get("KOLAM_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = os.environ.get("KOLAM_HTTPS") == "1"
# Where phones reach this server, if not where its pages are asked for.
PUBLIC_URL = os.environ.get("KOLAM_ADDRESS", "")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "kolam_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_FAILURE_VIEW = "kolam.web.desk.refused.forged"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "kolam.web.apps.KolamConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "kolam.web.static_files.StaticFiles",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kolam.web.desk.language.LanguageOfTheReader",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "kolam.web.urls"
ASGI_APPLICATION = "kolam.web.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                        "kolam.web.room_files.Templates",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kolam.web.desk.context.everywhere",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    if os.environ.get("KOLAM_POSTGRES"):
        from psycopg.conninfo import conninfo_to_dict

        given = conninfo_to_dict(os.environ["KOLAM_POSTGRES"])
        names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD"}
        names |= {"host": "HOST", "port": "PORT"}
        known = {names[k]: v for k, v in given.items() if k in names}
        return {"ENGINE": "django.db.backends.postgresql", **known}
    HOME.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "kolam.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    }


DATABASES = {"default": _database()}
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "kolam.web.desk.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "kolam.web.desk.passwords.NotCommon"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_ADAPTER = "kolam.web.desk.spoken.Accounts"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {
    "login": "kolam.web.desk.account_forms.SignIn",
    "signup": "kolam.web.desk.account_forms.SignUp",
    "change_password": "kolam.web.desk.account_forms.ChangePassword",
    "set_password": "kolam.web.desk.account_forms.SetPassword",
    "reset_password": "kolam.web.desk.account_forms.AskForReset",
    "reset_password_from_key": "kolam.web.desk.account_forms.NewPassword",
    "reauthenticate": "kolam.web.desk.account_forms.PasswordAgain",
    "add_email": "kolam.web.desk.account_forms.AddAddress",
}
MFA_ADAPTER = "kolam.web.desk.spoken.SecondSteps"
MFA_FORMS = {
    "authenticate": "kolam.web.desk.second_steps.Code",
    "reauthenticate": "kolam.web.desk.second_steps.CodeAgain",
    "activate_totp": "kolam.web.desk.second_steps.StartCodes",
    "add_webauthn": "kolam.web.desk.second_steps.AddKey",
    "edit_webauthn": "kolam.web.desk.second_steps.NameKey",
}
MFA_TOTP_ISSUER = "Kolam"
# Addresses are not verified: a server in a meeting room cannot send mail.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
EMAIL_BACKEND = os.environ.get("KOLAM_EMAIL", "django.core.mail.backends.console.EmailBackend")
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "kolam.web.desk.refused.who_tried"
AXES_LOCKOUT_CALLABLE = "kolam.web.desk.refused.locked_out"
# In memory, so that no address and no name of a person who mistypes is kept.
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
# One process serves, so its own memory is enough of a cache.
SILENCED_SYSTEM_CHECKS = ["axes.W001"]
AXES_VERBOSE = False
# A file that was looked at comes back as changes in a form, before it is applied.
DATA_UPLOAD_MAX_MEMORY_SIZE = 24 * 1024 * 1024
LINK_SECONDS = 15 * 60
INVITE_SECONDS = 7 * 24 * 3600

# Django's core knows no Sinhala.
LANG_INFO["si"] = {"bidi": False, "code": "si", "name": "Sinhala", "name_local": "සිංහල"}
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("si", "සිංහල"), ("ta", "தமிழ்")]
USE_I18N = USE_TZ = True
TIME_ZONE = os.environ.get("KOLAM_TIME_ZONE", "Asia/Colombo")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "kolam.web.room_files.Looks",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kolam.web.static_names.NamesByContent"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
    }
}
# Refusals are not logged: their addresses can hold one-time links and their reasons names.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "short"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "axes": {"level": "ERROR"},
    },
}
