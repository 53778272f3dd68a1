"""What comes with a stranger's repository, and what must not come of it."""
