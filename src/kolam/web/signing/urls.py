"""Where each page of signing lives."""

from django.urls import include, path

from kolam.web.signing import by_link, checking, files, pages

INSIDE = [
    path("", pages.signing, name="signing"),
    path("put-up/", pages.put_up, name="put_up"),
    path("<str:version>/", pages.version, name="signing_version"),
    path("<str:version>/sign/", pages.sign, name="signing_sign"),
    path("<str:version>/manage/", pages.manage, name="signing_manage"),
    path("<str:version>/file/<slug:language>/", files.signed_file, name="signed_file"),
    path("<str:version>/receipt/<slug:receipt>/", files.receipt, name="receipt"),
]

urlpatterns = [
    path("sign/<str:token>/", by_link.sign, name="sign_by_link"),
    path("sign/<str:token>/receipt/", by_link.receipt, name="link_receipt"),
    path("sign/<str:token>/file/<slug:language>/", by_link.file, name="link_file"),
    path("verify/", checking.check, name="check_file"),
    path("desk/<slug:slug>/signing/", include(INSIDE)),
]
