"""The hand-in page, and how it differs from what GitHub shows of the same text (format.md, section 4)."""
