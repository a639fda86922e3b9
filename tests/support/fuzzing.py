"""How much is tried where inputs are made up."""

import os

FUZZ = int(os.environ.get("FUZZ", "1"))
"""How many times as many inputs as usual; more than once, other ones each time (``make fuzz``)."""
