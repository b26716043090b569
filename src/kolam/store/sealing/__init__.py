"""Sealing: receipts of signatures, files that show every changed byte, and how both are checked."""
