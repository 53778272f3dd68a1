"""How wide text is in a terminal. What is not ASCII is left to rich, which is imported only for that."""

from __future__ import annotations


def cell_len(text: str) -> int:
    """The width in cells. `text` is printable."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def set_cell_size(text: str, width: int) -> str:
    """`text` in exactly `width` cells: cut, or with spaces behind it. `text` is printable."""
    if text.isascii():
        return f"{text[:width]:<{width}}"
    from rich.cells import set_cell_size

    return set_cell_size(text, width)
