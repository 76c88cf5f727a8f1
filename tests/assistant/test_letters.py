"""Letters that stand below each other in one file are answered from like an interview."""

from __future__ import annotations

from pathlib import Path

from tests.assistant.assistants import assistant_of

LETTERS = """From: Nora Hale <nora@museum.example>
To: Piet Maas <piet@bells.example>
Date: Mon, 13 May 2024 09:12
Subject: The bell

Can the crack in our bell be mended? And how long would it take?

From: Piet Maas <piet@bells.example>
To: Nora Hale <nora@museum.example>
Date: Tue, 14 May 2024 16:40
Subject: Re: The bell

> Can the crack in our bell be mended?

Yes. I weld it in an oven.

> And how long would it take?

Six weeks, of which four are cooling.
"""


def test_a_question_that_a_reply_quotes_is_not_quoted_beside_it(tmp_path: Path) -> None:
    with assistant_of(tmp_path, {"bell.txt": LETTERS}) as assistant:
        answer = assistant.ask("Can the crack in the bell be mended?")
        assert [citation.speaker for citation in answer.citations] == ["Piet Maas"]
        assert "Six weeks" in assistant.ask("How long does it take to mend the bell?").text
