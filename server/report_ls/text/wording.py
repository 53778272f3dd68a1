"""Numbers and clauses in sentences."""

from __future__ import annotations


def amount(count: int, noun: str) -> str:
    """Such as "No words", "1 word", "2 words"."""
    return f"{count or 'No'} {plural(count, noun)}"


def plural(count: int, noun: str) -> str:
    """The noun for so many, where the number itself is written in another way: "word" for 1, else "words"."""
    return noun if count == 1 else f"{noun}s"


def sentence_case(clause: str) -> str:
    """Returns a clause with its first letter as a capital, and all others as they are."""
    return clause[:1].upper() + clause[1:]
