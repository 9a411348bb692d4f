"""Tables as Arrow stores them: files and streams, whole and broken."""

import pyarrow as pa
import pytest

from mediaframing.reading import ReadingError, read_articles

TABLE = pa.table({"id": ["7", "8"], "outlet": ["Post", "Globe"], "text": ["Rents rose.", "The ferry sank."]})


def write_table(path, make):
    with make(str(path), TABLE.schema) as writer:
        for batch in TABLE.to_batches(max_chunksize=1):
            writer.write_batch(batch)
    return path


@pytest.mark.parametrize("make", [pa.ipc.new_file, pa.ipc.new_stream])
@pytest.mark.parametrize("name", ["a.arrow", "a.arrows", "a.feather", "a.ipc", "a.bin"])
def test_files_and_streams_of_arrow_are_read_whatever_their_ending(tmp_path, make, name):
    articles = read_articles(write_table(tmp_path / name, make))

    assert articles["article_id"].tolist() == ["7", "8"]
    assert articles["outlet"].tolist() == ["Post", "Globe"]


def test_rows_before_the_end_of_a_broken_stream_are_read_and_the_rest_is_told(tmp_path):
    path = write_table(tmp_path / "a.arrows", pa.ipc.new_stream)
    path.write_bytes(path.read_bytes()[:-120])

    with pytest.warns(match="the rest of the file: the file is not Arrow, or breaks off"):
        assert read_articles(path)["article_id"].tolist() == ["7"]


def test_feather_of_before_arrow_is_told_with_what_to_do(tmp_path):
    (tmp_path / "a.feather").write_bytes(b"FEA1" + bytes(40))

    with pytest.raises(ReadingError, match=r"Feather of version 1.*store it anew"):
        read_articles(tmp_path / "a.feather")
