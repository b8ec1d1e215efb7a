"""Patterns of a contract: ECMA-262's regular expressions, said in those of Rust's linear engine."""
