"""Solving from the shell: what is asked, worked out with a bar and Ctrl-C, and told."""
