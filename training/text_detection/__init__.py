"""The detector of lines of text on a page."""
