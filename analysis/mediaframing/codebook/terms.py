"""An entry of a codebook: the words that are looked for, and under which conditions they count."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import re2

from mediaframing.codebook.errors import CodebookError
from mediaframing.codebook.queries import refuse_query

FUNCTIONS = ("problem", "cause", "judgement", "remedy")
SENTENCE = "sentence"


@dataclass(frozen=True)
class Term:
    """An entry that is looked for in the text.

    Attributes
    ----------
    pattern : str
        Words with ``*`` and ``?``, or a regular expression where ``regex`` is true. A space also matches a hyphen
        of any kind. Of an entry with ``all``, its words joined by `` + ``, which is what tables call it.
    function : str, optional
        Which of the four functions of framing (Entman 1993) the entry serves: ``problem``, ``cause``,
        ``judgement`` or ``remedy``; that of its frame where it is None.
    regex : bool
        Read ``pattern`` as an RE2 regular expression, which takes time in proportion to the text and no more. In
        texts of more than 8,000 characters a match may be cut short, or missed, beyond 4,000 characters.
    polarity : int
        1, or -1 for an entry that names the contrary of its frame: ``infring*`` under a frame of rights.
    exact : bool
        A space matches white space only.
    all : tuple of str
        Words or phrases that must stand together. A mention stands at the first of them; the others make it count.
    not_near : tuple of str
        Words or phrases; near one of them a match does not count.
    within : "sentence" or int
        How near ``all`` and ``not_near`` mean: in the same sentence, or at most so many words away.
    """

    pattern: str
    function: str | None = None
    regex: bool = False
    polarity: int = 1
    exact: bool = False
    all: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    within: str | int = SENTENCE

    @property
    def anchor(self) -> str:
        """The words at which a mention stands: the first of ``all``, or the pattern."""
        return self.all[0] if self.all else self.pattern

    @property
    def parts(self) -> tuple[str, ...]:
        """The words and phrases that the entry is made of, without those it must not stand near."""
        return self.all or (self.pattern,)


_KEYS = ("term", "all", "within", "not_near", "function", "polarity", "exact", "regex")
_SYNTAX = '{ term = "...", function = "..." }, or { all = ["...", "..."], within = "sentence" }'


def read_terms(
    entry: Mapping[str, Any], key: str, where: str, *, required: bool = False, polar: bool = False
) -> tuple[Term, ...]:
    """Read a list of entries; ``polar`` where an entry may name the contrary.

    Raises
    ------
    CodebookError
    """
    values = entry.get(key, [])
    if not isinstance(values, list):
        raise CodebookError(f'{key!r} of {where} must be a list, such as {key} = ["terror*", "militant*"].')
    if required and not values:
        raise CodebookError(f"{where} has no {key}; give at least one, or take the entry out.")
    return tuple(_read_term(value, f"{key!r} of {where}", polar) for value in values)


def _read_term(value: object, where: str, polar: bool) -> Term:
    if isinstance(value, str):
        return Term(check_words(value, where))
    if not isinstance(value, Mapping):
        raise CodebookError(f"{where} holds {value!r}; an entry is a text, or {_SYNTAX}.")
    check_keys(value, _KEYS, where)
    together = _read_words(value, "all", where)
    if together and "term" in value:
        raise CodebookError(
            f"{where} has an entry with both 'term' and 'all'; put the words of 'term' first in 'all'."
        )
    if "all" in value and len(together) < 2:
        raise CodebookError(f"'all' in {where} must list at least two words that stand together.")
    regex = _read_switch(value, "regex", where)
    pattern = " + ".join(together) if together else check_words(value.get("term", ""), where, regex=regex)
    term = Term(
        pattern,
        check_function(value.get("function"), f"{where}: the function of {pattern!r}"),
        regex,
        _read_polarity(value, where, pattern, polar),
        _read_switch(value, "exact", where),
        together,
        _read_words(value, "not_near", where),
        _read_within(value, where, pattern),
    )
    if regex:
        if together or term.exact:
            raise CodebookError(
                f"{where}: a regular expression, {pattern!r}, takes neither 'all' nor 'exact'."
            )
        compile_regex(pattern, where)
    return term


def check_words(pattern: object, where: str, *, regex: bool = False) -> str:
    """Give the entry in Unicode's composed form (NFC); raise a sentence if there is nothing to look for in it."""
    if not isinstance(pattern, str) or not any(c.isalnum() for c in pattern):
        raise CodebookError(f"{where} holds {pattern!r}, which has no letter or digit to look for.")
    if not regex:
        refuse_query(pattern, where)
    return pattern if pattern.isascii() else unicodedata.normalize("NFC", pattern)


def _read_words(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = entry.get(key, [])
    if not isinstance(values, list):
        raise CodebookError(f'{key!r} in {where} must be a list of texts, such as {key} = ["fire*", "gun"].')
    return tuple(check_words(value, f"{key!r} in {where}") for value in values)


def _read_switch(entry: Mapping[str, Any], key: str, where: str) -> bool:
    value = entry.get(key, False)
    if not isinstance(value, bool):
        raise CodebookError(f"{where}: {key!r} of {entry.get('term')!r} must be true or false.")
    return value


def _read_polarity(entry: Mapping[str, Any], where: str, pattern: str, polar: bool) -> int:
    value = entry.get("polarity", 1)
    if isinstance(value, bool) or value not in (1, -1):
        raise CodebookError(
            f"{where}: the polarity of {pattern!r} must be 1, or -1 for what names the contrary of its frame, "
            f"not {value!r}."
        )
    if value == -1 and not polar:
        raise CodebookError(f"{where}: {pattern!r} has a polarity; only the terms of a frame can have one.")
    return int(value)


def _read_within(entry: Mapping[str, Any], where: str, pattern: str) -> str | int:
    value = entry.get("within", SENTENCE)
    if value == SENTENCE:
        return SENTENCE
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise CodebookError(
            f"{where}: 'within' of {pattern!r} must be \"sentence\" or a number of words from 1, not {value!r}."
        )
    if "all" not in entry and "not_near" not in entry:
        raise CodebookError(
            f"{where}: {pattern!r} has 'within' but neither 'all' nor 'not_near', whose reach it is."
        )
    return value


def check_function(value: object, what: str) -> str | None:
    """Give a function of framing, or None; raise a sentence if it is none of the four."""
    if value is None:
        return None
    if value not in FUNCTIONS:
        raise CodebookError(f"{what} must be one of {', '.join(FUNCTIONS)}, not {value!r}.")
    return str(value)


def check_keys(entry: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    """Raise a sentence about a key that is not understood."""
    for key in entry:
        if key not in allowed:
            close = get_close_matches(key, allowed, 1)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise CodebookError(f"{where} has a key {key!r}; allowed are {', '.join(allowed)}.{hint}")


def list_term(term: Term) -> str | dict[str, Any]:
    """Give an entry as TOML holds it: a text, or a table of what differs from the default."""
    told: dict[str, Any] = {"all": list(term.all)} if term.all else {"term": term.pattern}
    for key in ("within", "not_near", "function", "polarity", "exact", "regex"):
        value = getattr(term, key)
        if value != getattr(_PLAIN, key):
            told[key] = list(value) if isinstance(value, tuple) else value
    return term.pattern if list(told) == ["term"] else told


_PLAIN = Term("")


def compile_regex(pattern: str, where: str = "the codebook") -> Any:
    """Compile a regular expression that runs in time proportional to the text, regardless of case."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise CodebookError(
            f"{where}: the regular expression {pattern!r} is not understood ({error}). "
            "It is read by RE2, which has no look-around and no back-references."
        ) from error
