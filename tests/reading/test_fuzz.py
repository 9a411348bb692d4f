"""Every reader, fed what is nearly what it expects: no exception but the package's own."""

import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reading.databases import material

from mediaframing.reading import ReadingError, ReadingWarning, read_articles, read_skipped

QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
TEXTS = {
    "lexis.txt": material.LEXIS,
    "german.txt": material.LEXIS_GERMAN,
    "nexis.rtf": None,
    "proquest.txt": material.PROQUEST,
    "retriever.txt": material.RETRIEVER,
    "citations.ris": material.RIS,
    "factiva.txt": material.FACTIVA_TEXT,
    "factiva.html": material.FACTIVA_PAGE,
    "codes.html": material.FACTIVA_TABLE,
    "europresse.html": material.EUROPRESSE,
    "integrum.html": material.INTEGRUM,
    "yomidasu.html": material.YOMIDASU,
    "nitf.xml": material.NITF,
    "newsml.xml": material.NEWSML,
    "factiva.xml": material.FACTIVA_XML,
    "rss.xml": material.RSS,
    "atom.xml": material.ATOM,
    "page.html": material.PAGE,
    "table.csv": 'id,title,date,text\n1,"A, b",3/4/2019,"One ""two""\nthree."\n2,,soon,"x\n',
    "lines.jsonl": '{"text": "One.", "date": {"$date": 1550102400000}, "a": [1, {"b": null}]}\n{"text": "Two."}\n',
    "mail.eml": "From: a@b\nTo: c@d\nSubject: Dockers\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThe dockers walked out.\n",
}


def read_quietly(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReadingWarning)
        try:
            return read_articles(path)
        except ReadingError:
            return None


def mutate(data, edits):
    """Cut, double and overwrite pieces of the data."""
    for kind, place, size, filling in edits:
        at = place % (len(data) + 1)
        piece = data[at : at + size]
        data = data[:at] + {"cut": b"", "double": piece * 2, "fill": filling}[kind] + data[at + size :]
    return data


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "double", "fill"]),
        st.integers(0, 20_000),
        st.integers(0, 200),
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from(
                [b'"', b"\n\n", b"<", b"&#", b"\x00", b"\xff\xfe", b"1 of 9 DOCUMENTS", b"End of Document"]
            ),
        ),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("name", TEXTS)
@QUICK
@given(edits=EDITS)
def test_a_damaged_export_is_articles_or_a_report(tmp_path, name, edits):
    path = tmp_path / name
    if name.endswith(".rtf"):
        material.write_rtf(path, "\n".join(line.removeprefix("*") for line in material.NEXIS))
        path.write_bytes(mutate(path.read_bytes(), edits))
    else:
        path.write_bytes(mutate(TEXTS[name].encode(), edits))
    articles = read_quietly(path)
    if articles is None:
        assert len(read_skipped(path)) > 0
    else:
        assert articles["text"].notna().all()
        assert articles["article_id"].is_unique


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(edits=EDITS, suffix=st.sampled_from([".docx", ".xlsx", ".zip", ".parquet"]))
def test_a_damaged_container_is_articles_or_a_report(tmp_path, edits, suffix):
    path = tmp_path / f"x{suffix}"
    if suffix == ".docx":
        material.write_docx(path, material.NEXIS)
    elif suffix == ".zip":
        import zipfile

        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", material.LEXIS)
            archive.writestr("b.csv", TEXTS["table.csv"])
    else:
        import pandas as pd

        frame = pd.DataFrame(
            {"id": ["1", "2"], "text": ["One.", "Two."], "date": pd.to_datetime(["2019-01-01", None])}
        )
        frame.to_parquet(path) if suffix == ".parquet" else frame.to_excel(path, index=False)
    path.write_bytes(mutate(path.read_bytes(), edits))
    read_quietly(path)


@QUICK
@given(
    text=st.text(alphabet="\n\t _=-ABDOCUMENTS1234567890 of:./,“", max_size=400),
    head=st.sampled_from(["", "1 of 1 DOCUMENTS\n", "TY  - NEWS\n"]),
)
def test_texts_of_labels_and_numbers_are_read(tmp_path, text, head):
    (tmp_path / "x.txt").write_text(head + text, encoding="utf-8")
    read_quietly(tmp_path / "x.txt")
