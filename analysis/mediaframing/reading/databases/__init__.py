"""Exports of newspaper databases, feeds and pages: one module a source, told by what a file holds."""
