"""One command a file; each ends in a sentence."""
