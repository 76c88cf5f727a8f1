"""What can go wrong in `index`. Every message says what to do and is shown to the user as it is.

OnRecordError                 the root, also of assistant's errors
+-- DocumentError             one file: the batch goes on
|   +-- UnreadableDocument    missing, no permission, vanished, damaged, over a limit, no text in it
|   +-- UnsupportedDocument   binary or a format that nothing here reads
+-- StoreError                the store
|   +-- StoreMissing          there is no store where the user points
|   +-- StoreLocked           another process writes
|   +-- StoreMismatch         made by another encoder or a newer version
|   +-- StoreDamaged          the truth itself cannot be read
+-- EncoderError              the encoder cannot be loaded or its weights are not the ones pinned
+-- InvalidQuestion           empty, too long, or limited by a date that is none
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of every error that is meant for the user's eyes."""


class DocumentError(OnRecordError):
    """One file cannot be used."""


class UnreadableDocument(DocumentError):
    """The file is missing, damaged, empty or over a limit."""


class UnsupportedDocument(DocumentError):
    """The file is binary or of a kind that no reader knows."""


class StoreError(OnRecordError):
    """The store cannot do what was asked."""


class StoreMissing(StoreError):
    """There is no store at this place."""


class StoreLocked(StoreError):
    """Another process is writing."""


class StoreMismatch(StoreError):
    """The store was made by another encoder or a newer release."""


class StoreDamaged(StoreError):
    """The store's database cannot be read."""


class EncoderError(OnRecordError):
    """The encoder cannot be loaded."""


class InvalidQuestion(OnRecordError):
    """The question is empty, too long, or limited by a date that is none."""
