"""Word tables that claims and passages are compared by: negation, quantifiers, units, modality, speech, pronouns, verbs.

English, and deliberately broad: classes of the language, not of any test set. Lookups take folded words (lower case,
no accents, contractions opened).
"""

from __future__ import annotations


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
    stop stops stopped avoid avoids avoided avoiding unable failure inability absence except excluding non rather
    instead""".split()
)

# Word -> how much of the whole it speaks of; words of one class say about the same.
QUANTIFIERS = _classes(
    """
    all: all every each always entire entirely whole wholly everyone everybody everything everywhere both throughout
    all: completely totally fully invariably constantly
    most: most mostly usually generally normally typically majority mainly largely often frequently commonly
    most: primarily predominantly regularly all-but
    many: many much lots lot numerous plenty countless loads tons dozens hundreds
    some: some sometimes several certain partly partially occasionally someone somebody something various couple
    few: few little rarely seldom hardly scarcely barely infrequently minority fewer
    none: none no never nobody nothing neither nowhere
    only: only solely exclusively merely alone purely
    also: also too additionally moreover besides even
    either: either any anyone anybody anything anywhere
    nearly: almost nearly about approximately roughly around
    over: more over above exceeding least minimum
    under: less under below maximum
    half: half
    """
)

BOUNDS = frozenset(("over", "under", "nearly"))  # classes that are about a number right behind
# Quantifiers that say how often; they and those that say how many are not held against each other.
FREQUENCY = frozenset(
    """always constantly invariably usually generally normally typically often frequently commonly regularly sometimes
    occasionally rarely seldom hardly scarcely barely infrequently never""".split()
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
    monday: monday mondays mon
    tuesday: tuesday tuesdays tue tues
    wednesday: wednesday wednesdays wed
    thursday: thursday thursdays thu thurs
    friday: friday fridays fri
    saturday: saturday saturdays sat
    sunday: sunday sundays sun
    summer: summer summers
    autumn: autumn
    winter: winter winters
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
TIMES = {"once": 1, "twice": 2, "thrice": 3}
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
# Title -> its class; of two classes one person bears one at a time.
TITLES = _classes(
    """
    man: mr mister sir
    woman: mrs ms miss madam dame
    doctor: dr doctor
    professor: prof professor
    reverend: rev reverend pastor
    senator: senator sen
    councillor: councillor councilor
    representative: representative congressman congresswoman mp am
    mayor: mayor
    minister: minister
    president: president
    chancellor: chancellor
    governor: governor
    ambassador: ambassador
    judge: judge justice
    captain: captain capt
    sergeant: sergeant sgt
    lieutenant: lieutenant lt
    colonel: colonel col
    general: general
    officer: officer constable
    detective: detective inspector
    nurse: nurse matron
    sister: sister
    bishop: bishop archbishop
    king: king
    queen: queen
    coach: coach
    maestro: maestro
    engineer: engineer
    other: mx st hon
    """
)
PERSONS = TITLES.keys() | frozenset(
    """mother father mum mom dad parents parent brother brothers sister sisters son sons daughter daughters uncle aunt
    nephew niece cousin grandmother grandfather grandma grandpa husband wife partner friend neighbour neighbor colleague
    boss assistant keeper guide teacher pupil student apprentice professor lawyer witness defendant plaintiff landlord
    tenant owner farmer baker captain pilot driver cook chef guard soldier nurse surgeon manager director chair chairman
    chairwoman editor publisher author writer artist painter singer player coach referee mayor minister president king
    queen boy girl man men woman women child children baby customer client patient widow host guest interviewer""".split()
)
SHORT_TITLES = frozenset("mr mrs ms mx dr prof st hon rev sen capt sgt lt col jr sr".split())  # written with a stop
SPEECH = frozenset(
    """say says said tell tells told explain explains explained state states stated mention mentions mentioned note notes
    noted add adds added claim claims claimed argue argues argued report reports reported describe describes described
    recall recalls recalled remark remarks remarked reply replies replied respond responds responded answer answers
    answered recommend recommends recommended suggest suggests suggested insist insists insisted admit admits
    admitted think thinks thought believe believes believed testify testifies testified complain complains complained
    confirm confirms confirmed acknowledge acknowledges acknowledged concede concedes conceded observe observes
    observed emphasise emphasises emphasised emphasize emphasizes emphasized stress stresses stressed estimate estimates
    estimated predict predicts predicted swear swears swore conclude concludes concluded""".split()
)
# Words of introductions that belong to the telling and not to what is told.
TELLING = SPEECH | frozenset(
    """according interview interviewee interviewer interviewed asked asks ask answer question respondent speaker author
    writer guest host passage passages document documents text texts article source sources context excerpt information
    provided given based summary short brief overall conclusion additionally furthermore moreover however also
    therefore thus indeed actually well yes yeah no ok okay sure specifically example instance generally""".split()
)

# What a statement claims less of than that something is so. `left out` they make more of it, put in something else.
MODALITY = _classes(
    """
    possible: may might maybe perhaps possibly probably apparently allegedly reportedly supposedly seemingly
    conditional: would
    future: will shall
    intended: want wants wanted hope hopes hoped plan plans planned planning intend intends wish wishes wished
    intended: try tries tried trying dream dreams dreamed
    failed: refuse refuses refused forget forgets forgot forgotten fail fails failed avoid avoids avoided pretend
    failed: pretends pretended decline declines declined
    nearly: almost nearly
    former: used-to formerly
    """
)
MODALITY["until recently"] = "former"
# Words by which a claim says itself that it is not surely so.
HEDGES = frozenset(
    """might may maybe perhaps possible possibly possibility probable probably likely unlikely could potential potentially
    chance expected apparently allegedly reportedly supposedly seemingly seem seems seemed appear appears appeared
    consider considers considering considered dream dreams hope hopes hoped plan plans wish""".split()
)
CERTAIN = frozenset("will shall must certainly definitely surely undoubtedly always".split())

# Past and participle of irregular verbs, each under its base: they compare as one word.
_VERBS = """
    become became; begin began begun; bend bent; bet betted; bind bound; bite bitten; blow blew blown; break broke broken;
    bring brought; build built; burn burnt; buy bought; catch caught; choose chose chosen; come came; creep crept;
    deal dealt; dig dug; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
    fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
    forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given;
    go went gone goes; grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known;
    lead led; lean leant; leap leapt; learn learnt; lend lent; lose lost; make made; mean meant; meet met; pay paid;
    prove proven; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought;
    sell sold; send sent; sew sewn; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank shrunk;
    sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; speed sped; spell spelt;
    spend spent; spin spun; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn;
    sweep swept; swim swam swum; take took taken; teach taught; tear tore torn; tell told; think thought;
    throw threw thrown; understand understood; wake woke woken; wear wore worn; weave wove woven; win won;
    write wrote written; die died dying; use used; tie tied tying; lie lied; owe owed
    """
BASES = {form: verb.split()[0] for verb in _VERBS.split(";") for form in verb.split()[1:]}
# Who does a thing, under a key that is not the deed's: an employee is the contrary of an employer, but is employed.
DOERS: dict[str, str] = {"employer": "employer", "employers": "employer"}
