"""Checks that need the source: each is an annotation on the field that it checks.

``text: Annotated[str, Figure()]`` is all that a schema says. A check looks at its field's value and
at the sentences that the nearest item cites, and yields findings. Your own schema uses the same
annotations, and your own check is a subclass of `Check`.
"""

from summariser.schemas.checks.base import Check, Field
from summariser.schemas.checks.citations import Citations
from summariser.schemas.checks.claims import Claim
from summariser.schemas.checks.figures import Figure
from summariser.schemas.checks.filled import Filled, NotEmpty
from summariser.schemas.checks.names import Aliases, Named
from summariser.schemas.checks.speakers import Spoken
from summariser.schemas.checks.verbatim import QuotationType, Verbatim

__all__ = [
    "Aliases",
    "Check",
    "Citations",
    "Claim",
    "Field",
    "Figure",
    "Filled",
    "Named",
    "NotEmpty",
    "QuotationType",
    "Spoken",
    "Verbatim",
]
