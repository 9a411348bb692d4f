"""HTML and XML, parsed within limits: no entities, no network, no depth without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mediaframing.reading.skipped import ReadingError

_DECLARED = re.compile(r"<\?xml[^>]*\?>")
# XML that says it is UTF-16 and can be read as bytes is not.
_WIDE = re.compile(rb"\sencoding=[\"']utf-(?:16|32)[^\"']*[\"']", re.IGNORECASE)
_AMPERSAND = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!#?\w{1,31};)", re.DOTALL)
_PROLOGUE = re.compile(rb"(?:\s*<[?!][^<>]*>)+\s*")
# What collections of texts put side by side without an element around.
_SIDE_BY_SIDE = re.compile(rb"<(?:doc|reuters)[\s>]", re.IGNORECASE)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "hl2",
        "li",
        "media",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "block",
    ]
)
_UNSHOWN = frozenset(
    {"script", "style", "head", "title", "noscript", "template", "input", "button", "select", "textarea"}
)
_NEEDS = "{} need lxml: install it with `pip install 'mediaframing[exports]'`"


def parse_page(text: str) -> Any:
    """Parse HTML.

    Raises
    ------
    ReadingError
        If lxml is not installed, or there is nothing to parse.
    """
    html = _import("html", "Web pages of databases")
    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
        page = html.document_fromstring(_DECLARED.sub("", text), parser=parser)
    except Exception as error:  # lxml raises whatever libxml2 stumbles over
        raise ReadingError(f"the page cannot be parsed: {error}") from error
    return page


def parse_xml(data: bytes) -> Any:
    """Parse XML; entities are not resolved, and what lies too deep is refused.

    Raises
    ------
    ReadingError
        If lxml is not installed, or the XML is broken beyond repair.
    """
    etree = _import("etree", "XML exports")
    root, sound = _try_xml(etree, data)
    if not sound and b"\0" not in data[:200]:
        root = _try_xml(etree, _mend_xml(data))[0]
    if root is None:
        raise ReadingError("the XML cannot be parsed: it holds no element")
    return root


def _try_xml(etree: Any, data: bytes) -> tuple[Any, bool]:
    """Parse XML, and tell whether it was sound."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except Exception as error:  # lxml raises whatever libxml2 stumbles over
        raise ReadingError(f"the XML cannot be parsed: {error}") from error
    return root, not len(parser.error_log)


def _mend_xml(data: bytes) -> bytes:
    """Mend what a parser stumbles over: signs above, an encoding that is another, ``&`` that is no entity, elements side by side."""
    data = data[max(data.find(b"<"), 0) :]
    if data.startswith(b"<?xml"):
        data = _WIDE.sub(b"", data, count=1)
    data = _AMPERSAND.sub(lambda found: found[0] if found[0].startswith(b"<") else b"&amp;", data)
    prologue = _PROLOGUE.match(data)
    above = prologue[0] if prologue else b""
    body = data[len(above) :]
    if _SIDE_BY_SIDE.match(body):
        return b"<documents>" + body + b"</documents>"
    return data


def _import(name: str, what: str) -> Any:
    try:
        if name == "html":
            from lxml import html

            return html
        from lxml import etree
    except ImportError as error:
        raise ReadingError(_NEEDS.format(what)) from error
    return etree


def name_of(element: Any) -> str:
    """Give the name of an element without its namespace, in small letters."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def text_of(element: Any) -> str:
    """Give the text of an element in one line."""
    return " ".join("".join(element.itertext()).split())


def paragraphs_of(element: Any) -> list[str]:
    """Give the text of an element by its blocks, each one line; walked without recursion."""
    paragraphs: list[str] = []
    line: list[str] = []

    def end() -> None:
        if told := " ".join("".join(line).split()):
            paragraphs.append(told)
        line.clear()

    waiting: list[tuple[Any, bool]] = [(element, False)]
    while waiting:
        node, closing = waiting.pop()
        name = name_of(node)
        if closing:
            if name in _BLOCKS:
                end()
            if node is not element and node.tail:
                line.append(node.tail)
            continue
        if name in _BLOCKS:
            end()
        waiting.append((node, True))
        if name in _UNSHOWN or not isinstance(node.tag, str):
            continue
        if node.text:
            line.append(node.text)
        waiting.extend((child, False) for child in reversed(node))
    end()
    return paragraphs


def find_class(element: Any, *names: str) -> Any:
    """Find the first element within that has one of the classes, tried in their order."""
    for name in names:
        if (found := next(iter_class(element, name), None)) is not None:
            return found
    return None


def iter_class(element: Any, name: str) -> Iterator[Any]:
    """Give the elements within that have the class."""
    yield from element.xpath(
        ".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
    )


def find_name(element: Any, *names: str) -> Any:
    """Find the first element within of one of the names, whatever its namespace."""
    wanted = {name.lower() for name in names}
    return next((inner for inner in element.iter() if name_of(inner) in wanted), None)


def iter_name(element: Any, *names: str) -> Iterator[Any]:
    """Give the elements within of one of the names, whatever their namespace."""
    wanted = {name.lower() for name in names}
    return (inner for inner in element.iter() if name_of(inner) in wanted)


def say(element: Any) -> str | None:
    """Give the text of an element in one line; None if there is no element, or no text."""
    return (text_of(element) or None) if element is not None else None
