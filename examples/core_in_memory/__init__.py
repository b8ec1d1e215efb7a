"""CORE in memory: all 34 operations of contracts/core, on the interfaces that are generated from it.

Each tag of the contract is a class with the methods of its interface; `app.create` hands them to the
generated `create_app`. Nothing here is written twice that the contract says already: paths, limits,
media types and statuses are the generated code's business.
"""
