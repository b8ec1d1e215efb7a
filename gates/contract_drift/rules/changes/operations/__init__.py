"""Operations: which there are, what they are called, where they lead."""
