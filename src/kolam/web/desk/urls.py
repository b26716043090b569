"""Where each desk page lives."""

from django.urls import include, path

from kolam.web.desk import (
    answers,
    bring_in,
    certificate,
    console,
    documents,
    enter,
    flow,
    history,
    home,
    language,
    partnership,
    people,
    practice,
    room,
    row,
    sheet,
    stale,
    table,
    take_out,
    workshops,
)

INSIDE = [
    path("", partnership.partnership, name="partnership"),
    path("about/", partnership.about, name="about"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<int:member>/", people.change, name="change_person"),
    path("documents/", documents.documents, name="documents"),
    path(
        "documents/<slug:kind>/<slug:language>/<slug:format>/", documents.document, name="document"
    ),
    path("book/", take_out.book, name="book"),
    path("workshops/", workshops.workshops, name="workshops"),
    path("workshops/new/", workshops.new, name="new_workshop"),
    path("workshops/<slug:code>/", console.console, name="console"),
    path("workshops/<slug:code>/act/", console.act, name="act"),
    path("workshops/<slug:code>/activities/", console.add, name="add_activity"),
    path("workshops/<slug:code>/join/", console.join_sheet, name="join_sheet"),
    path("workshops/<slug:code>/answers/", answers.answers, name="answers"),
    path("files/", bring_in.files, name="files"),
    path("files/import/", bring_in.bring_in, name="import"),
    path("flow/", flow.flow, name="flow"),
    path("rooms/<slug:tool>/", room.room, name="room"),
    path("rooms/<slug:tool>/flow/", flow.take, name="take_in"),
    path("rooms/<slug:tool>/table/", table.table, name="table"),
    path("rooms/<slug:tool>/sheet/", sheet.sheet, name="sheet"),
    path("rooms/<slug:tool>/sheet/fields/", sheet.save_fields, name="fields"),
    path("rooms/<slug:tool>/sheet/stale/", stale.resolve, name="resolve"),
    path("rooms/<slug:tool>/sheet/at/<path:path>/", row.row, name="row"),
    path("rooms/<slug:tool>/history/", history.history, name="history"),
    path("rooms/<slug:tool>/history/compare/", history.compare, name="compare"),
    path("rooms/<slug:tool>/history/<int:revision>/undo/", history.undo, name="undo"),
    path("rooms/<slug:tool>/certificate/", certificate.certificate, name="certificate"),
    path("rooms/<slug:tool>/certificate/own/", certificate.own_opening, name="own_opening"),
    path("rooms/<slug:tool>/certificate/all/", certificate.openings, name="openings"),
    path("rooms/<slug:tool>/practise/", practice.practise, name="practise"),
    path("rooms/<slug:tool>/take/<slug:what>/", take_out.take_out, name="take_out"),
]

urlpatterns = [
    path("", home.front, name="front"),
    path("language/", language.choose, name="language"),
    path("enter/<str:token>/", enter.enter, name="enter"),
    path("desk/", home.home, name="home"),
    path("new/", partnership.new, name="new_partnership"),
    path("open/", bring_in.open_book, name="open_book"),
    path("desk/<slug:slug>/", include(INSIDE)),
]
