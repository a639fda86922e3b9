"""The words and forms by which voices are told: names, titles, roles, bodies, pronouns."""

from __future__ import annotations

import re
from typing import Literal

PartyKind = Literal["government", "organisation", "company", "group", "person", "expert", "media"]

PARTICLE = r"(?:de|del|della|di|da|du|van|von|der|den|ter|al|el|bin|bint|ibn|la|le)"
ATTACHED = r"(?:(?:al|el|ad|an|as|ash|at|ar|az|d|l|de)[-’'])?"
"""What is written in front of a name without a space: "al-Zuwar", "d’Alema"."""
INITIAL = r"[A-ZÀ-ÖØ-Þ]"
CAPITAL = rf"{ATTACHED}{INITIAL}[\w’'.&-]*"
JOINING = rf"(?:of|the|and|for|in|des|&|{PARTICLE})"
NAME = re.compile(rf"{CAPITAL}(?:\s+(?:{JOINING}\s+)*{CAPITAL})*")
PERSONAL = re.compile(rf"{CAPITAL}(?:\s+{PARTICLE}\s+(?:{PARTICLE}\s+)?|\s+){CAPITAL}(?:\s+{CAPITAL})?")
OF_PLACE = re.compile(rf"\s+(?:of|at|from|in|for|with)\s+(?:the\s+)?{CAPITAL}.*")
ROLES = (
    r"\b(?:minister|president|secretary|spokes(?:man|woman|person|people|men|women)|director|chief|chair(?:man|woman)?|head|"
    r"leader|mayor|governor|gov|senator|sen|rep|congress(?:man|woman)|representative|delegate|professor|prof|lawyer|"
    r"attorney|analyst|economist|researcher|scientist|historian|officer|official|manager|founder|executive|editor|"
    r"commissioner|ambassador|envoy|candidate|coach|doctor|cardiologist|judge|justice|councillor|councilman|"
    r"councilwoman|adviser|advisor|aide|mediator|treasurer|negotiator|inspector|captain|general|colonel|sergeant|"
    r"lieutenant|major|chancellor|king|queen|prince|princess|pope|bishop|cardinal|imam|rabbi|sheriff|resident|"
    r"ministre|président|présidente|porte-parole|directeur|directrice|ministro|ministra|presidente|portavoz|"
    r"Ministerin|Präsident|Präsidentin|Sprecher|Sprecherin)s?\b"
)
ROLE_NOUN = re.compile(ROLES, re.IGNORECASE)
ROLE_OF = re.compile(rf"(?:[\w-]+ )?{ROLES}(?: (?:of|for) [\w’' -]+)?", re.IGNORECASE)
"""A role with what it is for, without a name: "Minister of Energy", "US President"."""
PREFIX = re.compile(r"^(?:The|A|An|In|At|On|But|And|For|After|Before|When|While|As|If)\s+")
APPOSED = re.compile(rf",\s(?:who\b|(?:the|a|an|its|their|[\w’']+['’]s)\s(?:[\w’'-]+\s){{0,4}}?(?={ROLES}))")
"""What follows the name of a person: "Ann Lee, the mayor", "Ann Lee, who"."""
OF_WHAT = re.compile(r"\s+(?:of|at|from|for|with)\s")
HONORIFIC = re.compile(
    rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|M|Mme|Herr|Frau|Sr|Sra|Señor|Señora|Monsieur|Madame)\.?\s+"
    rf"(?={ATTACHED}{INITIAL})"
)
COLLECTIVE = re.compile(
    r"\b(?:ministry|government|police|army|military|court|council|commission|agency|administration|embassy|office|"
    r"authorit(?:y|ies)|parliament|department|cabinet|board|union|association|company|committee|party|campaign|report|"
    r"study|survey|poll|statement|document|lawsuit|indictment|paper|group|team|club|bank|airline|newspaper|network|firm|"
    r"experts?|critics|opponents|supporters|residents|witnesses|prosecutors|lawyers|investigators|scientists|"
    r"researchers|analysts|economists|sources?|aides?|lawmakers|rebels|protesters|activists|workers|farmers|"
    r"doctors|families|relatives|survivors|neighbours|inspectors|auditors|diplomats|observers)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"^(?:that\s+)?(?:the|a|an|one|another|some|many|several|my|your|its|his|her|their|our|both|two|three|le|la|les|un|"
    r"une|der|die|das|ein|eine|el|los|las|sein|seine|ihre|ihr|son|sa|ses|su|sus|l['’])(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
PRONOUN = re.compile(
    r"(?:i|you|he|she|it|we|they|one|this|that|these|those|who|which|what|there|here|nobody|everybody|everyone|someone|"
    r"somebody|anyone|some|many|most|others?|both|all|none|us|me|him|her|them|himself|herself|themselves|il|elle|ils|"
    r"elles|on|nous|vous|je|qui|er|sie|es|wir|ich|man|él|ella|ellos|ellas|yo|nosotros|usted)",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:action|decision|resolution|motion|note|related|update|question|answer|correction|photo|image|video|read|"
    r"watch|listen|background|agenda|present|apologies|summary|conclusions?|results|methods|topics?|tags?|more|q|a)",
    re.IGNORECASE,
)
"""What stands before a colon without speaking."""
CLAUSE = re.compile(
    r"^(?:which|who|whose|that|where|when|but|and|or|if|as|whether|while|with)\b", re.IGNORECASE
)
RELATION = re.compile(
    r"(?:my|his|her|its|their|our|son|sa|leur|seine?|ihre?|su) (?:[a-z][\w’'-]* ){0,3}[a-z][\w-]+",
    re.IGNORECASE,
)
"""Who somebody is to another: "her opponent", "his former business partner"."""
RELATIVE = re.compile(r"\s(?:which|that|who|whose|whom|where)\s.*")
PREPOSITION = re.compile(r"\b(?:of|for|at|from|in|with|by|to|on|behind)\s*\Z")
WORD_OF_NAME = rf"{ATTACHED}{INITIAL}(?:\.|[\w’'-]*)"
BEHIND = re.compile(rf", ({WORD_OF_NAME}(?: (?:{PARTICLE} )*{WORD_OF_NAME}){{1,3}})")
WORDS_OF_KINDS: dict[PartyKind, str] = {
    "expert": "professors? analysts? economists? researchers? experts? scientists? historians? scholars?",
    "media": "newspaper times tribune magazine broadcaster cnn bbc reuters",
    "group": "police troops soldiers officers rebels residents protesters activists",
    "government": "government ministry ministries department kremlin parliament congress senate army military "
    "court council commission agency administration embassy authority authorities officials? treasury pentagon "
    "assembly office cabinet regulator",
    "company": "inc corp ltd llc plc gmbh company companies airlines? bank motors holdings dairies energy "
    "partners industries therapeutics firm",
    "organisation": "union association federation foundation institute university centre center committee "
    "party campaign organi[sz]ation society church report study survey poll statement board relief league "
    "club document network",
}
KINDS = {
    kind: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for kind, words in WORDS_OF_KINDS.items()
}
