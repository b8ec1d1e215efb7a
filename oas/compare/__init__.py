"""Documents compared by what clients and servers can observe. No opinion: rules have those."""
