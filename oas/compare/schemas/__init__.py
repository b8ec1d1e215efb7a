"""Schemas compared as sets of values: what is allowed now, and was not, or the other way round."""

from oas.compare.schemas.comparison import SchemaComparison

__all__ = ["SchemaComparison"]
