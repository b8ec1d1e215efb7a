"""Values: how their kinds are told apart, and how they are written."""
