"""In which language each article is written: the rules for stance, voice, speakers and tone read English alone."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from mediaframing.coding.text.tokens import Bools, Ints, Tokens, find_words
from mediaframing.coding.text.wordlists import read_words
from mediaframing.coding.text.words import Words

ENGLISH = "en"

# Of English news four words in ten are on the list; of no other language's more than one in ten.
_SURELY_ENGLISH = 0.2
_HARDLY_ENGLISH = 0.12
# Fewer words tell nothing: a name, a headline.
_WORDS_TO_TELL = 5
_CHARACTERS_TO_TELL = 1000
_SURE = 0.4
# How the library calls kinds of Chinese that are written alike.
_WRITTEN = {"wuu": "zh", "yue": "zh"}
_LOADING = threading.Lock()
_UNKNOWN = frozenset({"", "und", "unknown", "mul", "zxx", "nan", "none", "na", "n/a"})


def tell_languages(tokens: Tokens, known: Sequence[str | None]) -> list[str | None]:
    """Tell the language of each article of a batch, where it is not known already.

    An article of which enough words are frequent words of English is English. Of the others py3langid (Lui & Baldwin 2012)
    tells the language from their letters; what it is not sure of is left open, and read as English.

    Parameters
    ----------
    tokens : Tokens
    known : sequence of str or None
        The language of each article, as somebody has given it: ``en``, ``en-US``, ``English``.

    Returns
    -------
    list of str or None
        Codes of ISO 639, lower case.
    """
    told = [settle_language(name) for name in known]
    open_places = [place for place, name in enumerate(told) if name is None]
    if not open_places:
        return told
    words, frequent, latin = _count_words(tokens)
    share = frequent / np.maximum(words, 1)
    for place in open_places:
        if words[place] < _WORDS_TO_TELL and latin[place]:
            continue
        if share[place] >= _SURELY_ENGLISH:
            told[place] = ENGLISH
        else:
            told[place] = _ask(tokens.texts[place], float(share[place]), bool(latin[place]))
    return told


def settle_language(name: str | None) -> str | None:
    """Give the code of a language as people and databases write it; None where they leave it open.

    Examples
    --------
    >>> [settle_language(name) for name in ("EN", "en-GB", "English", "eng", "de_DE", "und")]
    ['en', 'en', 'en', 'en', 'de', None]
    """
    if not isinstance(name, str) or name.strip().lower() in _UNKNOWN:
        return None
    plain = name.strip().lower()
    if plain.startswith("english") or plain == "eng":
        return ENGLISH
    code = plain.replace("_", "-").split("-")[0]
    return code or None


def find_foreign(languages: Sequence[str | None]) -> Bools:
    """Tell which articles are known to be in another language than English."""
    return np.array([name is not None and name != ENGLISH for name in languages], np.bool_)


def blank_foreign(tables: dict[str, pd.DataFrame], foreign: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Take out what rules for English have read of articles in other languages: stance, voice, speakers and tone.

    Parameters
    ----------
    tables : dict
        ``sentences``, ``frames``, ``actors`` and ``attributions`` of a batch.
    foreign : sequence of str
        The ids of those articles.
    """
    blanked = dict(tables)
    for name, columns in _READ_BY_RULES.items():
        table = tables[name]
        theirs = table["article_id"].isin(foreign)
        if theirs.any():
            there = [column for column in columns if column in table.columns]
            blanked[name] = table.assign(**{column: table[column].mask(theirs) for column in there})
    said, actors = tables["attributions"], blanked["actors"]
    blanked["attributions"] = said[~said["article_id"].isin(foreign)].reset_index(drop=True)
    # What refers back was linked by rules of English grammar.
    linked = actors["article_id"].isin(foreign) & (actors["kind"] != "name")
    blanked["actors"] = actors[~linked].reset_index(drop=True)
    return blanked


_READ_BY_RULES = {
    "sentences": ("tone", "tone_masked"),
    "frames": (
        "stance",
        "stance_cue",
        "stance_rule",
        "voice",
        "attribution_id",
        "speaker",
        "speaker_name",
        "speaker_actor",
    ),
    "actors": ("role", "tone"),
}


def _count_words(tokens: Tokens) -> tuple[Ints, Ints, Bools]:
    """Count each article's words and those that are frequent in English, and tell whether its letters are Latin."""
    count = len(tokens.texts)
    vocabulary = tokens.vocabulary
    word = vocabulary.classify_all("word", find_words, "types") > 0
    frequent = vocabulary.classify_all("frequent", _find_frequent) > 0
    latin = vocabulary.classify_all("latin", _find_latin, "types") > 0
    first = np.searchsorted(tokens.article, np.arange(count + 1))
    full = np.flatnonzero(np.diff(first))

    def count_in_articles(of_type: Bools) -> Ints:
        counts = np.zeros(count, np.int64)
        if len(full):
            counts[full] = np.add.reduceat(of_type[tokens.type], first[full], dtype=np.int64)
        return counts

    words, other = count_in_articles(word), count_in_articles(word & ~latin)
    return words, count_in_articles(frequent), 2 * other <= words


def _find_frequent(keys: Words) -> Ints:
    return keys.look_up(dict.fromkeys(read_words("frequent_words"), 1))


def _find_latin(types: Words) -> Ints:
    plain = (types.first_bytes < 0x80).astype(np.int64)
    odd = np.flatnonzero(plain == 0)
    # Letters up to U+024F, and accents over them.
    plain[odd] = [
        types.strings[place][0] < "\u0250" or types.strings[place][0] > "\uffff" for place in odd.tolist()
    ]
    return plain


def _ask(text: str, share: float, latin: bool) -> str | None:
    language, sureness = _load_identifier().classify(text[:_CHARACTERS_TO_TELL])
    code: str = _WRITTEN.get(language, language)
    if not latin:
        return code if code != ENGLISH else None
    if code == ENGLISH:
        return ENGLISH if sureness >= _SURE else None
    return code if sureness >= _SURE and share < _HARDLY_ENGLISH else None


def _load_identifier() -> Any:
    # It takes half a second, and two threads that ask at once would each take it.
    with _LOADING:
        return _load_model()


@cache
def _load_model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
