"""The gate round-trip: FastAPI's own document of the application means what the contract means.

The outside proof of generated routes and models. What is judged is made by FastAPI from the routes,
never a document that the application hands out instead. Nothing is written.
"""
