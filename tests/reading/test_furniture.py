from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from mediaframing import ReadingError, ReadingWarning, drop_furniture, find_furniture, read_articles


def table(*texts: str, **more: list[object]) -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts, **more})


def story(number: int) -> str:
    return f"Headline {'x' * number}\n\n" + " ".join(f"w{number}x{place}" for place in range(60))


def test_a_line_that_recurs_is_furniture_whatever_its_digits() -> None:
    articles = table(*(f"{story(n)}\n(C) 20{n}0 Post" for n in range(1, 7)), outlet=["Post"] * 5 + ["Times"])
    found = find_furniture(articles)
    assert found[["line", "kind", "articles", "outlets"]].to_numpy().tolist() == [
        ["(c) 0000 post", "line", 6, "Post, Times"]
    ]
    assert found["example"].tolist() == ["(C) 2010 Post"]


def test_lines_that_begin_alike_and_lead_away_are_furniture() -> None:
    articles = table(*(f"{story(n)}\nREAD MORE: {'y' * n}\nMr Moss: {'z' * n}" for n in range(1, 7)))
    assert find_furniture(articles)[["line", "kind"]].to_numpy().tolist() == [["read more:", "opening"]]


def test_the_lines_of_copies_are_no_furniture() -> None:
    copy = "\n".join(" ".join(letter * place for place in range(1, 20)) for letter in "stuvwxyz")
    assert find_furniture(table(*(f"{story(n)}\n{copy}" for n in range(1, 9)))).empty


def test_furniture_is_taken_out_but_for_headlines_and_whole_texts() -> None:
    articles = table(
        *(f"{story(n)}\n\nAdvertisement\n\nEnd {'e' * n}." for n in range(1, 7)), "Advertisement"
    )
    cleaned = drop_furniture(articles)
    assert cleaned["text"][0] == f"{story(1)}\n\nEnd e."
    assert cleaned["text"][6] == "Advertisement"
    assert cleaned.attrs["furniture"] == {"lines": 6, "articles": 6}
    assert "Advertisement" in articles["text"][0]


def test_only_the_lines_that_are_given_are_dropped() -> None:
    articles = table(*(f"{story(n)}\nAdvertisement\nShare" for n in range(1, 7)))
    found = find_furniture(articles)
    cleaned = drop_furniture(articles, found[found["line"] == "share"])
    assert cleaned["text"].str.contains("Advertisement").all()
    assert not cleaned["text"].str.contains("Share").any()


def test_reading_says_what_was_dropped(tmp_path: Path) -> None:
    table(*(f"{story(n)}\nAdvertisement" for n in range(1, 7))).to_csv(tmp_path / "a.csv", index=False)
    with pytest.warns(ReadingWarning, match="6 lines of page furniture were taken out of 6 of 6 articles"):
        articles = read_articles(tmp_path / "a.csv", furniture="drop")
    assert not articles["text"].str.contains("Advertisement").any()
    assert articles.attrs["reading"]["kept"]["lines of page furniture taken out"] == 6
    assert read_articles(tmp_path / "a.csv")["text"].str.contains("Advertisement").all()
    with pytest.raises(ReadingError, match="keep, drop"):
        read_articles(tmp_path / "a.csv", furniture="remove")


def test_nothing_recurs_in_few_articles() -> None:
    assert find_furniture(table()).empty
    assert find_furniture(table("", "One")).empty
    with pytest.raises(ValueError, match="2 or more"):
        find_furniture(table(), least=1)
