"""The API's addresses, made from the rooms."""

from ninja import NinjaAPI

api = NinjaAPI(title="Kolam", version="1", docs_url=None)
