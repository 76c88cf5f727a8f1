"""Small interviews for the tests of answers: two with numbered questions, and pages on which people say what they use."""

from __future__ import annotations

from collections.abc import Mapping

GUARD = """The river guard: an interview with Nadia Ferrow

Nadia Ferrow led the river guard of Wendmouth until 2014, and she now breeds geese on the island of Sallow.
Colm Adair spoke with her for the Wend Courier in May 2019.

1. The guard had 2,400 members when the dam was attacked in 2009. Why did it bring down the drones?

- They were mapping our sluices, and we had warned the company twice. Nobody was hurt. I gave the order myself from
the pump house.

2. Where did you sleep in those weeks?

- In the pump house, on sacks of lime. My radio was a Grundig from 1961, and it never failed me.

3. What was the worst day?

- The ninth of March. We lost the northern sluice because the winch had rusted. I still hear it.

4. Would you do it again?

- No. I was thirty and I knew nothing about water.
"""
FERRY = """The rope ferry: an interview with Tobias Ansel

Tobias Ansel has worked the rope ferry at Wendmouth since 1988.

1. Which radio do you listen to on the crossing?

- A Grundig that my father left me. I repaired it with wire from a lobster pot.

2. Why did the bridge never come?

- Because nobody could agree who should pay for the piers. The plans are in the town hall.

3. Where do you sleep in winter?

- In the ferry house, with the dog on my feet.
"""


def profile(name: str, tools: str, *, who: str = "", summary: str = "") -> str:
    """A page about somebody, who says who they are and what they work with."""
    head = f"title: {name}\n" + (f"summary: {summary}\n" if summary else "")
    default = f"I'm {name}."
    asked = f"### Who are you?\n\n{who or default}\n\n### What do you work with?\n\n{tools}\n"
    return f"---\n{head}---\n\n{asked}"


def profiles(told: Mapping[str, str]) -> dict[str, str]:
    """The page of each by file name, their first name, in the order of a folder."""
    return {f"{name.split()[0]}.md": profile(name, tools) for name, tools in sorted(told.items())}
