"""XML read without what makes it dangerous: no document type, no entities, no fetching, no endless nesting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from mediaframing.codebook.errors import CodebookError

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]

_DEEPEST = 200


def read_elements(data: bytes, start: Start, end: End) -> None:
    """Call ``start`` and ``end`` for every element of a document.

    Raises
    ------
    CodebookError
        If it is not well-formed, or declares entities.
    """
    depth = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise CodebookError(f"Its elements are nested more than {_DEEPEST} deep.")
        start(name, attributes)

    def finish(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = finish
    parser.EntityDeclHandler = _refuse
    parser.UnparsedEntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = expat.ErrorString(error.code) or "it is broken"
        raise CodebookError(f"It is no well-formed XML: {problem} in line {error.lineno}.") from error
    except (LookupError, ValueError) as error:
        if isinstance(error, CodebookError):
            raise
        raise CodebookError("It is XML in an encoding that is not known; save it as UTF-8.") from error


def _refuse(*_: object) -> int:
    raise CodebookError("It declares entities (XML), which no dictionary needs; take the <!DOCTYPE> out.")
