"""Values that prove a change."""
