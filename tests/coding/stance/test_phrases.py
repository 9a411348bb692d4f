from __future__ import annotations

from tests.coding.stance.test_stances import judge

from mediaframing.coding.stance.phrases import list_entries, list_sentences, read_phrases

OPEN = frozenset(["modal", "perhaps", "hedge", "any", "prospect", "if", "know", "doubt"])


def expect(kind):
    """Give the stance that a sentence of a kind of cue has."""
    return "affirmed" if kind == "none" else "uncertain" if kind in OPEN else "rejected"


def test_the_sentence_of_each_phrase_reads_by_it():
    listed = list_sentences()
    told = judge(*(sentence for _, sentence in listed.values()))
    wrong = [
        (entry, sentence, stance, cue)
        for (entry, (kind, sentence)), (stance, cue) in zip(listed.items(), told, strict=True)
        if stance != expect(kind) or (kind != "none" and cue.lower() != entry.replace(" - ", "-"))
    ]
    assert not wrong


def test_a_phrase_stands_in_its_sentence():
    apart = [
        entry
        for entry, (_, sentence) in list_sentences().items()
        if entry not in sentence.lower() and entry.replace(" - ", "-") not in sentence.lower()
    ]
    assert not apart


def test_half_of_the_phrases_and_all_pseudo_negations_have_a_sentence():
    listed, entries = list_sentences(), list_entries()
    assert 2 * len(listed) >= len(entries)
    assert {entry for entry, kind in entries.items() if kind == "none"} <= set(listed)


def test_each_phrase_is_in_the_tree():
    tree = read_phrases()
    for entry in list_entries():
        first, *others = entry.split()
        node = int(tree.first[tree.numbers[first]])
        assert node >= 0
        assert len(others) < 4
