"""Pure. How a rule says which kinds of Change it claims: short words for sets of cells."""

from __future__ import annotations

from oas.compare.space import CELLS, Cell, Edit, Subject
from oas.direction import Direction

IN_REQUESTS = (Direction.REQUEST,)
IN_RESPONSES = (Direction.RESPONSE,)
ON_THE_WIRE = (Direction.REQUEST, Direction.RESPONSE)
ELSEWHERE = (Direction.NONE,)
EVERYWHERE = tuple(Direction)

CAME = (Edit.ADDED, Edit.ADDED_REQUIRED)
WENT = (Edit.REMOVED, Edit.REMOVED_REQUIRED)
CAME_OR_WENT = (Edit.ADDED, Edit.REMOVED)
EDITED = (*CAME_OR_WENT, Edit.CHANGED)
# Harmful in a request, as far as the edit alone can tell, and harmful in a response.
STRICTER = (Edit.NARROWED, Edit.CHANGED)
LOOSER = (Edit.WIDENED, Edit.CHANGED)

# What may be required.
OPTIONAL = (Subject.PARAMETER, Subject.HEADER, Subject.REQUEST_BODY, Subject.PROPERTY)
# What has the edits NARROWED, WIDENED and CHANGED, and harms on one side only.
FACETS = (
    *(Subject.NUMBER_RANGE, Subject.MULTIPLE_OF, Subject.STRING_LENGTH, Subject.PATTERN),
    *(Subject.FORMAT, Subject.CONTENT, Subject.ITEM_COUNT, Subject.UNIQUE_ITEMS, Subject.ITEMS),
    *(Subject.CONTAINS, Subject.UNEVALUATED_ITEMS, Subject.PROPERTY_COUNT, Subject.PROPERTY_NAMES),
    *(Subject.ADDITIONAL_PROPERTIES, Subject.UNEVALUATED_PROPERTIES, Subject.DEPENDENT_REQUIRED),
    *(Subject.NOT, Subject.CONDITION, Subject.UNION, Subject.TYPE, Subject.SERIALIZATION),
)


def claims(
    directions: tuple[Direction, ...], edits: tuple[Edit, ...], *subjects: Subject
) -> frozenset[Cell]:
    """The cells of `subjects` by `edits` and `directions`. Raises ValueError for one outside the space."""
    cells = frozenset(Cell(s, e, d) for s in subjects for e in edits for d in directions)
    if outside := cells - CELLS:
        raise ValueError(f"no such change: {sorted(outside)}")
    return cells
