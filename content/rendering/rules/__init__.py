"""What an author's Markdown knows beyond CommonMark, one rule a file. A rule adds itself to a parser with `add`."""
