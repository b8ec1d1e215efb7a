"""An accepted finding is not found any more.

An exception that nobody needs would silently accept the same change when it comes again. It is judged
only where its contract was compared with all that this run was to compare it with, and an entry of an
environment only where that environment is one of them.

What to do: take the entry out of gates-accepted.toml; gates accept --prune does it.
"""
