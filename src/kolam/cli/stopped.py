"""Stopped: why a command could not go on, where, and what to do next."""

from collections.abc import Iterable

import click


class Stopped(click.ClickException):
    """A command that could not be done: what happened, where, and what to do next."""

    exit_code = 3

    def __init__(self, what: str, *, where: object = "", then: str = "") -> None:
        super().__init__(what)
        self.where = str(where)
        self.then = then

    def format_message(self) -> str:
        told = [self.message]
        if self.where:
            told.append(f"  where: {self.where}")
        if self.then:
            told.append(f"  next:  {self.then}")
        return "\n".join(told)


def instead(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A question that offers the known word most like this one, else something else."""
    from kolam.core.fault import near

    guess = near(word, known)
    return f"did you mean {guess}?" if guess else otherwise
