from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediaframing.validation import ValidationError, rate_agreement

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers, twelve units.
KRIPPENDORFF = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# Hayes & Krippendorff (2007), table 1: five observers, the tone of forty articles.
HAYES = (
    "112.2 1101. 23333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233. 1101. "
    "000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. "
    "111.1"
).replace("23333.", "2333.").split()  # fmt: skip


def spread(units: list[str] | tuple[str, ...]) -> pd.DataFrame:
    """Turn units by observers into codes; a full stop is missing."""
    rows = [
        (f"u{unit}:0-1:x", str(observer), int(value))
        for unit, values in enumerate(units)
        for observer, value in enumerate(values)
        if value != "."
    ]
    return pd.DataFrame(rows, columns=["mention_id", "coder", "score"])


def rate(codes: pd.DataFrame, level: str) -> pd.Series:
    return rate_agreement(codes, "score", levels={"score": level}, resamples=200).iloc[0]


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_alpha_of_krippendorffs_example(level: str, alpha: float) -> None:
    units = ["".join(column) for column in zip(*KRIPPENDORFF, strict=True)]
    assert rate(spread(units), level)["alpha"] == pytest.approx(alpha, abs=0.0006)


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.4765), ("ordinal", 0.7598), ("interval", 0.7574)])
def test_alpha_of_hayes_and_krippendorffs_example(level: str, alpha: float) -> None:
    found = rate(spread(HAYES), level)
    assert found["mentions"] == 40
    assert found["alpha"] == pytest.approx(alpha, abs=0.0001)


def test_the_interval_holds_the_value_and_is_the_same_for_the_same_seed() -> None:
    first, again = (rate_agreement(spread(HAYES), "score", resamples=300).iloc[0] for _ in range(2))
    assert first["low"] < first["alpha"] < first["high"]
    assert (first["low"], first["high"]) == (again["low"], again["high"])


@settings(max_examples=25, deadline=None)
@given(pairs=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30))
def test_nltk_gives_the_same_alpha_and_kappa(pairs: list[tuple[int, int]]) -> None:
    # A second to import, which whoever runs other tests need not wait for.
    from nltk.metrics.agreement import AnnotationTask

    codes = spread([f"{first}{second}" for first, second in pairs])
    found = rate_agreement(codes, "score", resamples=1).iloc[0]
    # NLTK takes 0 for missing.
    triples = [(coder, unit, f"v{v}") for unit, coder, v in codes.itertuples(index=False)]
    task = AnnotationTask(triples)
    if len(set(codes["score"])) == 1:
        assert np.isnan(found["alpha"])
        assert "same value" in found["reason"]
        return
    assert found["alpha"] == pytest.approx(task.alpha())
    assert found["percent"] == pytest.approx(task.avg_Ao())
    if len({p[0] for p in pairs} | {p[1] for p in pairs}) > 1:
        assert found["kappa"] == pytest.approx(task.kappa())


def test_each_value_has_its_agreement_and_prevalence() -> None:
    codes = pd.DataFrame(
        {
            "mention_id": [f"a{n}:0-1:x" for n in range(4)] * 2,
            "coder": ["A"] * 4 + ["B"] * 4,
            "stance": [
                "affirmed",
                "affirmed",
                "affirmed",
                "rejected",
                "affirmed",
                "affirmed",
                "rejected",
                "rejected",
            ],
        }
    )
    found = rate_agreement(codes).set_index("value")
    assert found.loc["rejected", "prevalence"] == 3 / 8
    assert found.loc["rejected", "percent"] == 3 / 4
    assert list(found.index[1:]) == ["affirmed", "rejected"]


def test_speakers_are_the_same_where_one_name_is_part_of_the_other() -> None:
    codes = pd.DataFrame(
        {
            "mention_id": ["a:0-1:x", "b:0-1:x", "c:0-1:x"] * 2,
            "coder": ["A"] * 3 + ["B"] * 3,
            "speaker": ["John Bolton", "the army", "Mr. Modi", "Bolton", "the navy", "Narendra Modi"],
        }
    )
    assert rate_agreement(codes).iloc[0]["percent"] == pytest.approx(2 / 3)


def test_mentions_of_one_article_give_no_interval_and_the_reason() -> None:
    codes = spread(["01", "11", "00"]).assign(
        mention_id=lambda t: t["mention_id"].str.replace(r"u\d", "u", regex=True)
    )
    codes["mention_id"] = [f"u:{place // 2}-9:x" for place in range(6)]
    found = rate_agreement(codes, "score").iloc[0]
    assert np.isnan(found["low"])
    assert "one article" in found["reason"]


def test_agreement_needs_mentions_that_two_coded() -> None:
    with pytest.raises(ValidationError, match="No mention is coded by two coders"):
        rate_agreement(pd.DataFrame({"mention_id": ["a:0-1:x"], "stance": ["affirmed"]}))


def test_a_thousand_speakers_are_rated_without_a_table_of_a_million_pairs() -> None:
    ids = [f"a{n}:0-1:x" for n in range(1000)]
    names = [f"name{n}" for n in range(1000)]
    codes = pd.DataFrame({"mention_id": ids * 2, "coder": ["A"] * 1000 + ["B"] * 1000, "speaker": names * 2})
    assert rate_agreement(codes, resamples=20).iloc[0]["alpha"] == pytest.approx(1)
