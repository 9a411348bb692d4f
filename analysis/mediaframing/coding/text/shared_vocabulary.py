"""A vocabulary that several threads learn for: each word is asked about once, whichever batch met it first."""

from __future__ import annotations

import threading
from collections.abc import Callable

from mediaframing.coding.text.pieces import Ints, Pieces
from mediaframing.coding.text.vocabulary import Answer, Small, Vocabulary, find_distinct


class SharedVocabulary:
    """The words that all batches of a run have met; each batch has its own view of them.

    Examples
    --------
    >>> shared = SharedVocabulary()
    >>> view = shared.open_view()
    >>> view.index_chunks(["talks", "end"]), len(shared)
    (array([0, 1]), 2)
    """

    def __init__(self) -> None:
        self.whole = Vocabulary()
        # An answer may ask other questions on its way.
        self.lock = threading.RLock()

    def __len__(self) -> int:
        return len(self.whole.types) - 1  # one is nothing

    def open_view(self) -> Vocabulary:
        """Give a batch its view."""
        return _View(self)


class _View(Vocabulary):
    """What a batch sees: the words met when it last learned some, so that all answers are of one length meanwhile."""

    def __init__(self, shared: SharedVocabulary) -> None:
        super().__init__()
        self._whole, self._lock = shared.whole, shared.lock
        self._answers, self._judged = self._whole._answers, self._whole._judged
        with self._lock:
            self._update()

    @property
    def origin(self) -> Vocabulary:
        """The vocabulary whose numbers of words and chunks these are."""
        return self._whole

    def _update(self) -> None:
        whole = self._whole
        if len(self.types) < len(whole.types):
            self.types, self.keys = whole.types.copy(), whole.keys.copy()
        self._odd = whole._odd
        self.lengths, self.type_lengths = whole.lengths, whole.type_lengths
        self.inner_type, self.inner_start = whole.inner_type, whole.inner_start
        self.inner_first, self.word, self.mark = whole.inner_first, whole.word, whole.mark

    def index_pieces(self, pieces: Pieces, rows: Ints) -> Ints:
        """Give the ids of some pieces as chunks, as every vocabulary does; the view then holds all that is known."""
        found = find_distinct(pieces)
        with self._lock:
            ids = self._whole.index_distinct(found)
            self._update()
        return ids[found.places[rows]]

    def classify_all(self, name: str, answer: Answer, of: str = "keys") -> Ints:
        """Ask a question once of every distinct word, in whichever view."""
        count = len(self.types)
        known = self._answers.get((name, of))
        if known is None or len(known.held) < count:
            with self._lock:
                return super().classify_all(name, answer, of)[:count]
        return known.held[:count]

    def judge_all(self, name: str, answer: Answer, of: str = "keys") -> Small:
        """Ask what is answered with 0 or 1 once of every distinct word, in whichever view."""
        count = len(self.types)
        known = self._judged.get((name, of))
        if known is None or len(known.held) < count:
            with self._lock:
                return super().judge_all(name, answer, of)[:count]
        return known.held[:count]

    def classify_new(self, name: str, answer: Callable[[Ints], Ints]) -> Ints:
        """Ask a question once of every chunk, in whichever view."""
        count = len(self.lengths)
        known = self._answers.get((name, "chunks"))
        if known is None or len(known.held) < count:
            with self._lock:
                return super().classify_new(name, answer)[:count]
        return known.held[:count]
