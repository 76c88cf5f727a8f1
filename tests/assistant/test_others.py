"""A question about somebody who takes part is not answered with what others say, and not of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.conversation import Assistant
from tests.assistant.assistants import assistant_of

MEETING = """MILL LANE RESIDENTS' MEETING
Chair: Mrs. Ottilie Brand. Treasurer: Mr. Jun Park.

Mrs. Lowe: Why has the service charge gone up?

Treasurer: The roof, and a new pump. Of the 300 pounds about 200 are for the pump.

Mr. Sandoval: Cats. I like them, but must they sleep in the laundry?

Chair: We cannot forbid it. Mr. Sandoval, the big one sleeps on my towels too. His name is Mortimer and he weighs seven kilos.

Mrs. Lowe: And who paid for the roof?

Treasurer: The insurance, all but a tenth.

Mr. Sandoval: Is the gate locked at night?

Chair: At eleven.
"""


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with assistant_of(tmp_path_factory.mktemp("meeting"), {"meeting.txt": MEETING}) as found:
        yield found


@pytest.mark.parametrize("question", ["What is the name of Mrs. Lowe's cat?", "How much does Mrs. Lowe's cat weigh?"])
def test_what_others_tell_of_another_is_declined(meeting: Assistant, question: str) -> None:
    assert meeting.ask(question).abstained


def test_what_others_reply_to_them_is_quoted(meeting: Assistant) -> None:
    answer = meeting.ask("Why has Mrs. Lowe's service charge risen?")
    assert not answer.abstained
    assert "The roof, and a new pump." in answer.text
