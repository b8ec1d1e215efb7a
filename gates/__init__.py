"""gates: checks that may say no. A gate makes a Report; findings are values."""
