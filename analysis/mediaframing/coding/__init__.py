"""Articles to a coding: what is mentioned where, by whom, with what stance and tone."""
