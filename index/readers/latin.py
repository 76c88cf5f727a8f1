"""Which code page of the Latin alphabet a text is in: the one in which its letters are those of its language."""

from __future__ import annotations

import re

from index.readers.language import language_of

_ENOUGH = 0.9  # of all characters beyond ASCII, which fit in the page that a text is in
_HARDLY = 0.75  # below which the usual page fits where the text is in one of a Macintosh, which has the same letters
_USUAL, _MAC = "cp1252", "mac_roman"
_WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôõöøœùúûüÿßšž")
_MIDDLE = {
    "pl": frozenset("ąćęłńóśźż"),
    "cs": frozenset("áčďéěíňóřšťúůýž"),
    "sk": frozenset("áäčďéíĺľňóôŕšťúýž"),
    "hu": frozenset("áéíóöőúüű"),
    **dict.fromkeys(("bs", "hr", "sl"), frozenset("čćđšž")),
    "ro": frozenset("ăâîşţ"),
}
_TURKISH = {"tr": frozenset("çğıİöşüâîû")}
_OWN = {**_MIDDLE, **_TURKISH, "is": frozenset("áéíóúýðþæö"), "et": frozenset("äõöüšž"), "fi": frozenset("äåöšž")}
# The usual page first: of pages in which a text fits equally well it is the first.
_PAGES: dict[str, frozenset[str] | None] = {
    _USUAL: None,
    **dict.fromkeys(("cp1250", "iso8859_2"), frozenset(_MIDDLE)),
    "cp1254": frozenset(_TURKISH),
    _MAC: frozenset("ca da de en es fr ga gl it nl no pt sv".split()),
}
_BEYOND = re.compile(r"[^\x00-\x7f]")
_MARKS = frozenset("“”‘’„‚«»‹›–—…•€£§°©®™¿¡\u00a0")
_MISPLACED = re.compile(  # signs within a word; capitals behind small letters, or alone; letters at a digit
    r"(?<=[^\W\d_])[„«‹¿¡§°£€•](?=[^\W\d_])|(?<=[a-zß-öø-ÿ])[À-ÖØ-Þ]|(?<!\w)[À-ÖØ-Þ](?!\w)"
    r"|(?<=\d)[À-ÖØ-öø-ſ]|[À-ÖØ-öø-ſ](?=\d)"
)


def latin_page(sample: bytes) -> str | None:
    """The code page in which nearly all letters of `sample` are those of the language it is in; None where the usual
    one (Windows-1252) does as well, or none does.
    """
    fits = {page: _fit(sample.decode(page, "replace"), languages) for page, languages in _PAGES.items()}
    if fits[_USUAL] >= _HARDLY:
        del fits[_MAC]
    best = max(fits, key=lambda page: fits[page])
    return best if best != _USUAL and fits[best] >= _ENOUGH else None


def _fit(text: str, languages: frozenset[str] | None) -> float:
    """The share of the characters beyond ASCII that its language has, if it is one of `languages` (None: of any)."""
    beyond = _BEYOND.findall(text)
    language = language_of(text)
    if not beyond or (languages is not None and language not in languages):
        return 0.0
    letters = _OWN.get(language or "", _WESTERN)
    fitting = sum(sign in _MARKS or sign in letters or sign.lower() in letters for sign in beyond)
    return (fitting - len(_MISPLACED.findall(text))) / len(beyond)
