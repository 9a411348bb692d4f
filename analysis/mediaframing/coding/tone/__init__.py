"""The tone of sentences and toward actors."""
