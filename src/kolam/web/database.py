"""The database driver: SQLite new enough to be safe, and the pragmas that make writes durable."""

import sys

import pysqlite3

OLDEST_SAFE = (3, 51, 3)


def use_bundled_sqlite() -> None:
    """Let Django use the bundled SQLite: older ones can corrupt a write-ahead log on reset."""
    if pysqlite3.sqlite_version_info < OLDEST_SAFE:
        raise RuntimeError(f"SQLite {pysqlite3.sqlite_version} is older than 3.51.3")
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        # A card of thirteen stakeholders fits into a page of this size; a new file takes it on.
        "PRAGMA page_size=8192;"
        " PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        " PRAGMA secure_delete=ON; PRAGMA cache_size=-64000;"
    ),
}
