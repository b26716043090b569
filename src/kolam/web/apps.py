"""The one Django app: its tables serve every tool."""

from django.apps import AppConfig


class KolamConfig(AppConfig):
    """Kolam's tables and pages."""

    name = "kolam.web"
    label = "kolam"
    default_auto_field = "django.db.models.BigAutoField"
