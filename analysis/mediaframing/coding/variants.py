"""What an entry nearly is: its plural or singular, and other hyphens and spellings of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# British and American spelling, each way.
_SPELLINGS = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"(?<=\w\w)our", "or"), (r"(?<=\w\w)or(?!\w*our)", "our"), (r"(?<=\w\w)is(?=[eai])", "iz"),
        (r"(?<=\w\w)iz(?=[eai])", "is"), ("yse", "yze"), ("yze", "yse"), (r"(?<=\w\w)ence", "ense"),
        (r"(?<=\w\w)ense", "ence"), (r"(?<=[aeiou])ll(?=ed|ing|er)", "l"), (r"(?<=[aeiou])l(?=ed|ing|er)", "ll"),
        ("centre", "center"), ("center", "centre"), ("programme", "program"), ("ae", "e"),
        ("judgement", "judgment"), ("judgment", "judgement"),
    )
)  # fmt: skip


def vary_entry(pattern: str) -> Iterator[str]:
    """List plurals and singulars of an entry, and it with other hyphens and spellings.

    Examples
    --------
    >>> [*vary_entry("car bomb")]
    ['car bombs', 'carbomb']
    >>> [*vary_entry("self-defence")]
    ['self-defences', 'self defence', 'selfdefence', 'self-defense']
    """
    head, _, last = pattern.rpartition(" ")
    before = f"{head} " if head else ""
    if "*" not in last and "?" not in last and last[-1:].isalpha() and not last.isupper():
        if re.search(r"(?:s|x|z|ch|sh)$", last):
            if last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 4:
                yield before + last[:-1]
        elif re.search(r"[^aeiou]y$", last):
            yield before + last[:-1] + "ies"
        else:
            yield before + last + "s"
    if "-" in pattern:
        yield pattern.replace("-", " ")
    joined = re.sub(r"[ -]", "", pattern)
    if len(re.split(r"[ -]", pattern)) == 2:
        yield joined
    for old, new in _SPELLINGS:
        if len(pattern) > 4 and old.search(pattern):
            yield old.sub(new, pattern)
