"""Documents compared by what clients and servers can observe. No opinion: rules have those."""

from oas.compare.change import Change
from oas.compare.comparison import compare
from oas.compare.options import Options

__all__ = ["Change", "Options", "compare"]
