"""The labels of LexisNexis and Nexis Uni, in whatever language the interface had."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_LABEL = re.compile(r"\s*([^\W\d_][^:\n]{1,30}?)\s?:[ \u00a0\t]*(.*)", re.DOTALL)
_PAGE = re.compile(
    r"(?:^|[;,.]\s*)(?:pg|page|p|s|seite|pág|pagina|sida|side)\b\.?\s*([A-Z]{0,3}\.?\d[\w-]*)", re.IGNORECASE
)


@cache
def list_labels() -> Mapping[str, str]:
    """Give the column of each label."""
    lines = (
        files("mediaframing.reading.databases").joinpath("lists/labels.txt").read_text("utf-8").splitlines()
    )
    labels: dict[str, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            column, *names = line.split("\t")
            labels.update(dict.fromkeys(names, column))
    return labels


def read_label(line: str) -> tuple[str, str] | None:
    """Give the column that a line is labelled with, and what stands behind the label."""
    if (found := _LABEL.match(line[:4000])) is None:
        return None
    column = list_labels().get(found[1].upper())
    return None if column is None else (column, line[found.start(2) :].strip())


def find_page(section: str | None) -> str | None:
    """Find the page that a section names: ``A-SECTION; Pg. A01``."""
    found = _PAGE.search(section or "")
    return found[1] if found else None
