"""The room's part in tracing: a partner's private lines are followed by that partner alone."""

from kolam.core.chain import Chain

CHAIN = Chain(links=frozenset({("lines", "years")}), private="lines")
