"""A paper in two columns as a PDF: abstract, running heads, page numbers, divided words, footnotes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tests.support.documents import column, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.documents import Line

TITLE = "Do hedges slow the wind? Twelve winters on the Sill plain"
AUTHORS = "Marit Solberg and Ewan Tait"
ABSTRACT = (
    "Abstract. Hedges are planted to shelter fields, but their effect is seldom measured for longer than a "
    "season. We recorded the wind at 36 masts on the Sill plain over twelve winters. Behind hedges of at least "
    "2.5 m the mean speed fell by 31% at a distance of ten heights, and yields of winter wheat rose by 0.4 "
    "tonnes per hectare. Gaps wider than 6 m undid the effect."
)
BODY = """\
1 Introduction

The Sill plain lost nine tenths of its hedges between 1955 and 1985. Since 2008 the State has paid for
replanting, at a cost of 14.2 million crowns so far.1 Whether the money has been well spent is a matter of
dispute between farmers and the ministry [1, 2].

Earlier studies measured single hedges in a single winter [3]. They agree that a hedge shelters a strip of
some ten to fifteen times its own height, and disagree about nearly everything else.

2 Methods

We set up 36 masts in nine fields, four to a field, and recorded the wind at a height of 2 m every ten
seconds from 1 November to 31 March. Of 7.9 million readings a year, 3.2% were discarded because ice had
stopped the cups.

Hedges were measured each autumn. The tallest stood at 4.8 m, and the lowest, which a flock of sheep had
found, at 0.7 m.

3 Results

Behind hedges of 2.5 m and more the mean wind speed fell by 31% at ten heights and by 12% at twenty. Behind
lower ones no effect could be told from chance (p = 0.41).

Yields of winter wheat were higher by 0.4 tonnes per hectare in sheltered strips, after the area that the
hedge itself takes had been allowed for. In the two driest years the difference was 0.9 tonnes.

Gaps mattered more than height. A single gap of more than 6 m raised the speed behind it by 18% above that
of open country, since the wind is squeezed through.2 A farmer whom we interviewed put it plainly: “A hedge
with a hole in it is a bellows.” Wind-swept fields gained most.

4 Discussion

Our results support the payments, but not the rules under which they are made. The ministry pays by the
metre, whatever the height, and does not ask about gates. We recommend that gaps be limited to 4 m, and that
a hedge be paid for only once it has reached 2.5 m.

Twelve winters are not many, and the wind-swept west of the plain had no masts. Three of them were so mild
that hardly a gale was recorded, and leaving them out raises the effect to 35%.

5 Conclusion

Tall hedges without holes slow the wind by about a third and pay for themselves in some eleven years.

References

[1] Ministry of Water and Soil. Report on the Hedge Programme. Orrin, 2022.

[2] Union of Sill Farmers. Who Pays for Twigs? Sill, 2023.

[3] P. Dace and L. Orr. Shelter behind a single hawthorn hedge. Estmark Journal of Soil 12 (1991), 44-61.
""".split("\n\n")
FOOTNOTES = (
    "1 Source: accounts of the Hedge Programme, 2008-2025.",
    "2 The same is known of streets between tall houses.",
    "3 Data and code are at the authors' desk.",
)
RUNNING = "Solberg and Tait: Do hedges slow the wind?"
_WIDTH = 44
_LINES = 14
_LEFT, _RIGHT = 50.0, 310.0


def paper() -> bytes:
    """The paper: three pages, the first with title and abstract across both columns."""
    lines = list(_wrapped(BODY))
    pages = []
    for number, footnote in enumerate(FOOTNOTES, start=1):
        head = _title() if number == 1 else [(_LEFT, 810.0, RUNNING)]
        top = min(y for _, y, _ in head) - 34
        left, lines = lines[:_LINES], lines[_LINES:]
        right, lines = lines[:_LINES], lines[_LINES:]
        pages.append(
            [
                *head,
                *column(left, x=_LEFT, top=top),
                (_LEFT, 70.0, footnote),
                *column(right, x=_RIGHT, top=top),
                (290.0, 30.0, str(number + 100)),
            ]
        )
    assert not lines
    return pdf(pages, title=TITLE, author=AUTHORS, date="D:20260205090000Z")


def _title() -> list[Line]:
    lines = [TITLE, AUTHORS, "University of Sill", *textwrap.wrap(ABSTRACT, 100)]
    return column(lines, x=_LEFT, top=800.0)


def _wrapped(paragraphs: Sequence[str]) -> Iterator[str]:
    """Set paragraphs in the width of a column, long words divided at its end."""
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if len(line) + 1 + len(word) <= _WIDTH:
                line = f"{line} {word}".strip()
                continue
            room = _WIDTH - len(line) - 2
            if word.isalpha() and word.islower() and 2 <= room <= len(word) - 2:
                yield f"{line} {word[:room]}-"
                line = word[room:]
            else:
                yield line
                line = word
        yield line
