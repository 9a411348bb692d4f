"""The codebook: which frames and actors are looked for, by which words. Read, write, check its form.

The file is TOML (``seeds/codebook.toml`` is an example with comments). A frame has a label, a definition, ``terms``
and exceptions (``except``), and may have a ``function`` and a ``parent``; an actor has a label, a kind and
``aliases``.

How an entry matches: regardless of case; ``*`` is any run of word characters and ``?`` one; several words are a
phrase, and a space between them matches a hyphen of any kind, too (``gun control`` finds *gun-control*) unless the
entry says ``exact = true``; a word in capitals (``US``, ``UN``) matches only capitals, so that *us* is not a country.
Where two entries of one frame overlap the longest wins.

An entry that says more is a table: ``{ term = "sanction*", function = "remedy" }``, with ``polarity = -1`` for what
names the contrary of its frame, ``not_near = ["ice"]`` for words near which it does not count, or
``{ all = ["border*", "wall"], within = 5 }`` for words that must stand together, in a sentence or in so many words.
"""

from mediaframing.codebook.codebook import Actor, Codebook, Frame, list_above
from mediaframing.codebook.errors import CodebookError, CodebookWarning, Loss
from mediaframing.codebook.files import read_codebook, take_codebook, write_codebook
from mediaframing.codebook.parents import add_parent_mentions
from mediaframing.codebook.terms import FUNCTIONS, SENTENCE, Term, compile_regex

__all__ = [
    "FUNCTIONS",
    "SENTENCE",
    "Actor",
    "Codebook",
    "CodebookError",
    "CodebookWarning",
    "Frame",
    "Loss",
    "Term",
    "add_parent_mentions",
    "compile_regex",
    "list_above",
    "read_codebook",
    "take_codebook",
    "write_codebook",
]
