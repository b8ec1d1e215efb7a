"""The contract as a whole: servers, documentation, what no operation uses."""
