"""Labels in lines of their own, each above what it labels, as pages print them that are copied or saved as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mediaframing.reading.databases.fields import list_labels, read_field
from mediaframing.values.heading_words import simplify

_LONGEST, _MOST_WORDS, _MOST_LINES = 40, 4, 6
_PLACES = frozenset({"outlet", "published"})
# Two may be chance: an article may have a line *Title* above another, and a line *Source*. With a colon they are not.
_FEWEST = 3


@dataclass
class _Field:
    line: str
    column: str
    above: bool = False
    values: list[str] = field(default_factory=list)


def join_labels(text: str) -> str:
    r"""Write labels and what stands below them in one line each, as other exports do; the rest stays as it is.

    They are labels where several follow one another, with something below each, of which one names the title, and one the
    outlet or the date.

    Examples
    --------
    >>> join_labels("Title\nRents rise\nNewspaper\nPost\nDate\n1 May 2019\nText\nThey rose.")
    'Title: Rents rise\nNewspaper: Post\nDate: 1 May 2019\nText:\nThey rose.'
    """
    lines = text.split("\n")
    written: list[str] = []
    place = 0
    while place < len(lines):
        if _read_line(lines[place]) is None:
            written.append(lines[place])
            place += 1
            continue
        found, end = _follow(lines, place)
        if _are_fields(found):
            written += [f"{one.line.rstrip()} {' '.join(one.values)}".rstrip() for one in found]
            # What goes on without a label of its own is the article.
            if found[-1].column != "text":
                written.append("")
        else:
            written += lines[place:end]
        place = end
    return "\n".join(written)


def _read_line(line: str) -> _Field | None:
    """Read a line that is a label, or has one with what it labels behind it."""
    if (told := read_field(line)) is not None and told[1]:
        return _Field(line, told[0])
    bare = line.strip().strip("*_# ").removesuffix(":").rstrip()
    if not bare or len(bare) > _LONGEST or len(bare.split()) > _MOST_WORDS or bare[:1].islower():
        return None
    column = list_labels().get(simplify(bare))
    return None if column is None else _Field(f"{bare}:", column, above=True)


def _follow(lines: Sequence[str], place: int) -> tuple[list[_Field], int]:
    """Follow labels and what stands below each; say where the article, or the labels of another one, begin."""
    found: list[_Field] = []
    seen: set[str] = set()
    while place < len(lines) and (one := _read_line(lines[place])) is not None:
        if one.column in seen and one.column != "-":
            break
        seen.add(one.column)
        found.append(one)
        place += 1
        if one.column == "text":
            break
        if one.above:
            one.values, place = _read_below(lines, _skip_blank(lines, place))
        place = _skip_blank(lines, place)
    return found, place


def _read_below(lines: Sequence[str], place: int) -> tuple[list[str], int]:
    """Read what stands below a label: the lines up to the next label, or one where none follows."""
    end = place
    while (
        end < len(lines)
        and end - place <= _MOST_LINES
        and lines[end].strip()
        and _read_line(lines[end]) is None
    ):
        end += 1
    following = _skip_blank(lines, end)
    several = following < len(lines) and _read_line(lines[following]) is not None
    end = end if several else min(end, place + 1)
    return [line.strip() for line in lines[place:end]], end


def _skip_blank(lines: Sequence[str], place: int) -> int:
    while place < len(lines) and not lines[place].strip():
        place += 1
    return place


def _are_fields(found: Sequence[_Field]) -> bool:
    columns = {one.column for one in found}
    told = any(one.above for one in found) and "title" in columns and bool(columns & _PLACES)
    return told and len(found) >= _FEWEST
