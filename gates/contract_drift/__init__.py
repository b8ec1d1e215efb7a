"""The gate contract-drift: a contract that changed needs a new version.

Both sides are read and must be valid; they are compared in canonical order, and the rules judge the
difference together with the two versions. Whom a change hurts is not judged yet, so each change
counts as risky.
"""
