"""Versions of contracts: which is higher, which is high enough for a change, which comes next."""
