"""Lines around a talk that nobody says, in any language: what else to read, what a picture shows, who made or paid for it."""

from __future__ import annotations

import re

_MORE = re.compile(  # 'Read also: ...', 'اقرأ أيضاً: ...'
    r"\W{0,4}(?:read (?:also|more|next)|also read|more on (?:this|the) (?:topic|subject|story)|"
    r"related(?: (?:articles?|stor(?:y|ies)|news))?|you (?:may|might) also (?:like|enjoy)|"
    r"(?:à )?lire aussi|lisez aussi|lee también|lea también|te puede interesar|"
    r"leia (?:também|mais)|veja também|leggi anche|lees ook|lesen sie auch|mehr zum thema|läs också|läs även|les også|læs også|"
    r"lue myös|(?:prze)?czytaj (?:też|także|również)|zobacz też|čtěte také|prečítajte si aj|olvassa? el|citește și|"
    r"pročitajte i|читайте (?:также|также|ещё)|читайте також|прочетете (?:също|още)|διαβάστε (?:επίσης|ακόμη|ακόμα)|"
    r"(?:bunu|bunları|ayrıca) (?:da )?oku(?:yun)?|ilgili haber(?:ler)?|baca juga|xem thêm|đọc thêm|"
    r"(?:اقرأ|إقرأ|اقرئي|طالع) (?:أيض[اً]{1,3}|المزيد)|(?:مواضيع|مقالات) ذات صلة|بیشتر بخوانید|קראו (?:גם|עוד)|"
    r"(?:यह|ये) भी पढ़ें|और पढ़ें|আরও পড়ুন|อ่านเพิ่มเติม|関連記事|あわせて読みたい|相关(?:阅读|链接|新闻|报道)|延伸阅读|相關(?:閱讀|新聞)|"
    r"延伸閱讀|관련\s?기사|함께 읽으면)\s*(?:[:：>»|]|$)",
    re.I,
)
_PICTURED = re.compile(  # 'In the photo: the mill. Photo of the author.'
    r"\W{0,4}(?:(?:in the (?:photo(?:graph)?|picture)|im bild|(?:auf dem|unser) (?:foto|bild)|sur la photo|"
    r"en la (?:foto|imagen)|"
    r"na (?:foto|imagem)|nella foto|op de foto|på bilden|på bildet|na zdjęciu|na (?:snímku|fotografii|slici)|"
    r"на (?:фото(?:графии)?|снимк(?:е|ата)|знімку|світлині)|στη φωτογραφία|fotoğrafta|"
    r"في الصورة|בתמונה|फोटो में|写真は|사진은)\s*[:：,(]"
    r"|(?:photo|foto|фото|φωτο(?:γραφία)?|תמונה|صورة|사진|写真|図)\s*\d{0,2}\s*[:：]\s*\S)",
    re.I,
)
_TOLD_OF = re.compile(r"(?:[^\s:]+ ){1,4}في سطور\b|نبذة عن\b|(?:[^\s:]+ ){1,3}σε λίγες γραμμές")  # 'N in a few lines'
_LETTERS = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0e4e])++"
_CREDIT = re.compile(rf"(?:{_LETTERS} ){{0,2}}{_LETTERS}\s?[:：]\s*{_LETTERS}(?: {_LETTERS}){{1,2}}$")
_PAID = re.compile(  # 'Sponsor - Keel and Sons make spades.', 'This issue is supported by ...'
    r"\W{0,6}(?:(?:(?:our |today['’]s )?sponsors?|sponsored|advert(?:isement)?|promoted|paid partnership|anzeige|werbung|"
    r"publicité|publicidad|anuncio|publi|pubblicità|advertentie|reklama?|annons|annonse|реклама|διαφήμιση|إعلان|פרסומת|विज्ञापन|"
    r"広告|广告|廣告|광고)\b\W{0,4}(?:[:：|—–-]|$)"
    r"|this (?:issue|episode|newsletter|interview|week|edition)(?:['’]s \w+)? is (?:sponsored|supported|brought)\b)",
    re.I,
)
_LONGEST = 160  # characters of a line of any of these


def leads_on(words: str) -> bool:
    """True for a line that leads to other texts: 'Read also: Why mills burn'."""
    return len(words) <= _LONGEST and _MORE.match(words) is not None


def is_paid(words: str) -> bool:
    """True for a notice that somebody paid for: 'Sponsor - Keel and Sons make spades.'"""
    return len(words) <= 2 * _LONGEST and _PAID.match(words) is not None


def is_about_text(words: str) -> bool:
    """True for a line that says what a picture shows, who somebody is, or, where letters have no case, who made what."""
    if len(words) > 2 * _LONGEST:
        return False
    if _PICTURED.match(words) or _TOLD_OF.match(words):
        return True
    return caseless(words) and _CREDIT.match(words) is not None


def caseless(words: str) -> bool:
    """True for words in letters that have no capitals: Arabic, Hebrew, Devanagari, Thai, Chinese."""
    return not words.isascii() and not any(sign.isupper() or sign.islower() for sign in words)
