"""Paper: figures and reports as files, set by typst with the house's own fonts."""
