"""The gate contract-drift: a contract may change as much as its version says, and no more.

Both sides are read and must be valid; what differs for clients and servers is judged rule by rule,
one finding an edit. Then the policy and the two versions say what fails.
"""
