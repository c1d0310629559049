"""How English says what a figure is: reached, wanted, required, changed, a mean or a claim."""

from __future__ import annotations

import re

from trends.languages.alternatives import any_of
from trends.languages.words import RoleWords

_LIGHT = """
    but short family planning target targets goal aim
    should must shall will not exceed exceeded exceeding normal range standard required requirement do
    does did were also recovered recovering eased easing sank sunk slid slipped climbed climbing dipped
    edged made s a an the of in at on by to for from and or with as than over under above below about
    around nearly almost roughly some only just was is are be been being stood stands reached reach
    reaching amounted amounts came comes totalled totaled totals total numbered rose rises risen rise
    fell falls fallen fall dropped drop declined decline increased increase decreased decrease grew grow
    went gone had has have having there it its this that these which who while where during year years
    last previous preceding same period compared respectively each all both now then still again up down
    more less fewer higher lower percentage point points rate level figure figures value number numbers
    share shares per cent percent recorded registered reported counted estimated put averaged average
    annual among them including include includes our we county city province district township
    prefecture village whole entire national provincial standing remained remains kept held within
    between against after before since until end mid new received benefited carried out performed done
    issued paid collected granted approved completed given served spent peaked shrunk shrank soared
    plunged slumped tumbled slide bottomed topped hovered lay ran sat hit touched equalled surpassed
    stayed rested hovering
    passed positive negative moved barely hardly scarcely stubbornly steadily slowly sharply slightly
    markedly gradually modestly steeply rapidly considerably substantially marginally high highest low
    lowest record mere merely already even ever yet too however though although meanwhile moreover thus
    therefore hence accordingly contrast instead currently presently half twice double third quarter
    well inside outside far near close when whereas compares compare ranged ranges ranging areas area
    parts part first next latest final provisional revised preliminary estimates sits lies was's decade
    decades later earlier ago start beginning halved doubled unchanged stable constant exactly precisely
    overall crude corresponding respective one two three four five six seven eight nine ten twelve
    months month rebounded stabilised stabilized bounced improved worsened deteriorated crept inched
    nudged amount equivalent equal giving gave gives yielding meaning i.e namely mark he she you i us me
    no nor so such either come brought bring brings across throughout world globally ( ) , : ; . - – — ~
    % / ' ’ " “ ”
"""
_WORDS = any_of(sorted({word for word in _LIGHT.split() if word[0].isalpha()}))
_SIGNS = any_of(sorted({word for word in _LIGHT.split() if not word[0].isalpha()}))

ROLES = RoleWords(
    light=re.compile(rf"(?:\b{_WORDS}\b|{_SIGNS}|\s)+", re.IGNORECASE),
    foreign=re.compile(
        r"\b(?:rate|ratio|share|proportion|coverage|income|cost|costs|price)\b", re.IGNORECASE
    ),
    tariff=re.compile(
        r"\bper (?:person|household|couple|case|month|birth)\b|\beach (?:person|household|"
        r"couple|family)\b|\bfined?\b|a month\b",
        re.IGNORECASE,
    ),
    tariffs=re.compile(r"(?:rates? of charge|scale of fees)[^.]{0,160}(?:not|no) less than\s*$"),
    mean=re.compile(
        r"\b(?:annual average|averaged|on average|mean|a year on average|average annual)\b"
        r"(?![^.;]*\b(?:and|but|then|while)\s+(?:(?:then|had|has|later|it|they) )*"
        r"(?:reached|rose|fell|was|were|stood|came|dropped|declined|climbed|increased|in (?:19|20)\d\d)\b)",
        re.IGNORECASE,
    ),
    total=re.compile(r"\b(?:in all|in total|altogether|cumulatively)\b", re.IGNORECASE),
    portion=re.compile(r"\b(?:accounted for|accounting for|made up|making up)\b", re.IGNORECASE),
    claim=re.compile(
        r"\b(?:implied|implies|in reality|true level|after removing|net of|would be)\b", re.IGNORECASE
    ),
    modal=re.compile(
        r"\b(?:must|should|shall|aims?|target|targets|plans? to|is to|are to|will|"
        r"ought|goal|strive|aimed)\b",
        re.IGNORECASE,
    ),
    past=re.compile(r"\b(?:was|were|had|last year|reached|stood|fell|rose)\b", re.IGNORECASE),
    goal=re.compile(
        r"\b(?:targets?|goals?|objectives?|aims?)\b[^.]{0,60}?(?:\b(?:is|are|to)\b|"
        r":)|\bmust\b|\bstrive\b|\bshould\b|\bis to be\b|\bare to be\b|\bwill be\b",
        re.IGNORECASE,
    ),
    held=re.compile(
        r"\b(?:kept|keep|held(?! (?:steady|stable|up|out|by|in|constant))|hold|limited|limit|contained"
        r"|contain)\b[^.;]{0,30}$|"
        r"\bnot exceed\s*$",
        re.IGNORECASE,
    ),
    set_above=re.compile(
        r"\b(?:standard|requirement|norm|normal range|benchmark|threshold|ceiling|"
        r"upper limit|limit set[^.]{0,20})\b[^.,;]{0,60}$|\b(?:required|requires|"
        r"prescribed)\b[^.,;]{0,20}$",
        re.IGNORECASE,
    ),
    standard_after=re.compile(
        r"\s*(?:that is |is |are )?(?:the )?(?:national |provincial |normal |required |"
        r"prescribed |annual )*(?:standard|requirement|norm|target(?= *[.,;]|$)|benchmark|threshold|"
        r"ceiling|upper limit|limit|required|set by)\b",
        re.IGNORECASE,
    ),
    normal=re.compile(r"\bnormal\b", re.IGNORECASE),
    upper=re.compile(r"\b(?:upper limit|ceiling|limit)\b", re.IGNORECASE),
    lower=re.compile(r"\b(?:lower limit|floor)\b", re.IGNORECASE),
    compared=re.compile(
        r"\b(?:than|compared|against|from|above|below|over(?! the (?:same|whole|entire) period)|under|"
        r"short of|year on year|up|down)\b",
        re.IGNORECASE,
    ),
    past_base=re.compile(
        r"\b(?:year|years|earlier|previous|before|last|since|previously|year-on-year|"
        r"decade)\b|\b(?:FY ?)?(?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
    peer_base=re.compile(
        r"\b(?:province|provincial|nation|national|country|target|standard|requirement|"
        r"average|norm|normal|city's|limit)\b",
        re.IGNORECASE,
    ),
    below=re.compile(r"\b(?:below|under|less than|lower than|short of|fewer than)\b", re.IGNORECASE),
    gap=re.compile(r"\b(?:short of|gap|differs?|difference)\b", re.IGNORECASE),
    more=re.compile(
        r"\b(?:(?<!made )(?<!make )(?<!makes )(?<!making )up|"
        r"rose|rises?|risen|(?<!natural )increased?|increasing|grew|grown|growth|gained?|"
        r"more|higher|rising|climbed|an increase of)(?: by| of)?(?: about| nearly|"
        r" almost| some| only| just)?\s*$",
        re.IGNORECASE,
    ),
    less=re.compile(
        r"\b(?:down|fell|falls?|fallen|decreased?|decreasing|declined?|dropped|lost|"
        r"fewer|lower|falling|shrank|a decrease of|a fall of)(?: by| of)?(?: about|"
        r" nearly| almost| some| only| just)?\s*$",
        re.IGNORECASE,
    ),
    gained=re.compile(r"\b(?:additional|extra|further|new)\s*$", re.IGNORECASE),
    added=re.compile(r"\b(?:additional|extra|further|new)\s*$", re.IGNORECASE),
    due=re.compile(r"\bdeaths (?:outnumbered|exceeded) births by (?:about |some )?$", re.IGNORECASE),
    threshold=re.compile(r"\s*(?:in|was found in|only in|for)\s*$", re.IGNORECASE),
    line=re.compile(
        r"\s*(?:in|by) (?:only )?[\w,]+ (?:towns|townships|villages|counties|districts|cities)\b",
        re.IGNORECASE,
    ),
    parts=re.compile(r"\b(?:some|others|the rest|the others|certain|a few)\b", re.IGNORECASE),
    people=re.compile(
        r"\b(?:officials|cadres|staff|employees|members|leaders|volunteers|experts|"
        r"students|teachers|doctors)\b",
        re.IGNORECASE,
    ),
    reached=re.compile(r"\b(?:to|at|reaching)(?: about| nearly| almost| some)?\s*$", re.IGNORECASE),
    share=re.compile(
        r"\bor\b|\b(?:share|accounting|accounted|making|makes|that is|of them|of whom|i\.e)\b|\(",
        re.IGNORECASE,
    ),
    own_rate=re.compile(r"\s*(?:a |the |with a )?coverage(?: rate)? (?:of|was)\s*", re.IGNORECASE),
    crossed=re.compile(r"\b(?:above|below|over|under|exceed(?:s|ed)?)\s*$", re.IGNORECASE),
    turned=re.compile(r"(?!)"),
    peopled=re.compile(r"(?!)"),
    quota=re.compile(r"\b(?:of|per cent of) the (?:annual )?(?:task|target|quota)\b", re.IGNORECASE),
    section_past=re.compile(r"\b(?:review|progress|results?)\b", re.IGNORECASE),
    section_goal=re.compile(r"\b(?:goals?|targets?|objectives?)\b", re.IGNORECASE),
    heading_ranks=(re.compile(r"\s*[IVX]+\. "), re.compile(r"\s*\d+\.? "), re.compile(r"\s*\([a-z]\) ")),
    each=re.compile(r"\bper head\b|\bper capita\b|\beach\b", re.IGNORECASE),
    among=re.compile(r"\b(?:of (?:them|whom|which|these)|including|among them|among whom)\b", re.IGNORECASE),
    beside=re.compile(r"\s*(?:compared|in comparison) with [^.;]{1,60},", re.IGNORECASE),
    again=re.compile(
        r"(?:that|this|it|they|these|those|its|the (?:rate|figure|ratio|number|share|level|total|value)s?) ",
        re.IGNORECASE,
    ),
    respectively=re.compile(r"\brespectively\b", re.IGNORECASE),
    those_years=re.compile(r"\bsame years\b", re.IGNORECASE),
    same_years=re.compile(r"(?!)"),
    other_rate=re.compile(
        r"\b(?:(?<!the )(?<!its )(?<!their )(?<!'s )(?<!’s )rates?|ratio|proportion|share)\b", re.IGNORECASE
    ),
)
