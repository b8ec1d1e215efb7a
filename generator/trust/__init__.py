"""What generated modules may consist of, checked on their text before anything is written."""
