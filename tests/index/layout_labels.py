# ruff: noqa: E501 - each text is one document as it would stand in a file
"""Small documents whose labels, times and numbers stand as one kind of paper or program writes them."""

from __future__ import annotations

from tests.index.layout_cases import Case

LABELS: tuple[Case, ...] = (
    Case(
        name="a hearing of Congress, whose turns only an indented line tells apart",
        text="    The committee met at 10 a.m. in room 253, Hon. Lyle Brandt, the\nchairman, presiding.\n\n    Mr. Brandt [presiding]. The committee will come to order. We will\nhear from our witnesses about the mill.\n    Mrs. McMorris Reed. Mr. Fitch, how many homes have you connected\nwith the money that you have been given since then?\n    Mr. Fitch. Between 18,000 and 20,000, depending on\nhow one counts.\n    Mrs. McMorris Reed. And when will the rest be done?\n    Mr. Fitch. By the end of next year.\n    Mr. Lee of New York. Dr. O'Rourke, do you agree with what the\ngentleman says?\n    Dr. O'Rourke. I do not. The engineers that I talk to say that it\nwill take five years.\n\n               STATEMENT OF HON. GRACE LEE\n\n    Chair Cantwell. Governor Walz, who told you?\n    Governor Walz. Nobody. I read of it in the newspaper like\neverybody else.\n",
        pairs=(
            (
                "Mr. Fitch, how many homes have you connected\nwith the money that you have been given since then?",
                "Between 18,000 and 20,000, depending on\nhow one counts.",
                "Mr. Fitch",
            ),
            ("And when will the rest be done?", "By the end of next year.", "Mr. Fitch"),
            (
                "Dr. O'Rourke, do you agree with what the\ngentleman says?",
                "I do not. The engineers that I talk to say that it\nwill take five years.",
                "Dr. O'Rourke",
            ),
            (
                "Governor Walz, who told you?",
                "Nobody. I read of it in the newspaper like\neverybody else.",
                "Governor Walz",
            ),
        ),
    ),
)
