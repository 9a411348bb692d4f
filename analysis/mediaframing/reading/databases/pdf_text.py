"""The process that takes the text out of a PDF: bytes on standard input, a JSON list of pages on standard output."""

from __future__ import annotations

import contextlib
import json
import sys

from mediaframing.reading.limits import LONGEST_PDF, MOST_PDF_MEMORY


def main() -> int:
    """Read, limit, extract, write."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_PDF_MEMORY * 2, MOST_PDF_MEMORY * 2))
        resource.setrlimit(resource.RLIMIT_CPU, (int(LONGEST_PDF), int(LONGEST_PDF)))
    try:
        import pypdfium2
    except ImportError:
        return _fail("PDF needs pypdfium2: install it with `pip install 'mediaframing[exports]'`")
    data = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(data)
        pages = [page.get_textpage().get_text_bounded() for page in document]
    except Exception as error:  # pdfium raises whatever it stumbles over
        return _fail(f"the PDF cannot be read: {error}")
    sys.stdout.buffer.write(json.dumps(pages).encode())
    return 0


def _fail(told: str) -> int:
    print(told, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
