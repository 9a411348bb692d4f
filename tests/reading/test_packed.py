"""Files packed by themselves, archives, and what is left of both when they are damaged."""

import bz2
import gzip
import lzma
import random
import tarfile
import zipfile

import pytest

from mediaframing.reading import ReadingError, read_articles, read_report, read_skipped
from mediaframing.reading.packed import tell_packing

ROWS = "id,text\n1,The ferry was late again.\n2,The pier needs paint.\n"


def write_rows(number):
    """Rows that hardly pack, so that damage falls between them."""
    signs = random.Random(7)
    return "".join(f"{n},Ferry {n} was late: {signs.getrandbits(200):x}.\n" for n in range(1, number + 1))


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz", "a.csv.xz", "a.csv.bz2"])
def test_a_packed_table_is_read_whatever_its_name_says(tmp_path, pack, name):
    (tmp_path / name).write_bytes(pack(ROWS.encode()))

    assert read_articles(tmp_path / name)["article_id"].tolist() == ["1", "2"]


@pytest.mark.parametrize("name", ["a.csv.gz", "a.csv.xz", "a.csv.bz2"])
def test_a_table_that_was_unpacked_on_its_way_is_read_though_its_name_stayed(tmp_path, name):
    (tmp_path / name).write_text(ROWS)

    assert read_articles(tmp_path / name)["article_id"].tolist() == ["1", "2"]


def test_no_plain_text_looks_packed():
    assert [tell_packing(head) for head in (b"", b"BZh", b"BZh9 was late.", b"\x1f", b"PK\x03\x04")] == [
        None
    ] * 5


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_rows_before_the_damage_of_a_packed_table_are_read(tmp_path, ending):
    rows = write_rows(4_000)
    if ending == "jsonl":
        rows = "".join(
            f'{{"id": {row.partition(",")[0]}, "text": "{row.strip().partition(",")[2]}"}}\n'
            for row in rows.splitlines()
        )
    else:
        rows = f"id,text\n{rows}"
    path = tmp_path / f"a.{ending}.gz"
    path.write_bytes(gzip.compress(rows.encode())[:-60_000])

    with pytest.warns(match="the rest of the file: the file cannot be opened"):
        articles = read_articles(path)

    assert articles["article_id"].tolist() == [str(n) for n in range(1, len(articles) + 1)]
    assert 1_000 < len(articles) < 4_000
    assert articles["text"].str.endswith(".").iloc[:-1].all()


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz"])
def test_an_archive_without_a_file_is_told(tmp_path, ending):
    path = tmp_path / f"a.{ending}"
    if ending == "zip":
        zipfile.ZipFile(path, "w").close()
    else:
        tarfile.open(path, "w:gz" if ending == "tar.gz" else "w").close()

    with pytest.raises(ReadingError, match="the archive holds no file"):
        read_articles(path)

    (tmp_path / "b.txt").write_text("The ferry was late again.")
    assert read_skipped(tmp_path)["file"].tolist() == [f"a.{ending}"]


def test_an_archive_of_folders_and_hidden_files_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("press/", "")
        archive.writestr("press/.DS_Store", "x")

    with pytest.raises(ReadingError, match="or only hidden ones"):
        read_articles(tmp_path)


def write_pages(path, answers):
    """Write a web archive of pages, each with the status that the server gave."""
    pytest.importorskip("warcio")
    pytest.importorskip("trafilatura")
    records = []
    for number, (status, text) in enumerate(answers):
        page = f"<html><body><article><h1>Ferry {number}</h1><p>{text}</p></article></body></html>"
        block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{page}"
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Date: 2019-02-14T10:00:00Z\r\nWARC-Target-URI: https://post.example/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        records.append(f"{head}{block}\r\n\r\n".encode())
    path.write_bytes(b"".join(map(gzip.compress, records) if path.suffix == ".gz" else records))


LONG = " ".join(
    f"The ferry number {n} was late again, and the harbour master had no answer." for n in range(9)
)


def test_answers_of_a_server_that_tell_of_an_error_are_no_articles(tmp_path):
    write_pages(tmp_path / "a.warc", [("200 OK", LONG), ("404 Not Found", LONG), ("302 Found", LONG)])

    articles = read_articles(tmp_path / "a.warc")

    assert len(articles) == 1
    assert "2 answers tell of an error or of another address" in read_report(articles)["notes"].item()


@pytest.mark.parametrize("cut", [10, 100, 400])
def test_pages_before_the_damage_of_a_web_archive_are_read_and_the_damage_is_told(tmp_path, cut):
    path = tmp_path / "a.warc.gz"
    write_pages(path, [("200 OK", LONG)])
    first = path.stat().st_size
    write_pages(path, [("200 OK", LONG), ("200 OK", LONG)])
    path.write_bytes(path.read_bytes()[: max(first + 20, path.stat().st_size - cut)])

    with pytest.warns(match="the web archive is broken"):
        articles = read_articles(path)

    assert len(articles) >= 1


def test_a_page_that_breaks_off_is_told(tmp_path):
    write_pages(tmp_path / "a.warc", [("200 OK", LONG)])
    data = (tmp_path / "a.warc").read_bytes()
    (tmp_path / "a.warc").write_bytes(data[:-100])

    with pytest.warns(match="a page that breaks off"):
        read_articles(tmp_path / "a.warc")
