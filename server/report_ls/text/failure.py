"""What is told of a report on which the work failed: a sentence, as of one that can't be read, so that the others go on."""

from __future__ import annotations


def failure(error: Exception) -> str:
    """A sentence on an exception that nobody expected."""
    match error:
        case MemoryError():
            return "There is not enough memory for it."
        case RecursionError():
            return "It is nested too deeply."
        case _:
            return f"{_said(error)}. Please report this as a bug."


def _said(error: Exception) -> str:
    try:
        return " ".join(f"It failed with {type(error).__name__}: {error}".split()).rstrip(".: ")
    except Exception:  # the message can be what fails
        return f"It failed with {type(error).__name__}"


LOST = "The process that looked at it was ended by the system, which may have had too little memory for it."
