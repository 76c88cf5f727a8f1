"""What somebody did before is told first by the words that say what they were."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

CHEESE = """# Wheels in the cellar: Sister Brid Lowe, cheesemaker

**What do you make?**

Two kinds. A soft one before Easter, and a hard one which the old cheesemaker did before me and which keeps for years.

**How did you come to it?**

I was a loss adjuster, house fires, eleven years, with a company car. I could not boil milk. I came here on a walk because it
rained. When I had been here a year the cheesemaker lost her sense of smell.
"""
HIVES = """# They come in May

*Olga Brandt has forty geese by the lake. She is 58 and was once a tram conductor.*

**How does one come to geese?**

It was a swarm of them, in June 1994. They settled at the depot, and I had a tram due in ten minutes. I telephoned the vet.
"""
LOCK = """# Nobody relieves you: an interview with Karsten Bohm

*Karsten Bohm was the last keeper of Sluys lock, before it was shut.*

**How does an apprentice end up at a lock?**

The canal board wanted somebody to paint its gates. I had finished my four years with old Mr. Tesch, and no bench was free for
me.

**Was it cold?**

In March it was.

**Who came by?**

Barges, and on Sundays the priest.
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(
        tmp_path_factory.mktemp("once"), {"cheese.md": CHEESE, "hives.md": HIVES, "lock.md": LOCK}
    ) as found:
        yield found


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Sister Brid do before she became a cheesemaker?", "loss adjuster"),
        ("What did Olga Brandt do before geese came?", "tram conductor"),
        ("What did Karsten Bohm do before he came to the lock?", "four years with old"),
        ("What was Olga Brandt before all this?", "tram conductor"),
    ],
)
def test_what_they_were_leads(people: Assistant, question: str, said: str) -> None:
    answer = people.ask(question)
    assert not answer.abstained and said in answer.citations[0].quote
