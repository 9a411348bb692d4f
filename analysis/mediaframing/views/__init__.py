"""What Jupyter shows: an article with its coding, mentions in their context, an explorer of the corpus."""
