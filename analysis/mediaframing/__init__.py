"""Measure how the media frame events."""
