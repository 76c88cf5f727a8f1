"""What a purge takes along beside the index: what the chat keeps of documents that are gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from index.store import DocumentSummary


def forget(store: Path, before: Sequence[DocumentSummary], now: Sequence[DocumentSummary], *, everything: bool) -> None:
    """Erase the documents that were there before and are not now from what the chat keeps: files that were sent to it,
    answers that quote them; with `everything` answers that quote any document that is not there now."""
    from assistant.cli.chat import RECORDS
    from assistant.conversation_records import Conversations
    from assistant.records import Records
    from assistant.web.uploads import FOLDER, erase_upload

    for source in {summary.source for summary in before} - {summary.source for summary in now}:
        erase_upload(Path(source), store / FOLDER)
    if not (store / RECORDS).exists():
        return
    records = Records(store / RECORDS)
    try:
        conversations = Conversations(records)
        quoted = conversations.quoted() if everything else {summary.sha256 for summary in before}
        if gone := quoted - {summary.sha256 for summary in now}:
            conversations.erase_documents(gone)
    finally:
        records.close()
