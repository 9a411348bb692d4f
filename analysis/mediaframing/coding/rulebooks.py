"""All books of rules, and the page that is written from them: ``python -m mediaframing.coding.rulebooks docs/rules.md``."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import mediaframing.coding
from mediaframing.coding.english.rulebook import Rule, Rulebook

_HEAD = """\
# The rules

Written from the books of rules by `make rules`; do not edit it. A rule is a question put to many pairs of a cue and a term
at once; its answer is a mask ([how it reads](how_it_reads.md)). Each has a sentence that needs it: without the rule the
sentence reads otherwise. The counter-sentence only looks like it. `tests/coding/test_rulebooks.py` reads them all, and
`make evaluate` counts how often each decided, and how often rightly (`tests/evaluation/rules.md`).

The columns `attributions.shape` and `frames.stance_rule` name what decided.
"""


@cache
def find_rulebooks() -> tuple[Rulebook[Rule], ...]:
    """Find the books of rules: what modules of the coding hold, in the order of the modules."""
    books: dict[str, Rulebook[Rule]] = {}
    for module in walk_packages(mediaframing.coding.__path__, "mediaframing.coding."):
        if module.name != __name__:
            for held in vars(import_module(module.name)).values():
                if isinstance(held, Rulebook):
                    books.setdefault(held.title, held)
    return tuple(books.values())


def describe_rules() -> str:
    """Write the page of rules."""
    parts = [_HEAD]
    for book in find_rulebooks():
        parts.append(f"## {book.title}\n\n{len(book)} rules.\n")
        parts += [_describe(rule) for rule in book.rules]
    return "\n".join(parts)


def _describe(rule: Rule) -> str:
    return (
        f"### {rule.name}\n\n"
        f"- needs it: {_quote(rule.sentence)} {_say(rule.reads)}\n"
        f"- only looks like it: {_quote(rule.counter)} {_say(rule.counter_reads)}".rstrip()
        + f"\n- source: {rule.source}\n"
    )


def _quote(sentence: str) -> str:
    """Set a sentence on one line, its term in bold."""
    line = " ¶ ".join(sentence.split("\n\n"))
    return f"“{line}”".replace("[[", "**").replace("]]", "**")


def _say(reads: str | tuple[str, ...]) -> str:
    if isinstance(reads, str):
        return f"({reads})" if reads else ""
    return "(" + " | ".join(part or "nobody" for part in reads) + ")"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe_rules(), encoding="utf-8")
