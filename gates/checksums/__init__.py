"""The gate checksums: a contract, its lock and the generated code agree.

The code is built again in memory, because a lock that was edited together with a file would prove
nothing. Nothing is written.
"""
