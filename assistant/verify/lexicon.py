"""Word tables that claims and passages are compared by: negation, quantifiers, units, opposites, speech, pronouns.

English, and deliberately broad: classes of the language, not of any test set. Lookups take folded words (lower case,
no accents, contractions opened).
"""

from __future__ import annotations

from index.words import tokens


def _classes(table: str) -> dict[str, str]:
    """`name: word word ...` lines to word -> name."""
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        name, words = line.split(":")
        found |= dict.fromkeys(words.split(), name.strip())
    return found


NEGATIONS = frozenset("not no never nor neither none nobody nothing nowhere without n't nope".split())
# Words that deny when what they govern is set against its plain form: "fails to load" for "loads".
DENIALS = frozenset(
    """fail fails failed failing refuse refuses refused lack lacks lacked lacking deny denies denied cease ceases ceased
    stop stops stopped avoid avoids avoided unable""".split()
)

# Word -> how much of the whole it speaks of; words of one class say about the same.
QUANTIFIERS = _classes(
    """
    all: all every each always entire entirely whole wholly everyone everybody everything everywhere both throughout
    all: completely totally fully invariably constantly
    most: most mostly usually generally normally typically majority mainly largely often frequently commonly
    most: primarily predominantly regularly
    many: many much lots lot numerous plenty countless loads tons dozens hundreds
    some: some sometimes several certain partly partially occasionally someone somebody something various couple
    few: few little rarely seldom hardly scarcely barely infrequently minority fewer
    none: none no never nobody nothing neither nowhere
    only: only solely exclusively merely alone purely
    also: also too additionally moreover besides even
    either: either any anyone anybody anything anywhere
    nearly: almost nearly about approximately roughly around
    over: more over above exceeding least minimum
    under: less under below most maximum
    half: half
    """
)

UNITS = _classes(
    """
    millisecond: millisecond milliseconds ms
    second: second seconds sec secs
    minute: minute minutes min mins
    hour: hour hours hr hrs hourly
    day: day days daily
    week: week weeks weekly
    fortnight: fortnight fortnights
    month: month months monthly
    quarter: quarter quarters quarterly
    year: year years yr yrs yearly annual annually
    decade: decade decades
    century: century centuries
    millimetre: millimetre millimetres millimeter millimeters mm
    centimetre: centimetre centimetres centimeter centimeters cm
    metre: metre metres meter meters
    kilometre: kilometre kilometres kilometer kilometers km kms
    inch: inch inches
    foot: foot feet ft
    yard: yard yards
    mile: mile miles mi
    acre: acre acres
    hectare: hectare hectares
    gram: gram grams gramme grammes
    kilogram: kilogram kilograms kilo kilos kg kgs
    ounce: ounce ounces oz
    pound: pound pounds lb lbs
    stone: stones
    ton: ton tons tonne tonnes
    litre: litre litres liter liters
    millilitre: millilitre millilitres milliliter milliliters ml
    pint: pint pints
    quart: quart quarts
    gallon: gallon gallons
    bit: bit bits
    byte: byte bytes
    kilobyte: kilobyte kilobytes kb kib
    megabyte: megabyte megabytes mb mib megs
    gigabyte: gigabyte gigabytes gb gib gigs
    terabyte: terabyte terabytes tb tib
    hertz: hertz hz
    megahertz: megahertz mhz
    gigahertz: gigahertz ghz
    megapixel: megapixel megapixels mp
    pixel: pixel pixels px
    watt: watt watts
    kilowatt: kilowatt kilowatts kw kwh
    volt: volt volts
    degree: degree degrees
    celsius: celsius centigrade
    fahrenheit: fahrenheit
    percent: percent percentage pct
    dollar: dollar dollars usd bucks
    cent: cent cents
    euro: euro euros eur
    sterling: sterling gbp quid
    yen: yen jpy
    franc: franc francs chf
    rupee: rupee rupees inr
    rouble: rouble roubles ruble rubles rub
    thousand: thousand thousands
    million: million millions mn
    billion: billion billions bn
    trillion: trillion trillions
    dozen: dozen
    """
)
SYMBOLS = {"%": "percent", "$": "dollar", "€": "euro", "£": "sterling", "¥": "yen", "₹": "rupee", "°": "degree"}

MONTHS = _classes(
    """
    january: january jan
    february: february feb
    march: march
    april: april apr
    may: may
    june: june jun
    july: july jul
    august: august aug
    september: september sept sep
    october: october oct
    november: november nov
    december: december dec
    monday: monday mon
    tuesday: tuesday tue tues
    wednesday: wednesday wed
    thursday: thursday thu thurs
    friday: friday fri
    saturday: saturday sat
    sunday: sunday sun
    """
)
AMBIGUOUS_MONTHS = frozenset("may march mar sun sat mon wed".split())  # dates only when capitalised inside a sentence

CARDINALS = dict(
    zip(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split(),
        range(20),
        strict=True,
    )
) | dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
ORDINALS = dict(
    zip(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        range(1, 21),
        strict=True,
    )
)
MAGNITUDES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9}

PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves he him his himself she her hers herself they them their theirs
    themselves you your yours yourself yourselves it its itself one oneself""".split()
)
FIRST_PERSON = frozenset("i me my mine myself".split())
OPINION = frozenset(
    """think believe guess suppose imagine hope wish bet feel wonder love like enjoy hate prefer favorite favourite
    awesome amazing cool great nice fun funny interesting wow haha lol sure glad sadly honestly personally opinion
    heard agree recommend definitely surprised surprising crazy weird beautiful wonderful fantastic""".split()
)
# Forms of one auxiliary compare as one word, since a retelling changes person and often tense.
AUXILIARIES = _classes(
    """
    be: be am is are was were been being m re
    have: have has had having ve
    do: do does did doing done
    will: will would shall ll
    can: can could ca
    may: may might
    must: must should ought
    """
)
ARTICLES = frozenset("a an the this that these those there here s t d".split())
HEDGES = frozenset(
    """may might could perhaps possibly probably maybe likely apparently allegedly reportedly supposedly seemingly
    seem seems seemed appear appears appeared suggest suggests suggested think believe guess""".split()
)
SPEECH = frozenset(
    """say says said tell tells told explain explains explained state states stated mention mentions mentioned note notes
    noted add adds added claim claims claimed argue argues argued report reports reported describe describes described
    recall recalls recalled remark remarks remarked reply replies replied respond responds responded answer answers
    answered recommend recommends recommended suggest suggests suggested insist insists insisted admit admits
    admitted think thinks thought believe believes believed""".split()
)
# Words of introductions that belong to the telling and not to what is told.
TELLING = SPEECH | frozenset(
    """according interview interviewee interviewer interviewed asked asks ask answer question respondent speaker author
    writer guest host passage passages document documents text texts article source sources context excerpt information
    provided given based summary short brief overall conclusion additionally furthermore moreover however also
    therefore thus indeed actually well yes yeah no ok okay sure specifically example instance generally""".split()
)

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
    first | last
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
    include with contain | exclude without lack
    buy bought purchase | sell sold
    give gave send sent | take took receive received
    win won victory | lose lost defeat
    create build built | destroy
    join | leave left quit
    remember | forget forgot
    love | hate
    happy glad pleased | sad unhappy angry
    public | private
    inside indoor within | outside outdoor
    up above over | down below under
    left | right
    north northern | south southern
    east eastern | west western
    man men male boy father husband son brother | woman women female girl mother wife daughter sister
    young younger | old elderly
    rich wealthy | poor
    full | empty
    same identical similar | different
    near close nearby | far distant
    day | night
    morning | evening night
    legal lawful | illegal unlawful
    necessary required mandatory compulsory must | unnecessary optional voluntary
    import imports | export exports
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
    digital | analogue analog
    manual | automatic
    """


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _OPPOSITES.strip().splitlines():
        one, other = ([token.stem for token in tokens(side)] for side in line.split("|"))
        for a, b in ((one, other), (other, one)):
            for stem in a:
                found.setdefault(stem, set()).update(b)
    return {stem: frozenset(stems) for stem, stems in found.items()}


OPPOSITES = _opposites()
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "anti", "mis", "de")


def opposite(one: str, other: str) -> bool:
    """Do two stems say the contrary: listed so, or one is the other with a denying prefix ("like", "dislike")?"""
    if other in OPPOSITES.get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES)
