"""The shared words: what every room, page, file and table is made of; no web, no documents."""
