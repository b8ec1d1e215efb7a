"""Security: what a call must show to be let in."""
