"""Responses: what a client has to expect."""
