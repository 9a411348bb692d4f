from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from mediaframing.reports.blocks import Given, Paragraph, Report, Section, Table, shorten
from mediaframing.reports.page import write_page

EMPTY = {"meta", "img"}
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p", "nav", "ul", "li", "main", "section",
    "figure", "figcaption", "blockquote", "img", "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "bdi", "mark", "code",
    "strong", "span",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "name", "content", "http-equiv", "class", "href", "id", "aria-label", "aria-labelledby", "dir", "src", "alt",
    "role", "tabindex", "scope", "style",
}  # fmt: skip
OURS = re.compile(r"[a-z0-9 -]+")


class Reader(HTMLParser):
    """Notes the elements with their attributes, the text, and whatever does not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.problems: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"comment {data!r}")


def read_html(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    reader.problems += reader.open
    return reader


def list_foreign(reader: Reader) -> list[str]:
    """List every element and attribute that the package does not write itself."""
    foreign = list(reader.problems)
    for tag, attributes in reader.elements:
        foreign += [f"<{tag}>"] if tag not in ELEMENTS else []
        foreign += [f"{tag} {name}" for name in attributes if name not in ATTRIBUTES]
        for name in ("class", "id", "aria-labelledby"):
            foreign += [
                f"{name}={value}" for value in [attributes.get(name, "a")] if not OURS.fullmatch(value)
            ]
        if not attributes.get("href", "#").startswith("#"):
            foreign.append(f"link to {attributes['href']}")
        if not attributes.get("src", "data:image/svg+xml;base64,").startswith("data:image/svg+xml;base64,"):
            foreign.append(f"source {attributes['src']}")
    return foreign


def test_no_element_or_attribute_comes_from_a_hostile_text(hostile_report: Path) -> None:
    pages = [hostile_report / "report.html", *(hostile_report / "tables").glob("*.html")]
    assert len(pages) > 8
    for page in pages:
        assert list_foreign(read_html(page)) == []


def test_hostile_texts_are_told_as_they_stand(hostile_report: Path) -> None:
    text = read_html(hostile_report / "report.html").text
    assert "<script>document.title = 'run'</script> terror headline</title></style>" in text
    assert "<h1 onclick=x>⟨U+202E⟩</figcaption><script>x</script>" in text
    assert '"><svg onload=x>⟨U+202E⟩=cmd()' in text


def test_no_text_turns_the_direction_of_the_page(hostile_report: Path) -> None:
    page = (hostile_report / "report.html").read_text(encoding="utf-8")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", page)


def test_figures_of_hostile_names_are_drawings_and_nothing_else(hostile_report: Path) -> None:
    drawings = list((hostile_report / "figures").glob("*.svg"))
    assert drawings
    for drawing in drawings:
        for element in ET.parse(drawing).iter():
            assert str(element.tag).rpartition("}")[2] not in ("script", "foreignObject", "a", "image")
            assert not [name for name in element.attrib if name.lower().startswith("on")]


def test_a_megabyte_on_one_line_does_not_swell_the_page(hostile_report: Path) -> None:
    assert "x" * 500 not in read_html(hostile_report / "report.html").text
    assert (hostile_report / "report.html").stat().st_size < 5_000_000


def test_the_page_needs_no_other_file_and_no_script(report: Path) -> None:
    page = (report / "report.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "default-src 'none'" in page
    # What would be fetched; names of XML's vocabularies within the drawings are none of that.
    assert not re.search(r"url\((?!#)|@import|<link|https?://", page)


def test_the_page_can_be_read_without_eyes(report: Path) -> None:
    reader = read_html(report / "report.html")
    tags = [tag for tag, _ in reader.elements]
    ids = {attributes["id"] for _, attributes in reader.elements if "id" in attributes}
    links = [attributes["href"][1:] for tag, attributes in reader.elements if tag == "a"]
    assert links[0] == "report"
    assert set(links) <= ids
    assert len(ids) == sum("id" in attributes for _, attributes in reader.elements)
    assert tags.count("h1") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tags.count("table") == tags.count("caption")
    assert all("scope" in attributes for tag, attributes in reader.elements if tag == "th")
    assert all(len(attributes["alt"]) > 40 for tag, attributes in reader.elements if tag == "img")


def test_a_long_table_is_cut_with_a_word_that_says_so(tmp_path: Path) -> None:
    rows = tuple((f"row {place}", "1") for place in range(50))
    table = Table("many", "Many rows.", ("Name", "n"), rows, (1,))
    page = write_page(Report("A", "b", (Section(("All",), "all", (table,)),)), tmp_path)
    assert "40 of 50 rows; all are in <code>tables/many</code>" in page
    assert "row 39" in page
    assert "row 40" not in page


def test_what_is_given_keeps_its_direction_within_it(tmp_path: Path) -> None:
    line = ("Outlet ", Given("الجزيرة"), " (3)")
    page = write_page(Report("A", "b", (Section(("All",), "all", (Paragraph(line),)),)), tmp_path)
    assert "<p>Outlet <bdi>الجزيرة</bdi> (3)</p>" in page


def test_a_name_is_cut_where_it_is_too_long() -> None:
    assert shorten("a\nb\u202ec") == "a b⟨U+202E⟩c"
    assert shorten("x" * 2_000_000) == "x" * 79 + "…"
    assert shorten("a" + " " * 5000 + "b") == "a…"


def test_the_name_of_a_frame_in_a_table_leads_to_its_examples(report: Path) -> None:
    page = (report / "report.html").read_text(encoding="utf-8")
    assert '<th scope="row"><a href="#frame-1">' in page
    assert page.count('href="#frame-1"') > 2
    assert 'id="frame-1"' in page
