"""The rooms: one folder per tool of the partnering framework; they never import each other."""
