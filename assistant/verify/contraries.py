"""Words that say the contrary of one another: opposites ("buy", "sell"), and members of one set of which only one can be.

English, and deliberately broad: classes of the language, not of any test set.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verify.lexicon import BASES, DOERS, NEGATIONS, ORDINALS, QUANTIFIERS
from index.words import tokens

_OPPOSITES = """
    like love enjoy adore prefer favour favor appreciate | dislike hate loathe detest despise resent
    work works succeed function | fail break crash
    increase rise grow gain raise climb expand | decrease fall decline drop lose reduce shrink lower cut
    more greater larger bigger higher longer taller | less fewer smaller lower shorter
    good great excellent best better fine fantastic wonderful | bad poor terrible worst worse awful horrible
    easy easier easiest simple simpler | hard harder hardest difficult complicated complex
    fast faster fastest quick quickly | slow slower slowest slowly
    big large huge | small tiny little
    high | low
    hot warm | cold cool
    new newer newest modern recent | old older oldest ancient
    early earlier earliest | late later latest
    before prior | after following
    last | first
    begin start open | end finish stop close
    cheap cheaper inexpensive affordable | expensive costly
    heavy heavier | light lighter
    strong stronger | weak weaker
    safe secure | dangerous unsafe insecure
    true right correct accurate | false wrong incorrect inaccurate
    always | never rarely seldom
    often frequently usually | rarely seldom infrequently
    all every everyone everything | none nobody nothing
    many most | few
    possible able | impossible unable
    allow permit let enable | forbid prohibit ban prevent block
    accept agree approve | reject refuse disagree decline deny
    include including with contain | exclude excluding except without lack
    buy bought purchase | sell sold
    give gave send sent | take took receive received
    carry carried adopt adopted approve approved pass passed | reject rejected defeat defeated
    for | against
    win won victory gain gained earn earned | lose lost defeat
    profit profits | loss losses
    income revenue | expense expenses
    since from | until till
    if | unless
    arrive arrived arrival | depart departed departure leave left
    appear appeared | disappear disappeared vanish vanished
    lend lent loan loaned | borrow borrowed
    push pushed | pull pulled
    attack attacked | defend defended
    save saved | waste wasted spend spent
    hire hired employ employed appoint appointed recruit recruited | fire fired dismiss dismissed sack sacked
    teach taught | learn learned learnt
    ask asked question | answer answered reply replied
    pass passed | fail failed
    sink sank sunk | float floated
    load | unload
    add added | remove removed delete deleted subtract
    marry married | divorce divorced
    born birth | died death die
    friend ally | enemy foe opponent
    guilty convicted | innocent acquitted
    plaintiff prosecution | defendant defence defense
    landlord owner | tenant
    buyer customer | seller vendor
    winner | loser
    predecessor | successor
    entrance entry | exit
    majority | minority
    ally | rival
    peace | war
    love loved adored | hate hated loathed
    remember remembered | forget forgot forgotten
    keep kept | discard discarded
    calm calmer | nervous aggressive agitated
    better | worse worsened
    improve improved | worsen worsened deteriorate deteriorated
    optimistic | pessimistic
    cheerful | gloomy
    brave | cowardly afraid
    patient | impatient
    kind | cruel
    polite | rude
    honest | dishonest
    careful | careless
    useful | useless
    helpful | unhelpful harmful
    harmless | harmful
    visible | invisible hidden
    sharp | blunt dull
    bright | dark dim
    thick | thin
    tight | loose
    raw | cooked
    fresh | stale rotten
    sweet | bitter sour
    rare | common
    urban | rural
    domestic | foreign
    temporary | permanent
    optional voluntary | compulsory mandatory obligatory required
    maximum | minimum
    increase increased increasing rising rose risen | decrease decreased decreasing falling fell fallen dropped
    upstairs | downstairs
    ahead | behind
    forward | backward
    together | apart separately
    husband | wife
    uncle | aunt
    nephew | niece
    king | queen
    mum mom dad mother father parents | children kids child
    grandmother | grandfather
    create build built | destroy
    join | leave left quit
    remember | forget forgot
    happy glad pleased | sad unhappy angry
    public | private
    inside indoor within | outside outdoor
    up above over | down below under
    left | right
    north northern | south southern
    east eastern | west western
    man men male boy father husband son brother | woman women female girl mother wife daughter sister
    young younger youngest | old older oldest elderly elder eldest
    little small | big older elder
    rich wealthy | poor
    full | empty
    same identical similar | different
    near close nearby | far distant
    day | night
    morning | evening night
    legal lawful | illegal unlawful
    necessary required mandatory compulsory must | unnecessary optional voluntary
    import imports | export exports
    except | also
    because since | although despite
    help helps enable | hinder prevent stop
    employer | employee
    teacher | student pupil
    parent | child
    minimum least | maximum most
    positive | negative
    support supports favour | oppose opposes against
    major | minor
    alive living | dead
    present | absent
    top | bottom
    front | back rear
    wide broad | narrow
    deep | shallow
    loud noisy | quiet silent
    clean | dirty
    wet | dry
    hard | soft
    free | paid
    professional | amateur
    survive survived survivor | die died perish perished drown drowned kill killed
    within | after beyond
    blame blamed | clear cleared exonerate exonerated
    win won | fail failed
    double doubled triple tripled | halve halved
    keep kept retain retained | lose lost
    enter entered entrance | leave left exit exited
    approve approved | veto vetoed
    praise praised | criticise criticised criticize criticized condemn condemned
    encourage encouraged | discourage discouraged
    promote promoted | demote demoted
    strengthen strengthened | weaken weakened
    tighten tightened | loosen loosened
    deposit deposited | withdraw withdrew withdrawn
    immigrate immigrated immigrant | emigrate emigrated emigrant
    creditor lender | debtor borrower
    ascend ascended | descend descended
    advance advanced | retreat retreated
    surplus | deficit
    arrest arrested | release released
    admit admitted confirm confirmed | deny denied
    warmer hotter | colder cooler
    wider | narrower
    louder | quieter
    richer | poorer
    upward upwards | downward downwards
    digital | analogue analog
    manual | automatic
    """

# Of each set at most one word can be true of one thing; what stands together before a comma may be the same.
_ONE_OF = """
    mother mum mom, father dad, brother, sister, son, daughter, uncle, aunt, nephew, niece, cousin
    grandmother grandma, grandfather grandpa, grandson, granddaughter
    husband, wife
    red, orange, yellow, green, blue, purple violet, brown, black, white, grey gray, pink
    morning, afternoon, evening, night midnight, noon midday
    breakfast, lunch, dinner supper
    north northern, south southern, east eastern, west western
    gold golden, silver, bronze, copper, iron, steel, aluminium aluminum, wood wooden, plastic, glass, paper
    half, third, quarter, fifth, tenth
    president, minister, senator, mayor, governor, king, queen, judge, ambassador, chancellor, bishop, general
    yesterday, today, tomorrow
    """


def _key(word: str) -> str:
    """The key under which compare_words has a plain word."""
    (token,) = tokens(word)
    if token.folded in ORDINALS:
        return f"{ORDINALS[token.folded]}th"
    if token.folded in QUANTIFIERS and token.folded not in NEGATIONS:
        return token.folded
    return BASES.get(token.folded) or DOERS.get(token.folded, token.stem)


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in _contraries():
        for a, b in ((one, other), (other, one)):
            for word in a:
                found.setdefault(_key(word), set()).update(map(_key, b))
    return {key: frozenset(keys - {key}) for key, keys in found.items()}


def _contraries() -> Iterator[tuple[list[str], list[str]]]:
    for line in _OPPOSITES.strip().splitlines():
        one, other = line.split("|")
        yield one.split(), other.split()
    for line in _ONE_OF.strip().splitlines():
        members = [member.split() for member in line.split(",")]
        for i, one_of in enumerate(members):
            for another in members[i + 1 :]:
                yield one_of, another


OPPOSITES = _opposites()
_SHORT = 3  # letters of a stem that is only denied with "un": "cag", "uncag"
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de")


def opposite(one: str, other: str) -> bool:
    """Do two stems say the contrary: listed so, or one is the other with a denying prefix ("like", "dislike")?"""
    if other in OPPOSITES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == _SHORT:
        return long == f"un{short}"
    return len(short) > _SHORT and any(long == prefix + short for prefix in _PREFIXES)
