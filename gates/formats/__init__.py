"""The formats of a report: one Outcome, several renderings, each to its own place."""
