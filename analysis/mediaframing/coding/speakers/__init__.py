"""Who is meant: names, offices and pronouns."""
