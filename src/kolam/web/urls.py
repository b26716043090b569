"""Where each Django page lives; phones, walls and streams are answered by the live lane first."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("kolam.web.desk.urls")),
]
