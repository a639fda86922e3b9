"""The audit: what a source holds that a briefing of it leaves out."""

from summariser.audit.combined import audit

__all__ = ["audit"]
