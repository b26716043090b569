"""The writer: one thread that saves what the room sends, many at a time, and answers after COMMIT.

Whatever waits when a commit is done goes into the next one: one sync of the disk for all of them.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar, cast

from django.db import Error, IntegrityError, connection, transaction

from kolam.web.live.refusals import Refusal

log = logging.getLogger("kolam.live")
T = TypeVar("T")
MOST = 400
IDLE = 2.0
BUSY_MS = 5000


class Job(Protocol):
    """Something to be saved together with others of its kind."""

    done: "asyncio.Future[Any]"
    outcome: Any

    def check(self) -> None:
        """Raise Refusal if it is not to be saved any more."""

    @staticmethod
    def store(jobs: Sequence[Any], *, repeats: bool) -> None:
        """Write them all in the transaction under way; put an outcome into each.

        May raise Repeats, unless `repeats` says that some may have been saved before.
        """

    def settle(self) -> None:
        """After the commit: tell the hall."""


class Repeats(Exception):
    """Some of these jobs were saved before: look which, and save the others."""


class Call(Future[Any]):
    """An act to be done between two batches."""

    def __init__(self, act: Callable[[], Any]) -> None:
        super().__init__()
        self.act = act


class Stop:
    """The last thing in the queue."""


Item = Job | Call | Stop


class Writer:
    """The thread with the only connection that saves cards and seats."""

    def __init__(self, *, busy_ms: int = BUSY_MS) -> None:
        self.busy_ms = busy_ms
        self._queue: SimpleQueue[Item] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="kolam-writer", daemon=True)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._written = False

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start the thread; what it has saved is answered on this loop."""
        self._loop = loop
        self._thread.start()

    def stop(self) -> None:
        """Save all that waits, then end the thread."""
        self._queue.put(Stop())
        self._thread.join()

    def here(self) -> bool:
        """Whether the caller runs in the writer's thread."""
        return threading.current_thread() is self._thread

    def put(self, job: Job) -> None:
        """Let a job be saved with the next batch; its future is answered after the commit."""
        self._queue.put(job)

    def call(self, act: Callable[[], T]) -> Future[T]:
        """Do an act in the writer's thread, after what waits already."""
        call = Call(act)
        self._queue.put(call)
        return cast("Future[T]", call)

    def _work(self) -> None:
        while True:
            item = self._next()
            jobs: list[Job] = []
            while not isinstance(item, Call | Stop):
                jobs.append(item)
                if len(jobs) == MOST or self._queue.empty():
                    break
                item = self._queue.get()
            if jobs:
                self._serve(jobs)
            if isinstance(item, Call):
                self._do(item)
            elif isinstance(item, Stop):
                break
        self._rest()
        connection.close()

    def _next(self) -> Item:
        while True:
            try:
                return self._queue.get(timeout=IDLE)
            except Empty:
                self._rest()

    def _serve(self, jobs: Sequence[Job]) -> None:
        """Save a batch, and let the loop answer it."""
        asked: list[Job] = []
        try:
            asked += (job for job in jobs if _still_wanted(job))
            self._save(asked)
        except IntegrityError:
            self._one_by_one(asked)
        except Exception as error:
            _complain("a batch was not saved", error)
            connection.close()
            for job in asked or jobs:
                job.outcome = Refusal("not_saved")
        self._answer(jobs)

    def _save(self, jobs: Sequence[Job]) -> None:
        self._ready()
        try:
            self._store(jobs, repeats=False)
        except Repeats:
            self._store(jobs, repeats=True)
        for job in jobs:
            job.settle()
        self._written = True

    @staticmethod
    def _store(jobs: Sequence[Job], *, repeats: bool) -> None:
        with transaction.atomic():
            for kind in {type(job) for job in jobs}:
                kind.store([job for job in jobs if type(job) is kind], repeats=repeats)

    def _one_by_one(self, jobs: Sequence[Job]) -> None:
        """A row that something points to has just gone: find out whose, and save the others."""
        for job in jobs:
            try:
                self._save([job])
            except Error:
                job.outcome = Refusal("other_activity")

    def _answer(self, jobs: Sequence[Job]) -> None:
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_answer, jobs)

    def _do(self, call: Call) -> None:
        if not call.set_running_or_notify_cancel():
            return
        try:
            self._ready()
            call.set_result(call.act())
        except Exception as error:
            if isinstance(error, Error):
                connection.close()
            call.set_exception(error)
        self._written = True

    def _ready(self) -> None:
        """Connect, with a shorter patience than pages have: a phone can try again."""
        if connection.connection is None and connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {self.busy_ms:d}")
                cursor.execute("PRAGMA temp_store = MEMORY")
                cursor.execute("PRAGMA wal_autocheckpoint = 4000")

    def _rest(self) -> None:
        """In a quiet moment, fold the write-ahead log in: its pages lie in order of arrival."""
        if self._written and connection.vendor == "sqlite":
            self._written = not fold()


def fold() -> bool:
    """Move SQLite's write-ahead log into the database and empty it; answers whether it could."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return not cursor.fetchone()[0]
    except Error as error:
        _complain("the write-ahead log was not folded in", error)
        return False


def _still_wanted(job: Job) -> bool:
    try:
        job.check()
    except Refusal as refusal:
        job.outcome = refusal
        return False
    return True


def _answer(jobs: Sequence[Job]) -> None:
    for job in jobs:
        if job.done.done():
            continue
        if isinstance(job.outcome, Refusal):
            job.done.set_exception(job.outcome)
        else:
            job.done.set_result(job.outcome)


def _complain(what: str, error: Exception) -> None:
    """Log the kind of error only: its text can hold what a person typed."""
    log.error("live: %s (%s)", what, type(error).__name__)
