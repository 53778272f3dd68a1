"""Which documents are markdown, by what editors call them and by their names."""

from __future__ import annotations

import pytest

from report_ls.lsp.session.languages import is_markdown

MARKDOWN = [
    "markdown",
    "Markdown",
    "md",
    "gfm",
    "ipythongfm",
    "ghmarkdown",
    "markdown.gfm",
    "markdown.pandoc",
    "markdown.mdx",
    "quarto",
    "quarto-markdown",
    "qmd",
    "rmd",
    "Rmd",
    "rmarkdown",
    "pandoc",
    "pandoc.markdown",
    "vimwiki",
    "vimwiki.markdown",
    "telekasten",
    "mdx",
    "mkd",
    "myst",
    "multimarkdown",
    "commonmark",
    "markdown_inline",
    "",
]
OTHERS = ["plaintext", "python", "html", "restructuredtext", "git-commit", "latex", "r", "json"]


@pytest.mark.parametrize("language", MARKDOWN)
@pytest.mark.parametrize("uri", ["file:///a/README.md", "untitled:Untitled-1", "file:///a/report", "http://["])
def test_markdown_has_many_names(language: str, uri: str) -> None:
    assert is_markdown(language, uri)


@pytest.mark.parametrize("uri", ["file:///README.md", "file:///a%20b/README.MD", "vscode-vfs://github/a/report.qmd", "file:///a/r.Rmd"])
@pytest.mark.parametrize("language", ["fundamental", "text.something", "unknown"])
def test_the_name_of_a_file_tells_where_the_language_is_not_known(language: str, uri: str) -> None:
    assert is_markdown(language, uri)


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_that_the_protocol_names_is_another_one_whatever_the_file_is_called(language: str) -> None:
    assert not is_markdown(language, "file:///a/README.md")


@pytest.mark.parametrize("uri", ["file:///a/readme.txt", "file:///a/README", "file:///a.md/x", "untitled:x", "http://["])
@pytest.mark.parametrize("language", ["fundamental", "unknown", "cmd", "rmdir"])
def test_nothing_else_is_markdown(language: str, uri: str) -> None:
    assert not is_markdown(language, uri)
