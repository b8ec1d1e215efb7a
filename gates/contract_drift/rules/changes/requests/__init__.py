"""Requests: what a client may and must send."""
