"""Codebooks that say a thing twice, or nothing."""

import pandas as pd
import pytest

from mediaframing.codebook import CodebookError, read_codebook
from mediaframing.coding import code_articles


@pytest.mark.parametrize(
    "text",
    ["tax:\n- toll\ntrade:\n- ship\ntax:\n- duty\n", "tax:\n- low:\n  - toll\n  high: [a]\n  low: [b]\n"],
)
def test_a_key_that_stands_twice_loses_no_words(tmp_path, text):
    (tmp_path / "a.yml").write_text(text)
    with pytest.raises(CodebookError, match=r"The key '(tax|low)' stands twice, in lines \d and \d"):
        read_codebook(tmp_path / "a.yml")


def test_the_same_key_in_two_categories_is_two(tmp_path):
    (tmp_path / "a.yml").write_text("tax:\n- low: [toll]\ntrade:\n- low: [ship]\n")
    assert {"tax.low", "trade.low"} <= set(read_codebook(tmp_path / "a.yml").frames)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "title = 'Tolls'\n"])
def test_a_codebook_in_which_nothing_stands_is_not_coded_with(tmp_path, text):
    (tmp_path / "codebook.toml").write_text(text)
    with pytest.raises(CodebookError, match="holds no frames and no actors"):
        code_articles(pd.DataFrame({"text": ["Tolls rise."]}), tmp_path / "codebook.toml")


def test_a_table_of_liwc_with_semicolons_is_one(tmp_path):
    (tmp_path / "a.dicx").write_text("\ufeffDicTerm;up;down\nrise*;X;\nfall*;;X\n", encoding="utf-8")
    assert set(read_codebook(tmp_path / "a.dicx").frames) == {"up", "down"}


def test_a_dictionary_of_yoshikoder_without_a_name_has_categories(tmp_path):
    inner = '<cnode name="up"><pnode name="rise*"/><cnode name="far"><pnode name="soar*"/></cnode></cnode>'
    (tmp_path / "a.ykd").write_text(f'<dictionary style="050805"><cnode name="">{inner}</cnode></dictionary>')
    assert list(read_codebook(tmp_path / "a.ykd").frames) == ["up", "up.far"]


@pytest.mark.filterwarnings("ignore::mediaframing.codebook.CodebookWarning")
def test_who_noted_an_actor_of_petrarch_and_when_is_no_part_of_its_name(tmp_path):
    (tmp_path / "a.txt").write_text("ANN_LO [POSGOV] ;jo 3/14/01\n+MAYOR_LO ; see [XYZ]\n; a note\n")
    actor = next(iter(read_codebook(tmp_path / "a.txt").actors.values()))
    assert ([alias.pattern.lower() for alias in actor.aliases], actor.kind) == (
        ["ann lo", "mayor lo"],
        "POSGOV",
    )
