"""The API: sheets and findings as JSON, described by the records themselves."""
