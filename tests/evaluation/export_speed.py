"""Time and memory of exports of 1,000 articles, one of each kind, made by repeating the material of the tests.

From the repository's root: ``python -m tests.evaluation.export_speed``. Every export is read in a process of its own.
"""

from __future__ import annotations

import io
import itertools
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from tests.reading.databases import material

ARTICLES = 1_000
_SENTENCE = (
    "The dockers walked out on Friday, and the port stood still until the evening shift had come and gone. "
)
# About 4 kB an article, as in newspapers.
_BODY = "\n\n".join(_SENTENCE * 5 for _ in range(8))
_READ = """
import resource, sys, time, warnings
warnings.simplefilter("ignore")
import mediaframing as mf
mf.read_articles
import mediaframing.reading
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
articles = mf.read_articles(sys.argv[1])
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(len(articles), mf.read_report(articles).loc[0, "kind"], f"{seconds:.2f}", f"{(peak - base) / 1024:.0f}",
      f"{articles['text'].str.len().sum() / 1e6:.1f}", sep="\\t")
"""


def write_exports(folder: Path, count: int = ARTICLES) -> list[Path]:
    """Write the exports."""
    written: dict[str, str] = {}
    head, first = material.LEXIS.split("                               1 of 2 DOCUMENTS")
    article = first.split("                               2 of 2 DOCUMENTS")[0].replace(
        "POLICE: nobody", f"{_BODY}\n\nPOLICE: nobody"
    )
    lexis = head + "".join(
        f"\n                               {i} of {count} DOCUMENTS{article}" for i in range(1, count + 1)
    )
    written["lexis.txt"] = lexis
    blocks = "".join(f"<DIV CLASS='c0'><P><SPAN>{part}</SPAN></P></DIV>\n" for part in lexis.split("\n\n"))
    written["lexis.html"] = f"<HTML><BODY>{blocks}</BODY></HTML>"
    nexis = list(material.NEXIS[10:26])
    body = nexis.index("The port stood still.")
    nexis[body : body + 1] = _BODY.split("\n\n")
    page = (
        material.FACTIVA_PAGE.replace("{words}", "words")
        .replace("{date}", "1 March 2019")
        .replace("{language}", "English")
    )
    start, end = page.index("<div id="), page.index("</body>")
    paragraphs = "".join(f'<p class="articleParagraph">{p}</p>' for p in _BODY.split("\n\n"))
    node = page[start:end].replace("<p>Document", f"{paragraphs}<p>Document")
    written["factiva.html"] = page[:start] + node * count + page[end:]
    written["proquest.txt"] = "".join(
        material.PROQUEST.split("_" * 60)[1]
        .join(["_" * 60 + "\n", ""])
        .replace("The port stood still.", _BODY)
        for _ in range(count)
    )
    europresse = material.EUROPRESSE
    start, end = europresse.index("<article>"), europresse.index("</body>")
    written["europresse.html"] = (
        europresse[:start]
        + europresse[start:end].replace("<p>Le port est", f"<p>{_BODY}</p><p>Le port est") * count
        + europresse[end:]
    )
    retriever = (
        material.RETRIEVER.split("\n\n\n", 1)[1]
        .split("=" * 78)[0]
        .replace("fredagen.", f"fredagen.\n\n{_BODY}")
    )
    written["retriever.txt"] = (retriever + "=" * 78 + "\n") * count
    items = material.RSS[material.RSS.index("<item>") : material.RSS.index("</channel>")].replace(
        "Nobody spoke.", _BODY
    )
    written["rss.xml"] = material.RSS[: material.RSS.index("<item>")] + items * count + "</channel></rss>"
    one = material.FACTIVA_XML
    start, end = one.index("<ppsarticle>"), one.index("</ppsarticleResultSet>")
    written["factiva.xml"] = one[:start] + one[start:end].replace("Nobody spoke.", _BODY) * count + one[end:]
    written = {name: _number(text) for name, text in written.items()}
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [folder / name for name in written]
    paths.append(material.write_docx(folder / "nexis.docx", nexis * count))
    paths.append(material.write_rtf(folder / "lexis.rtf", lexis))
    paths.append(_write_pages(folder / "pages.warc.gz", count))
    return paths


def _number(text: str) -> str:
    """Give every article a number of its own; else they are copies of one."""
    counter = itertools.count(10_000)
    for mark in ("ef310001a", "document ID: 111", "20190301·LP·4301"):
        pieces = text.split(mark)
        # Factiva names an article twice: where it begins, and where it ends.
        step = 2 if mark == "ef310001a" and "article-HARPOS" in text else 1
        numbers = [next(counter) for _ in range(len(pieces))]
        text = pieces[0] + "".join(
            mark[:-4] + f"{numbers[i // step]}x" + piece for i, piece in enumerate(pieces[1:])
        )
    return text


def _write_pages(path: Path, count: int) -> Path:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    page = material.PAGE.replace("</article>", f"<p>{_BODY}</p></article>").encode()
    with path.open("wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer = WARCWriter(file, gzip=True)
        for number in range(count):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
            url = f"https://harbourpost.example/news/{number}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=headers)
            )
    return path


def main() -> None:
    print(
        "| kind | articles | file, MB | text, MB | seconds | memory, MB |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    )
    with tempfile.TemporaryDirectory() as folder:
        for path in write_exports(Path(folder)):
            done = subprocess.run(
                [sys.executable, "-c", _READ, str(path)], capture_output=True, text=True, check=True
            )
            count, kind, seconds, memory, text = done.stdout.strip().split("\t")
            print(f"| {kind} | {count} | {path.stat().st_size / 1e6:.1f} | {text} | {seconds} | {memory} |")


if __name__ == "__main__":
    main()
