"""Whether all that one schema allows another one allows too: proved, refuted, or open."""
