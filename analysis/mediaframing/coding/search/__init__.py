"""Where the entries of a codebook stand."""
