"""What tokens cost, by the list prices that genai-prices holds offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from summariser.schemas import Usage


def price(usage: Usage | None, model: str, base_url: str) -> Decimal | None:
    """Return the list price in US dollars, or None where the endpoint or its model has no known price.

    The provider is told by the endpoint's address: the same model on one's own machine has no price.
    """
    if usage is None:
        return None
    import genai_prices

    tokens = genai_prices.Usage(input_tokens=usage.input_tokens, output_tokens=usage.output_tokens)
    try:
        return genai_prices.calc_price(tokens, model, provider_api_url=base_url).total_price
    except LookupError:
        return None
