"""`contract-gen scaffold`: implementation classes, written once, and afterwards only added to.

What a person wrote is never changed: a later run appends the methods that are new, and tells of those
that are gone or have another signature.
"""
