"""What the hand-in page shows otherwise than GitHub, and so otherwise than its writer saw it (docs/format.md, section 4)."""
