"""What a document announces in its title or at its top: that somebody is asked, or that questions are answered."""

from __future__ import annotations

import re

from index.pairs.page import Page

_INVITES = re.compile(
    r"\b(?:interview|conversation with|q\s?&\s?a|faq|frequently asked|questions (?:with|for|to)|talk(?:s|ed|ing)? (?:with|to)|"
    r"sp(?:oke|eaks) (?:with|to)|"
    r"entrevista|entretien|gespräch|intervista|интервью|вопрос)",
    re.I,
)
_ANSWERS = re.compile(
    r"\bfaqs?(?![^\W_])|frequently[ -]asked|(?:common|popular) questions|questions (?:and|&) answers"
    r"|preguntas (?:m[aá]s )?frecuentes|questions (?:les plus )?(?:fréquentes|courantes|fréquemment)|foire aux questions"
    r"|häufig\w* (?:gestellte )?fragen|domande frequenti|perguntas (?:mais )?frequentes|часто задаваем|частые вопросы|"
    r"часті (?:за)?питання|często zadawane|veelgestelde|câu hỏi thường gặp|常见问题|常見問題|常见问答|よくある質問|자주 묻는"
    r"|الأسئلة (?:الشائعة|المتكررة)|שאלות נפוצות",
    re.I,
)
_TO_ASK = re.compile(
    r"\bquestions\b[^.:\n]{0,30}?\b(?:"
    r"(?:you|everyone|every \w+|parents|buyers|patients) (?:should|must|need to|can|could|might|ought to) ask"
    r"|(?:to|worth) ask(?:ing)?\b(?! (?:us|me)\b)(?=\W*$|\W+"
    r"(?:before|when|while|after|during|at|if|in|about|your?|yourself|a|an|the|any)\b))",
    re.I,
)
_GENRE = r"(?:essay|essai|ensayo|ensaio|saggio|glosse|эссе|esej)"
_MUSES = re.compile(rf"\W*(?:an?|the|ein|une?|un|uma?)?\s*(?:\w+\s)?{_GENRE}\W*", re.I)
_TAGGED = re.compile(rf"^(?:tags?|keywords|categor(?:y|ies)|type|genre|section|kind)\s*:.*?\b{_GENRE}s?\b", re.I | re.M)
_FRONT = 40  # blocks in which the values of front matter stand
_HEAD = 6  # lines at the top that say what the document is


def invites(page: Page, first: int) -> bool:
    """True where the title or the lines at the top, as far as `first`, say that somebody is asked."""
    head = page.document.title + "\n" + "\n".join(line.plain for line in page.lines[: min(first, _HEAD)])
    return _INVITES.search(head) is not None


def answers_questions(page: Page) -> bool:
    """True where the title or the first heading says that the document answers questions: 'FAQ'."""
    first = next((page.lines[index].plain for index in page.breaks if page.lines[index].kind == "heading"), "")
    return _ANSWERS.search(f"{page.document.title}\n{first}") is not None


def only_to_be_asked(page: Page) -> bool:
    """True where the title says that its readers are to ask somebody else: 'Nine questions to ask before you buy a mill'."""
    return _TO_ASK.search(page.document.title) is not None and "answer" not in page.document.title.casefold()


def only_muses(page: Page) -> bool:
    """True where a line at the top or the front matter says that the text is an essay: its headings ask nobody."""
    if any(_MUSES.fullmatch(line.plain) for line in page.lines[:_HEAD] if line.kind != "heading"):
        return True
    ends = [block.span.end for block in page.document.blocks[:_FRONT] if block.kind == "front_matter"]
    return bool(ends) and _TAGGED.search(page.text, 0, ends[-1]) is not None
