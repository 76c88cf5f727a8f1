"""What one person is to others: by trade, by office or by kin."""

#: By kin, and whom one has besides.
KIN = frozenset(
    """wife husband mother father mum mom dad sister brother twin son daughter child stepson godson godchild aunt auntie uncle
    cousin nephew niece grandmother grandfather granny grandson grandchild granddaughter friend girlfriend boyfriend partner
    boss colleague neighbour neighbor apprentice""".split()
)
ROLE = (  # a pattern without groups: "the mason", "my aunt", but not "after"
    r"(?!(?:after|over|under|for|or|nor|her|other|later|never|ever|either|whether|per|rather|better|were|went|want|sent|then|when)\b)"
    r"(?:[a-z-]*(?:er|or|ist|ian|man|men|woman|women|ess|ant|ent|eer|smith|wright|wife|chief|boss|judge|clerk|cook|nurse)"
    rf"|(?:great-)?(?:{'|'.join(sorted(KIN))})|boy|girl|lad|guest|vicar|priest|monk|nun|captain|constable|witness)"
)
