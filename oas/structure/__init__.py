"""Whether a contract has the structure that the official schemas of OpenAPI demand."""
