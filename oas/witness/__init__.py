"""Values that prove a change: made from the schemas, confirmed by jsonschema-rs."""
