"""The edge both programs share: configuration, exit codes, and how a message reaches a person."""
