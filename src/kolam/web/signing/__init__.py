"""Signing on the server: its key, versions and acts, one-time links, signed files, and pages."""
