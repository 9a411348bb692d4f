"""Real exports of newspaper databases, which are not part of the project: how many of their articles are read.

Prints the table of ``../shared/data/exports/EXPECTED.tsv`` with the articles read, and how many of them have a date, an
outlet and a headline.
"""

from __future__ import annotations

import argparse
import csv
import time
import warnings
from pathlib import Path

import mediaframing as mf

FOLDER = Path("../shared/data/exports")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=FOLDER, help="a folder with EXPECTED.tsv and the files it names"
    )
    print(write_table(parser.parse_args().data))


def write_table(folder: Path = FOLDER) -> str:
    """Read every file that the table names; write a row for each."""
    heads = ["file", "kind", "expected", "read", "dated", "outlets", "titles", "words", "seconds"]
    lines = [f"| {' | '.join(heads)} |", f"| --- | --- |{' ---: |' * (len(heads) - 2)}"]
    right = counted = 0
    with (folder / "EXPECTED.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        started = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", mf.ReadingWarning)
            try:
                articles = mf.read_articles(folder / row["file"])
            except mf.ReadingError as error:
                lines.append(f"| {row['file']} | {str(error)[:120]} | {row['articles']} | 0 | | | | | |")
                counted += row["articles"].isdigit()
                continue
        seconds = time.perf_counter() - started
        kind = mf.read_report(articles).loc[0, "kind"]
        words = int(articles["text"].str.count(r"\w+").median())
        filled = [int(articles[name].notna().sum()) for name in ("published", "outlet", "title")]
        cells = [row["file"], kind, row["articles"], len(articles), *filled, words, f"{seconds:.2f}"]
        lines.append(f"| {' | '.join(map(str, cells))} |")
        if row["articles"].isdigit():
            counted += 1
            right += int(row["articles"]) == len(articles)
    lines.append(f"\n{right} of {counted} files whose number of articles is known are read with that number.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
