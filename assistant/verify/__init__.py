"""Is an answer supported by passages? `check` says so sentence by sentence; judges can give a second opinion."""

from assistant.verify.checker import Checker, check
from assistant.verify.types import CheckedSentence, Disagreement, Judge, Judgement, Report

__all__ = ["CheckedSentence", "Checker", "Disagreement", "Judge", "Judgement", "Report", "check"]
