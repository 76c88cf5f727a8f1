"""What can go wrong in `assistant`. Every message says what to do and is shown to the user as it is.

OnRecordError                 the root (index/errors.py)
+-- SettingsError             a setting or environment variable that cannot be meant
+-- LanguageModelError        the language model gave no usable answer; the quotes answer stands in
"""

from __future__ import annotations

from index.errors import OnRecordError

__all__ = ["AnswerCut", "AnswerRefused", "LanguageModelError", "OnRecordError", "SettingsError"]


class SettingsError(OnRecordError):
    """A setting or environment variable cannot be meant as it is written."""


class LanguageModelError(OnRecordError):
    """The language model gave no usable answer; the message is the line shown beside the quotes."""


class AnswerCut(LanguageModelError):
    """The answer was stopped at the length that was allowed; the sentences that are whole may stand."""


class AnswerRefused(LanguageModelError):
    """The language model says that nothing it was given answers."""
