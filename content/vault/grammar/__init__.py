"""The pieces of which every file is made: lines, front matter, headings, fields, links, times."""
