"""Texts to chunks, tokens, sentences and zones; every distinct word is asked about once."""
