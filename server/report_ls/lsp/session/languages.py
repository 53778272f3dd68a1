"""Which documents are markdown: the one place that knows the names that editors have for it, and its files."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol import types

_EXTENSIONS = frozenset({"md", "markdown", "mdown", "mkd", "mkdn", "mdwn", "qmd", "rmd", "mdx"})
"""Those of markdown files, without the dot and in lower case."""
_NAMES = frozenset(
    {
        *_EXTENSIONS,
        "commonmark",
        "gfm",  # Emacs before version 29
        "ghmarkdown",
        "ipythongfm",  # JupyterLab
        "mkdc",
        "mmd",
        "myst",
        "pandoc",
        "quarto",
        "rmarkdown",
        "telekasten",
        "vimwiki",
    }
)
"""What editors and their plugins call markdown and what is made of it, beside names that have `markdown` in them."""
_OTHERS = frozenset({*(kind.value for kind in types.LanguageKind), "plaintext", "restructuredtext"})
"""Languages that the protocol names, and so are what they say: a person may have chosen one for a file."""


def is_markdown(language: str, uri: str) -> bool:
    """Whether a document may be a report, by its language's name; by its file's, where the editor names no language that is known."""
    name = language.casefold()
    if "markdown" in name or not _NAMES.isdisjoint(re.split(r"[^a-z0-9]+", name)):
        return True
    return not name or (name not in _OTHERS and _extension(uri) in _EXTENSIONS)


def _extension(uri: str) -> str:
    try:
        path = urlsplit(uri).path
    except ValueError:
        return ""
    return PurePosixPath(unquote(path)).suffix.removeprefix(".").casefold()
