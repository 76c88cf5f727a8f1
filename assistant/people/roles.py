"""What one person is to others: by trade, by office or by kin."""

ROLE = (  # a pattern without groups: "the mason", "my aunt", but not "after"
    r"(?!(?:after|over|under|for|or|nor|her|other|later|never|ever|either|whether|per|rather|better|were|went|want|sent|then|when)\b)"
    r"(?:[a-z-]*(?:er|or|ist|ian|man|men|woman|women|ess|ant|ent|eer|smith|wright|wife|chief|boss|judge|clerk|cook|nurse)"
    r"|(?:grand|god|step)?(?:son|child)|(?:great-)?(?:aunt|auntie|uncle)|cousin|niece|nephew|husband|twin|boy|girl|lad|"
    r"(?:boy|girl)?friend|neighbour|colleague|guest|vicar|priest|monk|nun|captain|constable|apprentice|witness)"
)
