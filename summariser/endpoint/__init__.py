"""The endpoint: one question to an OpenAI-compatible model, with transport retries and re-asks."""

from summariser.endpoint.endpoint import Endpoint

__all__ = ["Endpoint"]
