"""What is true of an OpenAPI document: parse, references, validity, digests, compare. No opinion."""
