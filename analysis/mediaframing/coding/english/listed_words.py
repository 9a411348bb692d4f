"""The words of ``rule_words.txt`` by number: each distinct word of a text is looked up once for all lists."""

from __future__ import annotations

from functools import cache
from string import punctuation

import numpy as np
from numpy.typing import NDArray

from mediaframing.coding.text.tokens import Bools, Vocabulary
from mediaframing.coding.text.wordlists import list_named, read_tags


def number_listed(vocabulary: Vocabulary) -> NDArray[np.int16]:
    """Give each distinct token the number of its folded word, and 0 where no list has it."""
    numbers = vocabulary.classify_all("listed word", lambda words: words.look_up(_number_words()))
    return numbers.astype(np.int16)


@cache
def mark_listed(*names: str) -> Bools:
    """Give a table that tells by its number whether a word is under one of these names."""
    numbers = _number_words()
    table = np.zeros(len(numbers) + 1, np.bool_)
    table[[numbers[word] for name in names for word in list_named(name)]] = True
    table.flags.writeable = False
    return table


@cache
def _number_words() -> dict[str, int]:
    listed = (word for words in read_tags("rule_words").values() for word in words.split())
    distinct = dict.fromkeys((*listed, *punctuation))  # signs stand for themselves
    return {word: number for number, word in enumerate(distinct, 1)}
