"""Template tags: how pages take their words from the catalogues."""
