"""The command line: one command a file, each read only when it is asked for."""
