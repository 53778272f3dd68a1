"""A text as the two pages show it. The libraries are asked for a text, and imported, only where it is not simple."""

from __future__ import annotations

from report_ls.format.page import simple
from report_ls.format.page.tree import Node


def hand_in_tree(text: str) -> Node:
    """The structure of the hand-in page of a text, all of it. Its lines mean nothing.

    Raises RecursionError where the library does: on lists that are nested some hundred levels deep.
    """
    tree = simple.hand_in_tree(text)
    if tree is not None:
        return tree
    from report_ls.format.page import render

    return render.hand_in_tree(text)


def github_tree(text: str) -> Node:
    """The structure of GitHub's page of a text. Each block has its lines."""
    tree = simple.github_tree(text)
    if tree is not None:
        return tree
    from report_ls.format.page import render

    return render.github_tree(text)
