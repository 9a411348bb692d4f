"""What HTML must keep to, read with the parser of the standard library."""

from __future__ import annotations

from html.parser import HTMLParser

_EMPTY = {"br", "img", "meta"}
_ALLOWED = {
    "section", "div", "p", "ul", "li", "span", "mark", "s", "sup", "small", "strong", "bdi", "i", "code", "time", "br",
    "style", "table", "thead", "tbody", "tr", "th", "td", "pre", "img",
}  # fmt: skip
_FOR_ANY = {
    "class",
    "title",
    "style",
    "dir",
    "role",
    "tabindex",
    "datetime",
    "scope",
    "alt",
    "src",
    "data-mf-told",
}


class Reader(HTMLParser):
    """Reads HTML and notes the text, the elements, and whatever is not as it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.problems: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _ALLOWED:
            self.problems.append(f"<{tag}>")
        for name, value in attrs:
            if name not in _FOR_ANY and not name.startswith("aria-"):
                self.problems.append(f"attribute {name}")
            if name == "src" and not (value or "").startswith("data:image/png;base64,"):
                self.problems.append(f"source {value}")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def read_html(html: str) -> Reader:
    """Read HTML; ``problems`` is empty if it nests and holds no element or attribute but those of views."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.problems += [f"<{tag}> is not closed" for tag in reader.open]
    return reader
