"""The crowd: simulated participants, who answer a demonstration through the doors for phones.

They come one after another, think, rate and send as people's phones do, and need nothing but
HTTP. They are invented, seeded, and talk to this machine alone.
"""

import asyncio
import time
from collections.abc import Mapping
from random import Random
from typing import Any

from kolam.core.stakeholder import SECTORS
from kolam.web.caller import Caller, Gone
from kolam.web.opinions import Opinions

MOST_PEOPLE = 500
STAY = 3 * 3600.0
ARRIVING, LOOKING, THINKING = (0.0, 25.0), (6.0, 14.0), (0.4, 4.0)
_NEAR = ("127.0.0.1", "localhost", "::1")


def arrive(
    base: str, code: str, *, people: int, seed: int, pace: float = 1.0, stay: float = STAY
) -> None:
    """Let `people` participants join the workshop `code` at `base` and answer what is asked.

    Returns when the workshop ends, the server goes, or after `stay` seconds; with `stay` 0 each
    answers what is open and leaves. `pace` stretches every pause; 0 means none. The same seed
    gives the same people and opinions, so starting again doubles nothing. Raises ValueError
    for an address that is not this machine's, or for more than MOST_PEOPLE.
    """
    caller = Caller.to(base)
    if caller.host not in _NEAR or not 0 <= people <= MOST_PEOPLE:
        raise ValueError(f"a crowd of 0 to {MOST_PEOPLE} comes to this machine, not to {base}")
    opinions = Opinions(seed)
    crowd = [
        Participant(Caller.to(base), code, Random(f"{seed}:{number}"), opinions, pace)
        for number in range(people)
    ]
    asyncio.run(_all(crowd, stay))


async def _all(crowd: "list[Participant]", stay: float) -> None:
    await asyncio.gather(*(participant.take_part(stay) for participant in crowd))


class Participant:
    """One invented person with a phone."""

    def __init__(
        self, caller: Caller, code: str, chance: Random, opinions: Opinions, pace: float
    ) -> None:
        self.caller = caller
        self.code = code
        self.chance = chance
        self.opinions = opinions
        self.pace = pace
        self.token = f"{chance.getrandbits(128):032x}"
        self.sector = chance.choice((*SECTORS[:5], *SECTORS[:3], ""))
        self.language = chance.choice(("en", "en", "si", "si", "ta"))
        self.answered: set[str] = set()

    async def take_part(self, stay: float) -> None:
        """Come, answer each activity once, and leave."""
        leaving = time.monotonic() + stay
        try:
            await self._pause(ARRIVING)
            await self._join()
            while not await self._look() and time.monotonic() < leaving:
                await self._pause(LOOKING)
        except Gone:
            pass
        finally:
            self.caller.hang_up()

    async def _join(self) -> None:
        data = {"token": self.token, "sector": self.sector, "language": self.language}
        await self.caller.post(f"/live/{self.code}/seats", data)

    async def _look(self) -> bool:
        """Answer what is open; whether the workshop has ended."""
        state = await self.caller.get(f"/live/{self.code}/state?lang={self.language}", self.token)
        activity, ask = state.get("activity"), state.get("ask")
        if activity and ask and activity["state"] == "open" and activity["id"] not in self.answered:
            await self._answer(activity, ask)
        return bool(state.get("workshop", {}).get("ended"))

    async def _answer(self, activity: Mapping[str, Any], ask: Mapping[str, Any]) -> None:
        """Send one card for each stakeholder, as a phone does."""
        self.answered.add(activity["id"])
        mind = Random(f"{self.token}:{activity['id']}")
        for order, stakeholder in enumerate(ask.get("stakeholders", ()), start=1):
            await self._pause(THINKING)
            opinion = self.opinions.of(stakeholder["id"], self.sector, activity["round"], mind)
            card = {
                "key": f"{mind.getrandbits(128):032x}",
                "activity": activity["id"],
                "order": order,
                "body": {"marks": [{"stakeholder": stakeholder["id"], **opinion}]},
            }
            if not await self.caller.post(f"/live/{self.code}/cards", card, self.token):
                return

    async def _pause(self, seconds: tuple[float, float]) -> None:
        await asyncio.sleep(self.pace * self.chance.uniform(*seconds))
