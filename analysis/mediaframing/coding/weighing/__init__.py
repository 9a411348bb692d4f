"""What a language model makes of the stance and voice of mentions, weighed with what the rules say."""
