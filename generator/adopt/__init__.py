"""`contract-gen init`: a first contract, of an application that exists already or to begin with.

Runs once in the life of a project. What is there already is never written over.
"""
