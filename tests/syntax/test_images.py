"""The pictures that an answer mentions, and how a path is written and read."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from report_ls.checker.official import HEADER, count_answer
from report_ls.page.render import github_html, hand_in
from report_ls.syntax.images import find_images, is_allowed, written
from report_ls.syntax.paths import decoded
from report_ls.syntax.report import Image, ImageKind
from report_ls.text.spans import Span, newlines
from tests.support.reports import unmark
from tests.support.strategies import scraps

MARKDOWN, HTML, LINK = ImageKind.MARKDOWN, ImageKind.HTML, ImageKind.LINK


def images(text: str) -> tuple[Image, ...]:
    return find_images(newlines(text), Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "kind", "alt", "path"),
    [
        ("![a](figures/b.png)", MARKDOWN, "a", "figures/b.png"),
        ("![](figures/b.png)", MARKDOWN, "", "figures/b.png"),
        ("![]()", MARKDOWN, "", ""),
        ("![a b](b.png)", MARKDOWN, "a b", "b.png"),
        ("![a [b] c](b.png)", MARKDOWN, "a [b] c", "b.png"),
        ("![a](https://example.org/b.png)", MARKDOWN, "a", "https://example.org/b.png"),
        ("![a](/reports/figures/b.png)", MARKDOWN, "a", "/reports/figures/b.png"),
        ("![a](figures\\b.png)", MARKDOWN, "a", "figures\\b.png"),
        ("![a](figures/å ø.png)", MARKDOWN, "a", "figures/å ø.png"),
        ("![a](figures/b%20c.png)", MARKDOWN, "a", "figures/b%20c.png"),
        ("![a](figures/b c.png)", MARKDOWN, "a", "figures/b c.png"),
        ("![a](figures/b (1).png)", MARKDOWN, "a", "figures/b (1).png"),
        ("![a]( figures/b.png )", MARKDOWN, "a", "figures/b.png"),
        ("![a](<figures/b c.png>)", MARKDOWN, "a", "figures/b c.png"),
        ('![a](<figures/b (1).png> "t")', MARKDOWN, "a", "figures/b (1).png"),
        ('![a](figures/b.png "a title")', MARKDOWN, "a", "figures/b.png"),
        ("![a](figures/b.png 'a title')", MARKDOWN, "a", "figures/b.png"),
        ("![a](figures/b.png (a title))", MARKDOWN, "a", "figures/b.png"),
        ("![a](figures/b.png =200x)", MARKDOWN, "a", "figures/b.png"),
        ("![a](figures/<image>.<png>)", MARKDOWN, "a", "figures/<image>.<png>"),
        ('<img src="figures/b.png">', HTML, "", "figures/b.png"),
        ("<img src='figures/b.png'/>", HTML, "", "figures/b.png"),
        ("<img src=figures/b.png>", HTML, "", "figures/b.png"),
        ('<IMG WIDTH=3 SRC = "figures/b.png" ALT="a">', HTML, "a", "figures/b.png"),
        ("<img alt='a b' src='figures/b.png' style=\"width: 3\">", HTML, "a b", "figures/b.png"),
        ('<img\n  src="figures/b.png"\n  alt="a"\n/>', HTML, "a", "figures/b.png"),
        ('<img alt="a > b" src="figures/b.png">', HTML, "a > b", "figures/b.png"),
        ('<img src="figures/b.png" alt="a > b">', HTML, "a > b", "figures/b.png"),
        ('<img data-src="x" src="figures/b.png">', HTML, "", "figures/b.png"),
        ('<img src="figures/b.png" width=3">', HTML, "", "figures/b.png"),
        ("[a](figures/b.png)", LINK, "a", "figures/b.png"),
        ("[a](./figures/b.jpeg)", LINK, "a", "./figures/b.jpeg"),
        ("[a](figures\\b.JPG)", LINK, "a", "figures\\b.JPG"),
        ("[a](figures//b.png)", LINK, "a", "figures//b.png"),
        ("[a](x/../figures/b.png)", LINK, "a", "x/../figures/b.png"),
        ("[a](figures/b.jpegjpeg)", LINK, "a", "figures/b.jpegjpeg"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "before {} after", "- {}\n", "> {}\n", "| {} | b |\n"])
def test_a_mention_of_a_picture_has_a_kind_an_alternative_text_and_a_path(
    around: str, text: str, kind: ImageKind, alt: str, path: str
) -> None:
    whole = around.format(text)
    (found,) = images(whole)
    assert (found.kind, found.span.of(whole), found.alt.of(whole), found.raw_path) == (kind, text, alt, path)
    assert found.path.of(whole) == path
    assert not found.in_code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "![a] (figures/b.png)",
        "![a][b]\n\n[b]: figures/b.png",
        "![a](figures/b.png",
        "![a\nb](figures/b.png)",
        "![a](figures/b\n.png)",
        "figures/b.png",
        "[a](https://example.org/b.png)",
        "[a](docs/b.png)",
        "[a](figures/b.md)",
        "[a](figures)",
        '<img alt="src">',
        '<image src="figures/b.png">',
        "<img",
    ],
)
def test_other_text_mentions_no_picture(text: str) -> None:
    assert images(text) == ()


@pytest.mark.parametrize("target", ["figures/b.png", "https://example.org"])
def test_a_link_around_an_image_is_that_image(target: str) -> None:
    text = f"[![a](figures/b.png)]({target})"
    assert [(image.kind, image.span.of(text)) for image in images(text)] == [(MARKDOWN, "![a](figures/b.png)")]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("![a](b.png)![c](d.png)", ["b.png", "d.png"]),
        ("![a](b.png)\r\n\r\n<img src='c.png'>\r\n[d](figures/e.png)", ["b.png", "c.png", "figures/e.png"]),
        ("<img src='a.png'> ![b](c.png)", ["a.png", "c.png"]),
        ("![a ![b](c.png)", ["c.png"]),
        ("![note] see [link](figures/u.png)", ["figures/u.png"]),
        ("[a](b) ![c](d.png)", ["d.png"]),
        ("![a](b.png and ![c](d.png)", ["b.png and ![c](d.png"]),
    ],
)
def test_mentions_are_found_in_their_order(text: str, paths: list[str]) -> None:
    assert [image.raw_path for image in images(text)] == paths


def test_only_the_answer_is_searched() -> None:
    text = "![a](b.png) ![c](d.png) ![e](f.png)"
    assert [image.raw_path for image in find_images(text, Span(5, 25))] == ["d.png"]


@pytest.mark.parametrize("image", ["![a](b.png)", '<img src="b.png">', "[a](figures/b.png)"])
@pytest.mark.parametrize(
    ("around", "in_code"),
    [
        ("```\n{}\n```\n", True),
        ("```markdown\n\n{}\n\n```\n", True),
        ("~~~\n{}\n~~~\n", True),
        ("```\n{}\n", True),
        ("- item\n\n  ```\n  {}\n  ```\n", True),
        ("words\n\n    {}\n", True),
        ("words\n\n\t{}\n", True),
        ("`{}`", True),
        ("`` ` {} ``", True),
        ("<!-- {} -->", True),
        ("<!--\n\n{}\n\n-->\n", True),
        ("> ```\n> {}\n> ```\n", True),
        ("{}", False),
        ("`a` {} `b`", False),
        ("`{}", False),
        ("\\`{}\\`", False),
        ("``{}`", False),
        ("<!-- {}", False),
        ("<!-- a --> {} <!-- b -->", False),
        ("words\n    {}\n", False),
        ("- item\n\n    {}\n", False),
        ("```\ncode\n```\n\n{}\n", False),
        ("`<!--` {} `-->`", False),
        ("a `\n\n{}\n\n` b", False),
        ("<details>\n\n{}\n\n</details>\n", False),
    ],
)
def test_a_picture_is_in_code_in_a_fence_an_indented_block_backticks_or_a_comment(around: str, image: str, in_code: bool) -> None:
    (found,) = images(around.format(image))
    assert found.in_code == in_code


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("a.png", True),
        ("a.PNG", True),
        ("a.jpg", True),
        ("a.jpeg", True),
        ("a.b.png", True),
        ("a.svg", False),
        ("a.jpegjpeg", False),
        ("a.png ", False),
        ("png", False),
        ("", False),
    ],
)
def test_the_template_allows_three_extensions(name: str, allowed: bool) -> None:
    assert is_allowed(name) == allowed


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("a.png", "a.png"),
        ("a b.png", "a%20b.png"),
        ("a (1).png", "a%20%281%29.png"),
        ("100%.png", "100%25.png"),
        ("a%20b.png", "a%2520b.png"),
        ("[a]#?.png", "%5Ba%5D%23%3F.png"),
        ("<a>\"'.png", "%3Ca%3E%22%27.png"),
        ("å-ø_🙂.png", "å-ø_🙂.png"),
        ("a\xa0b.png", "a%C2%A0b.png"),
        ("`a`.png", "%60a%60.png"),
        ("R&D.png", "R&D.png"),
        ("a&amp;b.png", "a%26amp;b.png"),
    ],
)
def test_a_name_is_written_so_that_every_page_shows_it(name: str, path: str) -> None:
    assert written(name) == path
    assert decoded(path) == name


@pytest.mark.parametrize(
    ("path", "name"),
    [("a%20b.png", "a b.png"), ("%C3%A5.png", "å.png"), ("a%ff.png", "a%ff.png"), ("100%.png", "100%.png"), ("a+b", "a+b")],
)
def test_a_path_is_decoded_where_it_can_be(path: str, name: str) -> None:
    assert decoded(path) == name


names = st.text(
    st.sampled_from(" %()[]<>#?'\"\\&+~!`*_-.åø🙂\xa0\u2028\u3000")
    | st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"),
    min_size=1,
    max_size=60,
).map(lambda stem: f"{stem}.png")


@settings(max_examples=1000)
@given(names)
def test_a_written_name_is_read_back(name: str) -> None:
    path = written(name)
    assert decoded(path) == name
    assert not re.search(r"[\s()<>\[\]\"'\\]", path)


@settings(max_examples=300)
@given(names)
@example("`a`.png")
@example("a&amp;b.png")
@example("a&#38;b.png")
def test_a_written_name_is_that_of_the_picture_on_both_pages(name: str) -> None:
    text = f"![a](figures/{written(name)})"
    for page in (hand_in(" " * HEADER + text), github_html(text)):
        source = re.search(r'<img [^>]*src="([^"]*)"', page)
        assert source
        assert decoded(unescape(source[1])) == f"figures/{name}"


@settings(max_examples=500)
@given(
    names, st.sampled_from(["![a](figures/{})", "![a](<figures/{}>)", '![a](figures/{} "t")', '<img src="figures/{}">', "[a](figures/{})"])
)
def test_a_written_name_is_found_in_each_kind_of_mention(name: str, around: str) -> None:
    text = around.format(written(name))
    (found,) = images(text)
    assert found.span == Span(0, len(text))
    assert decoded(found.raw_path) == f"figures/{name}"


@settings(max_examples=500)
@given(scraps)
def test_mentions_of_any_text_lie_in_it_and_do_not_overlap_in_kind(text: str) -> None:
    found = images(text)
    for image in found:
        assert 0 <= image.span.start <= image.span.end <= len(text)
        assert image.span.covers(image.path)
        assert image.span.covers(image.alt)
        assert image.path.of(newlines(text)) == image.raw_path
    for kind in ImageKind:
        of_kind = [image.span for image in found if image.kind is kind]
        assert all(before.end <= after.start for before, after in pairwise(of_kind))


@pytest.mark.parametrize("text", [r"![a «![b](c)»](\«![d](e)»", "![](«![]()»«![]()»)"])
def test_an_image_that_is_several_to_the_checker_is_those_in_it(text: str) -> None:
    marked = unmark(text)
    assert [image.span for image in images(marked.text)] == [*marked.spans]


@settings(max_examples=500)
@given(scraps)
def test_where_a_markdown_image_is_seen_the_checker_counts_one(text: str) -> None:
    text = newlines(text)
    for image in images(text):
        if image.kind is MARKDOWN:
            assert count_answer(image.span.of(text)).images == 1
