"""The normal form: a Document with all that no client and no server can observe taken out."""
