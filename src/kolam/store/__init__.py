"""The store: books on disk, changes by row id, references between sheets, and tidy tables."""
