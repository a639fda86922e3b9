"""Boilerplate: the sentences of a page that are not part of its article, such as “Leave a Reply”.

A pattern must match a whole sentence, or each of the parts into which “|” and “·” divide it, so that
prose that merely mentions a cookie, a photograph or a comment stays. English only.
"""

from __future__ import annotations

import re

from summariser.languages import alternatives

_NAME = r"(?-i:[A-ZÀ-Þ@][\w.’'&-]*)"
_NAMES = rf"{_NAME}(?:(?:[ ,]+|\s?[/|]\s?)(?:{_NAME}|{alternatives('within_credits')}))*"
_NETWORKS = rf"{_NAME}(?: {_NAME})?(?:(?:,? and |,? or |, ){_NAME}(?: {_NAME})?)*"
_PIECE = r"(?:article|story|page|post|video)"
_AGENCY = rf"(?:{alternatives('agencies')})"
_BY_POST = r"(?:newsletters?|updates|alerts|podcast|channel|emails?)"
_YEARS = r"(?:19|20)\d\d(?:\s?[-–]\s?(?:\d\d){1,2})?"

_COMMENTS = (
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)|cancel reply",
    r"(?:join|start) the (?:conversation|discussion)",
    r"(?:(?:view|see|show|read|load) )?(?:all |more |\d[\d,]* )*(?:comments|replies)|no comments(?: yet)?",
    r"1 (?:comment|reply|share|like|view)|\d[\d,.]*k? (?:shares|likes|views)|comments? \(?\d[\d,]*\)?",
    r"your email address will not be published|required fields are marked",
    r"this site uses akismet to reduce spam|learn how your comment data is processed",
)
_SHARING = (
    rf"(?:share|print|save|bookmark|tweet|email) this(?: {_PIECE})?(?: (?:on|via|with|by) [^.!?]{{1,40}})?",
    rf"share (?:on|via) {_NETWORKS}",
    rf"(?:follow|like|find) (?:us|{_NAME}) on {_NETWORKS}|follow us|copy link",
)
_SUBSCRIBING = (
    r"(?:sign up|subscribe)(?: (?:here|now|today))?",
    rf"(?:sign up|subscribe|register) (?:to|for) (?:our|the|a)\b[^.!?]{{0,60}}\b{_BY_POST}\b[^.!?]{{0,60}}",
    r"get [^.!?]{1,80} (?:in|to) your inbox\b[^.!?]{0,40}",
)
_COOKIES = (
    r"(?:we|we and our partners|this (?:web)?site|our (?:web)?site) uses? cookies (?:to|and|for|on)\b.*",
    r"by (?:continuing to (?:use|browse|visit)|using) (?:this|our|the) (?:web)?site\b.{0,120}",
    r"by clicking [“\"'‘]?(?:accept|agree|ok|continue|subscribe|sign up)\b.{0,120}",
    r"(?:accept|reject|manage) (?:all )?cookies|cookie (?:policy|settings|preferences)",
    r"privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)",
)
_RIGHTS = (
    rf"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*{_YEARS}\b[^!?]{{0,120}}",
    r"(?:(?:copyright|©).{0,80} )?all rights reserved",
)
_CREDITS = (
    rf"(?:photo(?:graph)?s?|pictures?|images?|illustration)(?: credits?| by)?\s?[:/]\s?(?:{_NAMES}|©.{{1,60}})",
    rf"photo(?:graph)? by {_NAMES}|image courtesy of {_NAMES}|AP Photo/{_NAMES}",
    rf"(?:{_NAMES}\s?/\s?)?(?-i:{_AGENCY})",
)
_LINKS = (
    r"(?:(?:read|see) (?:more|also|next)|also read)\s*:.+",
    r"related(?: (?:articles?|stories|posts|content))?\s*:.+",
    r"read more(?: (?:about|on|from|at) [^.!?]{1,60}| here)?",
    r"(?:continue|keep) reading|read the full (?:story|article)",
    r"related (?:articles|stories|posts|content|topics)|more on this story|you (?:may|might) also like",
    r"most (?:read|popular|viewed)|trending(?: now)?|back to top|skip to (?:main )?content",
    r"advertisement|sponsored(?: content)?|article continues (?:below|after)\b.{0,40}",
)
_TIMES = (
    r"\d+[ -]min(?:ute)?s?[ -]read|(?:estimated )?reading time\s?:?\s?\d+ min(?:ute)?s?",
    r"(?:(?:last )?(?:updated|published|posted|modified):? )?\d+ (?:second|min|minute|hour|hr|day|week)s? ago",
)

_BOILERPLATE = re.compile(
    "|".join((*_COMMENTS, *_SHARING, *_SUBSCRIBING, *_COOKIES, *_RIGHTS, *_CREDITS, *_LINKS, *_TIMES)),
    re.IGNORECASE,
)
_DIVIDED = re.compile(r"\s[|·•]\s")
_AROUND = " .!*…:-–•»›→>"


def is_boilerplate(sentence: str) -> bool:
    """Tell whether a sentence is boilerplate of a page rather than part of its article."""
    parts = _DIVIDED.split(" ".join(sentence.split()))
    return all(_BOILERPLATE.fullmatch(_bare(part)) for part in parts)


def _bare(part: str) -> str:
    part = part.strip(_AROUND)
    return part[1:-1].strip(_AROUND) if part[:1] + part[-1:] in ("()", "[]") else part
