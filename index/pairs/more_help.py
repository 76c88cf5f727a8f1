"""With what a page offers more help below its last answer: 'Still need help?', 'Contact us'. It asks and tells nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from index.pairs.habits import ends_sentence
from index.pairs.page import Page
from index.pairs.parts import Proposal

_FEWEST = 2  # questions above it
_LONGEST = 70  # characters of such words
_OFFER = re.compile(
    r"\W*(?:(?:do you )?(?:still|(?:can(?:no|['’])t|couldn['’]t|didn['’]t|did not) (?:find|see)"
    r"|(?:have more|got|need more|any (?:more|other)|more|other|further|another)\b)"
    r"[^.?!]*\b(?:questions?|help|support|answers?|assistance|looking for)\b[^.?!]*\?+"
    r"|(?:noch|weitere|keine|haben sie|offene)\b[^.?!]*\b(?:fragen?|hilfe|antwort)\b[^.?!]*\?+"
    r"|(?:encore|d['’]autres?|toujours|besoin|vous avez|une autre)\b[^.?!]*\b(?:questions?|aide|réponse)\b[^.?!]*\?+"
    r"|¿?(?:todavía|aún|más|otras?|tienes?|necesitas?|no (?:has )?encontr\w+)\b"
    r"[^.?!]*\b(?:preguntas?|dudas?|ayuda|respuesta)\b[^.?!]*\?+"
    r"|(?:ainda|mais|outras?|tem|precisa|não encontrou)\b[^.?!]*\b(?:perguntas?|dúvidas?|ajuda|resposta)\b[^.?!]*\?+"
    r"|(?:hai|altre|ancora|serve|non hai trovato)\b[^.?!]*\b(?:domande|aiuto|dubbi|risposta)\b[^.?!]*\?+"
    r"|(?:heeft u|heb je|nog|meer|andere)\b[^.?!]*\b(?:vragen|hulp|antwoord)\b[^.?!]*\?+"
    r"|(?:остались|есть|не нашли|ещё|нужна)\b[^.?!]*\b(?:вопрос\w*|помощь|ответ\w*)\b[^.?!]*\?+"
    r")\W*",
    re.I,
)
_CONTACT = re.compile(
    r"\W*(?:contacts?(?: us| details| information)?|(?:how|where) to (?:contact|reach) us|get in touch"
    r"|further (?:information|help|advice|reading)|more (?:information|help)"
    r"|kontakt\w*|ansprechpartner\w*|weitere (?:informationen|auskünfte)|(?:nous )?contacte?r?|pour en savoir plus"
    r"|contacto|más información|contatos?|mais informações|contatti|per (?:saperne di più|informazioni)"
    r"|meer informatie|контакты|お問い合わせ(?:先)?|联系我们|聯絡我們|문의처?)\W*",
    re.I,
)


def offers_help(words: str) -> bool:
    """True for words that only offer more help: 'Still have questions?'"""
    return len(words) <= _LONGEST and _OFFER.fullmatch(words) is not None


def heads_contacts(words: str) -> bool:
    """True for a line that heads addresses and numbers: 'Contact us'."""
    return len(words) <= _LONGEST and _CONTACT.fullmatch(words) is not None


def without_offers(page: Page, proposal: Proposal) -> Proposal:
    """The reading without its last question where that offers more help and only links, buttons or addresses stand below."""
    parts = proposal.parts
    asked = [place for place, part in enumerate(parts) if part.role == "question"]
    if len(asked) <= _FEWEST or parts[asked[-1]].label or not offers_help(parts[asked[-1]].span.of(page.text)):
        return proposal
    told = [row for part in parts[asked[-1] + 1 :] for row in part.span.of(page.text).splitlines()]
    return proposal if any(map(ends_sentence, told)) else replace(proposal, parts=parts[: asked[-1]])
