"""Measurements against peers; each is a script that prints a table."""
