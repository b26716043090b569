"""What `kolam sign` does with a book: list its versions, and act on one."""
