"""Whether a frame is affirmed, rejected or left uncertain."""
