"""The API's addresses: the same for every room, with each room's own record as the schema."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.security import django_auth

from kolam import toolbox
from kolam.core.fault import Fault, Faulty
from kolam.core.tool import Tool
from kolam.web.api import acts
from kolam.web.desk.language import speak
from kolam.web.doors import enter, marked

WHY = "Sign in on the desk first; writing needs the CSRF token too. Faults come with their place."

api = NinjaAPI(
    title="Kolam",
    version="1",
    description=WHY,
    auth=django_auth,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)


def partnerships(request: HttpRequest) -> list[dict[str, Any]]:
    """The partnerships of the person who asks, with their sheets' fingerprints."""
    return acts.partnerships(request.user)


api.get("partnerships", tags=["partnerships"])(marked(partnerships, "signed_in"))


def _routes(tool: Tool) -> None:
    """The addresses of one room."""
    base, tag = f"partnerships/{{slug}}/sheets/{tool.slug}", [tool.slug]
    body = {"requestBody": {"required": True, "content": _schema_of_edit(tool)}}

    def read_sheet(request: HttpRequest, slug: str) -> Any:
        partnership, _ = enter(request.user, slug, "see")
        return acts.sheet(partnership, tool)

    def save_sheet(request: HttpRequest, slug: str) -> Any:
        partnership, _ = enter(request.user, slug, "edit")
        return acts.save(partnership, tool, request.body, who=request.user)

    def findings(request: HttpRequest, slug: str) -> Any:
        partnership, _ = enter(request.user, slug, "see")
        return acts.findings(partnership, tool, request.GET, speak())

    def export(request: HttpRequest, slug: str, what: str) -> HttpResponse:
        partnership, _ = enter(request.user, slug, "export")
        return acts.export(partnership, tool, what, request.GET)

    name = f"of_{tool.slug}"
    sheet = {200: acts.answer_of(tool)}
    api.get(base, tags=tag, operation_id=f"sheet_{name}", response=sheet)(marked(read_sheet, "see"))
    api.put(base, tags=tag, operation_id=f"save_{name}", openapi_extra=body)(
        marked(save_sheet, "edit")
    )
    api.get(f"{base}/findings", tags=tag, operation_id=f"findings_{name}")(marked(findings, "see"))
    api.get(f"{base}/export/{{what}}", tags=tag, operation_id=f"export_{name}")(
        marked(export, "export")
    )


def _schema_of_edit(tool: Tool) -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["read", "sheet"],
        "properties": {
            "read": {"type": "string", "description": "the fingerprint that was read"},
            "sheet": tool.sheet.model_json_schema(),
        },
    }
    return {"application/json": {"schema": schema}}


for _tool in toolbox.rooms().values():
    _routes(_tool)


@api.exception_handler(Faulty)
def _faulty(request: HttpRequest, faulty: Faulty) -> HttpResponse:
    return api.create_response(request, {"faults": told(faulty.faults)}, status=422)


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, denied: PermissionDenied) -> HttpResponse:
    text = speak()("desk.refused.not_allowed.text")
    return api.create_response(request, {"detail": text}, status=403)


def told(faults: tuple[Fault, ...]) -> list[dict[str, Any]]:
    """Faults as plain values: the place, the key, the sentence in the caller's language."""
    return [
        {"place": list(f.place), "where": f.where(), "key": f.key, "message": f.said(speak())}
        for f in faults
    ]
