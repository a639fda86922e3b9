"""The pipeline: from a source to a briefing by an endpoint's model."""
