"""The parts of the command: what it reads, whom it asks, what it shows and where it writes."""
