"""Accepted findings: named one by one in gates-accepted.toml, with a reason and a last day.

The file is reviewed like code. An entry that expired, or that nothing matches any more, is a finding
itself; a file that cannot be understood leaves undecided what was accepted, so nothing is judged.
"""
