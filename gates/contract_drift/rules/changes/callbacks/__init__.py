"""Callbacks and webhooks: calls that the server makes, and the answers to them."""
