"""Words for people by what they do or are: the keeper, the mayor, the old man."""

from __future__ import annotations

import re

# A word for people by what they do, or one that ends like it ("river"): where nobody is it, the question is looked up.
PERSON = re.compile(
    r"(?:\w{2,}(?:ist|ian|eer|[^aeiou]er|wer|yer|[aio]ner|ger|[ct]or|ator|itor|ssor|man|woman|men|women|wright|smith|keeper|maker)|"
    r"chef|cook|nurse|poet|judge|clerk|critic|coach|pilot|host|model|guide|scientist|artist|student|parent|veteran|scholar|"
    r"activist|athlete|monk|nun|priest|midwife|housewife|surgeon|physician|author|actor|actress|sailor|tailor|doctor|"
    r"hacker|founder|ceo|cto|expert|fellow|mechanic|academic|researcher|engineer|entrepreneur|detective|librarian|"
    r"vet|miner|refugee|witness|consultant|accountant|assistant|attendant|merchant|president|agent|adherent)s?$",
    re.IGNORECASE,
)
# And others that people are called by.
_OFFICES = frozenset(
    """mayor chief judge justice chair chairwoman chairman president secretary councillor councilman councilwoman alderman
    bishop vicar pastor rabbi imam dean principal provost sheriff constable marshal king queen prince princess lord lady count
    countess duke duchess baron ambassador consul court counsel captain sergeant man woman boy girl guy""".split()
)


def calls(noun: str) -> bool:
    """Is somebody called so by what they do or are?"""
    return noun.lower() in _OFFICES or PERSON.search(noun) is not None
