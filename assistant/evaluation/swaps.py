"""Words, and those that stand in their place where one fact of a statement is changed. English."""

from __future__ import annotations

UNITS = {
    "seconds": "minutes", "minutes": "hours", "minute": "hour", "hours": "days", "hour": "minute", "days": "weeks",
    "day": "week", "weeks": "months", "week": "month", "months": "years", "month": "year", "years": "months",
    "year": "month", "decades": "years", "inch": "foot", "inches": "feet", "feet": "inches", "metres": "feet",
    "meters": "feet", "km": "miles", "kilometres": "miles", "kilometers": "miles", "miles": "kilometres",
    "kilos": "pounds", "kg": "lb", "grams": "ounces", "litres": "gallons", "dollars": "euros",
    "euros": "dollars", "cents": "dollars", "GB": "MB", "MB": "KB", "TB": "GB", "gigabytes": "megabytes",
    "terabytes": "gigabytes", "percent": "per mille", "million": "billion", "billion": "million",
    "thousand": "million", "thousands": "millions", "hundred": "thousand", "hundreds": "thousands", "GHz": "MHz",
    "Celsius": "Fahrenheit", "Fahrenheit": "Celsius",
}  # fmt: skip
QUANTIFIERS = {
    "all": "some", "every": "hardly any", "each": "almost no", "everyone": "hardly anyone",
    "everybody": "hardly anybody", "everything": "hardly anything", "always": "rarely", "never": "often",
    "often": "rarely", "usually": "seldom", "sometimes": "always", "rarely": "often", "mostly": "hardly",
    "most": "few", "many": "few", "few": "many", "some": "all", "both": "neither of", "only": "not only",
    "none": "all", "nobody": "everybody", "nothing": "everything", "several": "hundreds of",
    "more": "less", "less": "more", "fewer": "more", "before": "after", "after": "before",
    "at least": "at most", "at most": "at least", "entirely": "partly", "completely": "partly",
    "largest": "smallest", "biggest": "smallest", "best": "worst", "first": "last",
}  # fmt: skip
NEGATED = {
    "is": "is not", "was": "was not", "are": "are not", "were": "were not", "am": "am not", "has": "does not have",
    "had": "did not have", "can": "cannot", "could": "could not", "will": "will not", "would": "would not",
    "should": "should not", "must": "must not", "did": "did not", "does": "does not",
    "it's": "it's not", "i'm": "I'm not", "that's": "that's not", "there's": "there's no",
}  # fmt: skip
DENIED = {
    "isn't": "is", "wasn't": "was", "aren't": "are", "weren't": "were", "don't": "do", "doesn't": "does",
    "didn't": "did", "can't": "can", "cannot": "can", "couldn't": "could", "won't": "will", "wouldn't": "would",
    "shouldn't": "should", "haven't": "have", "hasn't": "has", "hadn't": "had",
}  # fmt: skip
OPPOSITES = {
    "love": "hate", "loves": "hates", "loved": "hated", "like": "dislike", "liked": "disliked", "enjoy": "dislike",
    "hate": "love", "prefer": "avoid", "agree": "disagree", "agreed": "disagreed", "works": "fails",
    "possible": "impossible", "able": "unable", "easy": "hard", "easier": "harder", "good": "bad", "with": "without",
    "without": "with", "increased": "decreased", "rose": "fell", "accepted": "rejected", "allowed": "forbidden",
    "remember": "forget", "started": "stopped", "won": "lost", "cheap": "expensive", "true": "false",
}  # fmt: skip
