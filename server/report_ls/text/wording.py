"""Numbers in sentences."""

from __future__ import annotations


def amount(count: int, noun: str) -> str:
    """Such as "No words", "1 word", "2 words"."""
    return f"{count or 'No'} {plural(count, noun)}"


def plural(count: int, noun: str) -> str:
    """The noun for so many, where the number itself is written in another way: "word" for 1, else "words"."""
    return noun if count == 1 else f"{noun}s"
