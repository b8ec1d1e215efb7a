"""Schemas become Python types: flatten what `allOf` says, interpret it, name what needs a name."""
