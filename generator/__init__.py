"""contract-gen: a Document becomes Artifacts, written or checked."""
