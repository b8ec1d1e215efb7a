"""Lifecycle: deprecation, sunset and stability."""
