"""What is English and nothing else: words and their classes, noun phrases, clauses, quotations; the lists."""
