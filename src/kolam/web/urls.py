"""Where each Django page lives; phones, walls and streams are answered by the live lane first."""

from django.urls import include, path

from kolam.web.api import api

urlpatterns = [
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("api/", api.urls),
    path("", include("kolam.web.signing.urls")),
    path("", include("kolam.web.desk.urls")),
]
handler403 = "kolam.web.desk.refused.not_allowed"
handler404 = "kolam.web.desk.refused.not_found"
handler500 = "kolam.web.desk.refused.failed"
