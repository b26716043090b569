"""Kolam: from a room full of phones to an agreement in which every partner gains."""

__version__ = "0.1.0"
