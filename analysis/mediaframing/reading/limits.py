"""How much is read at most: whoever packs a bomb gets a sentence, and everybody else never meets these."""

from __future__ import annotations

LARGEST_UNPACKED = 1 << 28
"""Bytes of a packed file that is read whole, once unpacked (256 MB)."""

LARGEST_DOCUMENT = 1 << 28
"""Bytes of a document that is read whole: a web page, DOCX, RTF, PDF, XML, a plain text (256 MB)."""

LARGEST_LINE = 1 << 26
"""Bytes of a line of JSON Lines or of a plain text (64 MB): an article is never as long."""

LARGEST_RATIO = 200
"""How many times larger than packed unpacked data may be, beyond the first 64 MB; text packs 3 to 20 times."""

FREE_OF_RATIO = 1 << 26

MOST_MEMBERS = 200_000
"""Files in one archive."""

DEEPEST_ARCHIVE = 2
"""Archives within archives."""

LONGEST_PDF = 120.0
"""Seconds that a PDF may take, in a process of its own."""

MOST_PDF_MEMORY = 1 << 30
"""Bytes of memory that a PDF may take, where the system can limit them."""
