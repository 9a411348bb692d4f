"""Words that single rules name stand in one list: each name is asked for, and no rule spells words of its own."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import mediaframing.coding
from mediaframing.coding.english.roles import name_words, number_words
from mediaframing.coding.text.wordlists import list_named, read_tags

CODING = Path(mediaframing.coding.__file__).parent
RULES = [*CODING.glob("attribution/*.py"), *CODING.glob("speakers/*.py"), *CODING.glob("stance/**/*.py")]
MODULES = [*RULES, *CODING.glob("english/*.py"), *CODING.glob("text/*.py")]


def list_strings(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_name_is_asked_for():
    asked = set().union(*map(list_strings, MODULES))
    assert [name for name in read_tags("rule_words") if name not in asked] == []


def test_a_name_stands_once():
    lines = (CODING / "english" / "lists" / "rule_words.txt").read_text(encoding="utf-8").splitlines()
    names = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    assert [name for name in names if names.count(name) > 1] == []


def test_words_are_small_and_stand_once():
    for name, words in read_tags("rule_words").items():
        assert words.split(), name
        assert len(set(words.split())) == len(words.split()), name
        assert words == words.lower()


# phrases.py has sets of kinds of cue, which are no words of a text.
@pytest.mark.parametrize(
    "path",
    [path for path in RULES if path.name != "phrases.py"],
    ids=lambda path: str(path.relative_to(CODING)),
)
def test_no_set_of_words_stands_in_a_module_of_rules(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    spelled = [
        ast.unparse(call)
        for call in calls
        if getattr(call.func, "id", "") == "frozenset"
        and any(isinstance(part, ast.Constant) and str(part.value).isalpha() for part in ast.walk(call))
        and not any(getattr(part, "id", "") == "list_named" for part in ast.walk(call))
    ]
    assert spelled == []


def test_signs_stand_for_themselves():
    table, relatives, numbers = name_words("? ."), name_words("relatives"), number_words()
    assert relatives[numbers["which"]]
    assert table[numbers["?"]]
    assert table[numbers["."]]
    assert not table[numbers["which"]]


def test_a_name_that_the_list_lacks_is_refused():
    with pytest.raises(KeyError):
        list_named("no such name")
