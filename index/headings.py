"""Labels that head a part of minutes or notes and name nobody: "Voting: six to three", "Next Meeting: 4 April"."""

from __future__ import annotations

from index.words import fold

_HEADINGS = frozenset(
    label
    for line in (
        "voting, vote, votes, voting results, result of the vote, ayes, noes, nays, abstentions, quorum, roll call",
        "call to order, adjournment, adjourned, attendance, apologies, discussion, motions, decision, decisions, agenda items",
        "actions, action items, next steps, next meeting, new business, old business, other business, unfinished business",
        "any other business, aob, public comment, public comments, staff report, approval of minutes",
        "approval of the minutes, applause, speakers, panelists, panellists, project, project name, equipment, purpose, scope",
        "objective, objectives, overview, notes, interview date, date of interview, interview number, place of interview",
    )
    for label in line.split(", ")
)


def is_heading(label: str) -> bool:
    """Does a label before a colon head a part of a record, so that nobody is called so?"""
    return " ".join(fold(label).strip(" .:*_").split()) in _HEADINGS
