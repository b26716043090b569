"""The web: the only Django in the house; desk, live room and API."""
