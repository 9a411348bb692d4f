"""What a small language model makes of the stance of mentions, weighed with what the rules say."""
