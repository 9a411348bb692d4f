"""Pages that MediaWiki exports: the newest text of each, without its markup."""

from __future__ import annotations

import re
from typing import Any

from mediaframing.reading.account import Account
from mediaframing.reading.databases.arrange import Found
from mediaframing.reading.databases.dom import find_name, iter_name, say

_HIDING = re.compile(
    r"<!--|-->|<(/?)(ref|gallery|math|timeline|score|imagemap|templatedata)\b[^<>]*?(/?)>", re.IGNORECASE
)
_BRACKETS = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{\||\|\}")
_CLOSING = {"{{": "}}", "[[": "]]", "{|": "|}"}
_DEEPEST = 40
_EXTERNAL = re.compile(r"\[(?:https?:|ftp:|mailto:)?//[^\s\[\]]+(?:[ \t]+([^\[\]\n]*))?\]")
_HEADING = re.compile(r"^(={1,6})[ \t]*(.*?)[ \t]*\1[ \t]*$")
_LINE_MARKS = re.compile(r"^[*#:;]+[ \t]*|^-{4,}[ \t]*$")
_SWITCH = re.compile(r"__[A-Z]+__")
_REDIRECT = re.compile(r"\s*#[^\W\d_]+\s*:?\s*\[\[", re.IGNORECASE)
# What a link begins with that shows no words of the text: pictures and categories, in whatever language their names are.
_UNSHOWN = frozenset(
    ["file", "image", "media", "category", "datei", "bild", "kategorie", "fichier", "catégorie", "archivo", "imagen", "categoría", "categoria", "immagine", "bestand", "categorie", "plik", "grafika", "kategoria", "файл", "изображение", "категория", "ملف", "تصنيف"]
)  # fmt: skip
# Templates that stand for words: the last of what they hold, or all of it.
_WORDS = frozenset({"w", "wikipedia", "lang", "nowrap", "small", "quote", "blockquote", "cquote"})
_DATED = re.compile(r"\{\{\s*date\s*\|([^{}|]+)\}\}", re.IGNORECASE)


def is_mediawiki(root_name: str) -> bool:
    """Tell by the name of the first element whether XML is an export of MediaWiki."""
    return root_name == "mediawiki"


def read_mediawiki(root: Any, account: Account) -> list[Found]:
    """Read the pages; of talk, templates and users only where there is nothing else, of redirects none."""
    site = find_name(root, "siteinfo")
    outlet = say(find_name(site, "sitename")) if site is not None else None
    pages = list(iter_name(root, "page"))
    articles = [page for page in pages if (say(find_name(page, "ns")) or "0") == "0"] or pages
    found = [article for page in articles if (article := _read_page(page, outlet)) is not None]
    if passed := len(pages) - len(found):
        account.note(f"{passed} pages of talk, of templates or that lead elsewhere are passed over")
    if any(article["stamped"] for article in found):
        account.note("the date is that of the revision where the page gives none of its own")
    return [{name: cell for name, cell in article.items() if name != "stamped"} for article in found]


def _read_page(page: Any, outlet: str | None) -> dict[str, str | None] | None:
    revisions = list(iter_name(page, "revision"))
    newest = max(revisions, key=lambda revision: say(find_name(revision, "timestamp")) or "", default=page)
    held = find_name(newest, "text")
    written = (held.text or "") if held is not None else ""
    if find_name(page, "redirect") is not None or _REDIRECT.match(written):
        return None
    dated = _DATED.search(written)
    first = min((say(find_name(revision, "timestamp")) or "" for revision in revisions), default="")
    return {
        "article_id": next(
            (say(part) for part in page if str(part.tag).endswith("}id") or part.tag == "id"), None
        ),
        "title": say(find_name(page, "title")),
        "outlet": outlet,
        "published": dated[1].strip() if dated else first or None,
        "stamped": None if dated else "yes",
        "text": strip_wikitext(written) or None,
    }


def strip_wikitext(text: str) -> str:
    """Give the words of a page: links by what they show, no templates, tables, pictures, references and categories.

    Examples
    --------
    >>> strip_wikitext("{{date|May 3}}The [[port|harbour]] of '''Hull'''<ref>x</ref> is {{w|Closed}}.")
    'The harbour of Hull is Closed.'
    """
    text = _resolve_brackets(_SWITCH.sub("", _drop_hidden(text)))
    text = _EXTERNAL.sub(lambda m: m[1] or "", text)
    text = re.sub("'{2,5}", "", text)
    lines: list[str] = []
    waiting: str | None = None
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            waiting = heading[2]
            continue
        plain = _LINE_MARKS.sub("", line).strip()
        # A heading with nothing below it named sources, or pictures.
        if plain and waiting is not None:
            lines += ["", waiting, ""]
            waiting = None
        lines.append(plain)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _drop_hidden(text: str) -> str:
    """Drop comments and references, from left to right; what does not end hides nothing."""
    kept, end = [], 0
    begun, awaited = 0, ""
    for found in _HIDING.finditer(text):
        closing = "-->" if found[0] == "<!--" else f"</{found[2] or ''}".lower()
        if not awaited and (found[0] == "<!--" or (found[2] and not found[1] and not found[3])):
            begun, awaited = found.start(), closing
        elif not awaited and found[3]:
            kept.append(text[end : found.start()])
            end = found.end()
        elif awaited and (found[0] == awaited or (found[1] and closing == awaited)):
            kept.append(text[end:begun])
            end, awaited = found.end(), ""
    return "".join([*kept, text[end:]])


def _resolve_brackets(text: str) -> str:
    open_ones: list[tuple[str, list[str]]] = [("", [])]
    end = 0
    for found in _BRACKETS.finditer(text):
        sign = found[0]
        open_ones[-1][1].append(text[end : found.start()])
        end = found.end()
        opener = open_ones[-1][0]
        if sign in _CLOSING and len(open_ones) <= _DEEPEST:
            open_ones.append((sign, []))
        elif sign == _CLOSING.get(opener):
            _, pieces = open_ones.pop()
            open_ones[-1][1].append(_resolve(opener, "".join(pieces)))
        else:
            open_ones[-1][1].append(sign)
    open_ones[-1][1].append(text[end:])
    return "".join(opener + "".join(pieces) for opener, pieces in open_ones)


def _resolve(opener: str, content: str) -> str:
    name, *parts = content.split("|")
    if opener == "[[":
        unshown = ":" in name and name.split(":", 1)[0].strip().casefold() in _UNSHOWN
        return "" if unshown else (parts[-1] if parts else name).lstrip(":")
    if opener == "{{" and name.strip().casefold() in _WORDS and parts:
        worded = [part for part in parts if not re.match(r"\s*\w+\s*=", part)]
        return worded[-1].strip() if worded else ""
    return ""
