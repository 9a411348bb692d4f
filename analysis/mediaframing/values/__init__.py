"""What a cell says: headings, dates, characters and markup of whatever was brought, read alike wherever it comes in."""
