"""The one-time link: shows whom it lets in, and lets that person in when they say so."""

from typing import Any

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from kolam.web import doors
from kolam.web.desk.links import person_behind


@doors.public("the link itself says who may enter")
@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Ask first, so that a mail program that looks at links does not use it up."""
    with transaction.atomic():
        person = person_behind(token)
        if person is None:
            words = {"title": "desk.refused.link.title", "text": "desk.refused.link.text"}
            return render(request, "refused.html", words, status=410)
        if request.method == "POST":
            return _let_in(request, person)
    return render(request, "desk/enter.html", {"person": person})


def _let_in(request: HttpRequest, person: Any) -> HttpResponse:
    login = Login(user=person, email=person.email)
    answer = perform_login(request, login)
    return answer if isinstance(answer, HttpResponse) else HttpResponse(status=500)
