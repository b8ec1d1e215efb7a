"""`make agreement`: whether generated models accept what the contract accepts, value by value.

Random values of each schema, and values one step beside them, are judged by jsonschema-rs on the
contract itself; then the models are asked. Nothing here decides what is valid.
"""
