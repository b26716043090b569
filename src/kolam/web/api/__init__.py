"""The API: sheets, findings and exports as JSON; its schema is made from the records."""

from kolam.web.api.schema import api

__all__ = ["api"]
