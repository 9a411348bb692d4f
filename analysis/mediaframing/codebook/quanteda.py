"""Dictionaries of quanteda: YAML of keys that hold words, or further keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mediaframing.codebook.categories import DEEPEST, Dictionary, list_plain
from mediaframing.codebook.codebook import Codebook
from mediaframing.codebook.errors import CodebookError, Loss


def parse_quanteda(text: str) -> Dictionary:
    """Read a quanteda dictionary; every value is text, so that the entry ``no`` is the word.

    Raises
    ------
    CodebookError
    """
    content = _load(text)
    if not isinstance(content, Mapping):
        raise CodebookError("It holds no keys with words, such as economy: [tax*, trade].")
    found = Dictionary()
    _read_keys(found, (), content)
    return found


def _load(text: str) -> Any:
    yaml = _import_yaml()
    # Makes nothing but texts, lists and dicts; in C where PyYAML has that.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                raise CodebookError("It refers back to parts of itself (YAML aliases), which is not read.")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > 2 * DEEPEST:
                raise CodebookError(f"Its categories are nested more than {DEEPEST} deep.")
        made = loader(text)
        node = made.get_single_node()
        _refuse_twice(node)
        return None if node is None else made.construct_document(node)
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = f" in line {place.line + 1}" if place else ""
        problem = getattr(error, "problem", None) or "a sign that YAML does not allow"
        raise CodebookError(f"It is not valid YAML: {problem}{line}.") from error


def _refuse_twice(node: Any) -> None:
    """Refuse a key that stands twice within one: the words of the first would be lost."""
    lines: dict[str, int] = {}
    if isinstance(getattr(node, "value", ""), str):  # nothing, or a word
        return
    for held in node.value:
        if not isinstance(held, tuple):
            _refuse_twice(held)
            continue
        key, inner = held
        line = key.start_mark.line + 1
        if isinstance(key.value, str) and key.value in lines:
            raise CodebookError(
                f"The key {key.value!r} stands twice, in lines {lines[key.value]} and {line}. Put the words of both under one of them."
            )
        if isinstance(key.value, str):
            lines[key.value] = line
        _refuse_twice(inner)


def _import_yaml() -> Any:
    try:
        import yaml
    except ImportError as error:
        raise CodebookError(
            "Dictionaries in YAML need PyYAML: pip install 'mediaframing[codebooks]'."
        ) from error
    return yaml


def _read_keys(found: Dictionary, path: tuple[str, ...], content: Mapping[str, Any]) -> None:
    for name, held in content.items():
        if not isinstance(name, str):
            raise CodebookError(f"A key is no text: {name!r}.")
        category = found.open((*path, name))
        for item in held if isinstance(held, Sequence) and not isinstance(held, str) else [held]:
            if isinstance(item, Mapping):
                _read_keys(found, category.path, item)
            elif isinstance(item, str):
                if item.strip():
                    found.add(category, item)
            else:
                raise CodebookError(f"{'.'.join(category.path)!r} holds {item!r}, which is no word.")


def spell_quanteda(codebook: Codebook, losses: list[Loss]) -> str:
    """Write frames and actors as a quanteda dictionary."""
    content: dict[str, Any] = {}
    for category in list_plain(codebook, losses):
        held: list[Any] = content.setdefault(category.path[0], [])
        for name in category.path[1:]:
            inner = next((item for item in held if isinstance(item, dict) and name in item), None)
            if inner is None:
                inner = {name: []}
                held.append(inner)
            held = inner[name]
        held += category.entries
    text: str = _import_yaml().safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
    return text
