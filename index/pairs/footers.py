"""What stands below the last words of a document and is no part of them: rights, dates of changes, signatures, links."""

from __future__ import annotations

import re

from index.pairs.page import Page

_SIGN = re.compile(
    r"(?:this (?:article|document|faq|file|list|page|post|posting|text|work) is )?"
    r"(?:(?:copyright\s*)?(?:©|\(c\)\s*[12]\d{3}\b)|copyright(?:ed)?:?\s+(?:by\s)?[12]\d{3}\b)",
    re.I,
)
_MAIL = re.compile(r"[<(\[]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)\]]?$")
_RESERVED = re.compile(
    r"\ball rights reserved|alle rechte vorbehalten|tous droits réservés|todos (?:los|os) (?:derechos|direitos) reservados"
    r"|tutti i diritti riservati|alle rechten voorbehouden|все права защищены|wszelkie prawa zastrzeżone"
    r"|جميع الحقوق محفوظة|版权所有|版權所有|無断(?:転載|複製)",
    re.I,
)
_CHANGED = re.compile(
    r"(?:this |the )?(?:page |document |faq )?(?:was )?last (?:updated|modified|revised|reviewed|changed|edited)\b|updated:"
    r"|[úu]ltima (?:actualizaci[oó]n|modificaci[oó]n|atualização|modificação)"
    r"|dernière (?:mise à jour|modification)|mise? à jour (?:le|:)"
    r"|ultim[oa] (?:aggiornamento|modifica)|zuletzt (?:aktualisiert|geändert)|letzte (?:änderung|aktualisierung)|stand:"
    r"|laatst (?:bijgewerkt|gewijzigd)|ostatnia aktualizacja|последнее обновление|最終更新|更新日|最后更新|آخر تحديث"
    r"|עודכן לאחרונה|עדכון אחרון|son güncelle(?:me|nme)|τελευταία (?:ενημέρωση|τροποποίηση)|востаннє оновлено|останнє оновлення"
    r"|senast (?:uppdaterad|ändrad)|sist oppdatert|sidst opdateret|viimeksi päivitetty|naposledy (?:upraveno|aktualizováno)"
    r"|utolsó (?:frissítés|módosítás)|ultima actualizare|अंतिम (?:अद्यतन|अपडेट)|마지막 (?:업데이트|수정)|최종 수정",
    re.I,
)
_IMPRINT = re.compile(  # who printed it, and its number
    r"(?:ISSN|ISBN)(?:[- ]1[03])?:?\s+[\dX][\dX –-]{7,17}\b.{0,40}$"
    r"|(?:gesamtherstellung|satz und druck|druck und verlag|herausgeber|printed (?:and published )?(?:by|in)|published by"
    r"|imprimé (?:par|en)|impreso (?:por|en)|stampato da|drukkerij|druk:)\b.{3,120}$",
    re.I,
)
_STATES = re.compile(r"\s*[:：]")  # behind those words, where no number needs to tell when
_BETWEEN_LINKS = re.compile(r"\s+[|·•]\s+")
_UPWARDS = re.compile(r"[\[(\s]*[↑⬆⇧⤴]\W*(?:\w+\W+){0,3}\w*\W*$")
_DIGIT = re.compile(r"\d")
_FEWEST_LINKS = 3  # names of pages in a row that make a line of navigation
_LINK = 40  # characters of the name of a page
_RIGHTS, _CHANGE = 200, 90  # characters of a line that keeps rights or that says when something was changed
_HOLDER = 4  # words of whoever keeps them
_SIGNATURE = "--"  # the line that e-mail programs set above one
_APART = 16  # columns from which on a name and an address are set to the right as a signature
_PARAGRAPHS = 6  # at a document's end that are looked at
_LICENCE = 1_200  # characters below a line that keeps rights, of its terms
_CLOSE = 40  # characters of a line that takes leave above a signature


def above_footer(page: Page, first: int, last: int) -> int:
    """`last`, or the last line above the footer that lines `first..last` end with; never above `first`."""
    lines = page.lines
    kept = at = last
    for _ in range(_PARAGRAPHS):
        top = at
        while top > first and not lines[top].first:
            top -= 1
        if top <= first:
            break
        if signed := next((i for i in range(top, at + 1) if lines[i].plain.rstrip() == _SIGNATURE), 0):
            kept = signed - 1
            if signed == top:
                kept = _above_close(page, first, kept)
            at = kept
        elif lines[top].gap and _is_below(page, top, at, last, reached=kept == at):
            kept = at = top - 1
        else:
            at = top - 1
    return kept


def _is_below(page: Page, top: int, bottom: int, last: int, *, reached: bool) -> bool:
    """True for a paragraph of rights, whatever stands below it as far as `last`, and for one of footers where only such
    do (`reached`).
    """
    if _keeps_rights(page, top) and page.lines[last].end - page.lines[bottom].end <= _LICENCE:
        return True
    below = range(top, bottom + 1)
    return reached and (all(is_footer(page, index) for index in below) or _signs(page, below))


def _signs(page: Page, below: range) -> bool:
    """True for a name and an address to write to, set to the right."""
    lines = [page.lines[index] for index in below]
    short = all(line.indent >= _APART and len(line.plain) <= _CLOSE for line in lines)
    return short and len(lines) > 1 and _MAIL.match(lines[-1].plain.strip()) is not None


def is_footer(page: Page, index: int) -> bool:
    """True for a line of rights, of a change, of links to other pages or to the top of the page, or without a word."""
    line = page.lines[index]
    words = line.plain
    if line.kind not in ("paragraph", "list_item"):
        return False
    if leads_up(words) or _reserves(words) or _keeps_rights(page, index) or _IMPRINT.match(words):
        return True
    changed = _CHANGED.match(words) if len(words) <= _CHANGE else None
    if changed and (_DIGIT.search(words) or (not words.isascii() and _STATES.match(words, changed.end()))):
        return True
    links = _BETWEEN_LINKS.split(words) if " " in words else []
    return len(links) >= _FEWEST_LINKS and all(
        0 < len(name) <= _LINK and name[-1] not in ".?!" and not _DIGIT.search(name) for name in links
    )


def _reserves(words: str) -> bool:
    """True for a line that ends with the words that keep all rights, a year and a name."""
    found = _RESERVED.search(words) if len(words) <= _RIGHTS else None
    return found is not None and len(words[found.end() :].split()) <= _HOLDER


def leads_up(words: str) -> bool:
    """True for a link to the top of the page: '↑ Back to top'."""
    return _UPWARDS.match(words) is not None


def _keeps_rights(page: Page, index: int) -> bool:
    line = page.lines[index]
    return line.kind == "paragraph" and len(line.plain) <= _RIGHTS and _SIGN.match(line.plain.lstrip("*_ ")) is not None


def _above_close(page: Page, first: int, last: int) -> int:
    """`last` without the paragraph of 'Cheers,' and a name above a signature."""
    lines = page.lines
    top = last
    while top > first and not lines[top].first:
        top -= 1
    short = all(len(line.plain) <= _CLOSE for line in lines[top : last + 1])
    takes_leave = lines[top].plain[-1:] == "," and last == top + 1
    return top - 1 if top > first and short and takes_leave else last
