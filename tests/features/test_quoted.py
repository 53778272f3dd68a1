"""Text of a report inside markdown of ours: an editor makes nothing of it but text, and links to the web."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from report_ls.features.quoted import literal, quoted
from report_ls.lsp.convert import plain

COMMON_MARK = MarkdownIt("commonmark")
WEB = "[DVC](https://dvc.org/a?b=c)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Set up a project (M5)", "Set up a project (M5)"),
        (WEB, WEB),
        ("[a](HTTP://b.c)", "[a](HTTP://b.c)"),
        ('[a](https://b.c "title")', "[a](https://b.c)"),
        ("[run](command:workbench.action.quit)", "run"),
        ("[a](javascript:alert)", "a"),
        ("[a](file:///etc/passwd)", "a"),
        ("[a](//b.c)", "a"),
        ("[a](data:text/html,x)", "a"),
        ("[a](src/main.py)", "a"),
        ("![a](https://tracker.example/a.png)", "a"),
        ("![a](figures/a.png)", "a"),
        ("[![a](b)](command:x)", r"\[a\](command:x)"),
        ("[a][b]", r"\[a\]\[b\]"),
        ("<img src=x>", "&lt;img src=x>"),
        ("<command:x>", "&lt;command:x>"),
        (r"\[a](command:x)", r"\\a"),
        ("a\nb\n\n# c", "a b # c"),
        ("**bold** and `code`", "**bold** and `code`"),
    ],
)
def test_links_to_the_web_stay_and_of_all_else_the_text_alone_is_left(text: str, shown: str) -> None:
    assert quoted(text) == shown


PIECES = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "!",
        "<",
        ">",
        "\\",
        "`",
        "*",
        ":",
        " ",
        "\n",
        "a",
        "command:x",
        "https://b.c",
        "javascript:x",
        "&#91;",
        "[a]: command:x",
    ]
)


@given(st.lists(PIECES, max_size=24).map("".join))
@example("[![a](b)](command:x)")
@example("![![a](https://b.c)](https://d.e)")
@example("[a](https://b.c\\)[d](command:x)")
def test_no_text_becomes_a_picture_html_or_a_link_elsewhere_than_to_the_web(text: str) -> None:
    for token in COMMON_MARK.parseInline(quoted(text))[0].children or []:
        assert token.type not in {"image", "html_inline"}
        assert token.type != "link_open" or str(token.attrs["href"]).lower().startswith(("https://", "http://"))


@given(st.text("ab[]()!<>\\`*&;_ ", max_size=24))
def test_a_name_is_shown_as_it_is(name: str) -> None:
    kept = " ".join(name.split())
    html = MarkdownIt("commonmark").enable("table").renderInline(f"**x** {literal(name)}")
    assert "<a" not in html
    assert "<img" not in html
    assert "<code" not in html
    assert plain(f"**{literal(kept)}**") == kept
