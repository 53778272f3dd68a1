"""The page that can be opened: nothing in it runs, nothing is loaded, and only pictures in the figures folder are shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.disk.folders import DiskFolder, MemoryFolder
from report_ls.model.figures import Figures
from report_ls.page.full_page import full_page, inlined, page_body
from report_ls.page.read_html import LenientParser
from report_ls.page.safe_html import ATTRIBUTES, BLOCKS, INLINE, safe_html
from tests.support.hostile import HOSTILE
from tests.support.reports import report
from tests.support.systems import with_links

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
FIGURES = Figures(
    MemoryFolder({"figures/a.png": PNG, "figures/b c.jpg": b"\xff\xd8\xff\xe0", "figures/page.png": b"<script>", "figures/x.svg": b"<svg>"})
)


class Seen(LenientParser):
    """All tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def expect_harmless(html: str) -> None:
    known = {
        "src",
        "alt",
        "width",
        "height",
        "href",
        "rel",
        "align",
        "class",
        "data-line",
        *{name for names in ATTRIBUTES.values() for name in names},
    }
    for tag, attributes in Seen(html).tags:
        assert tag in BLOCKS | INLINE | {"img"}
        assert attributes.keys() <= known
        assert (attributes.get("src") or "data:image/").startswith("data:image/")
        assert re.match(r"https?://|mailto:", attributes.get("href") or "https://")


def body_of(markdown: str) -> str:
    return page_body(f"{'x' * 43}\n\n{markdown}\n", lambda path: inlined(FIGURES, path))


@pytest.mark.parametrize("markdown", HOSTILE)
def test_what_could_run_or_load_is_not_in_the_page(markdown: str) -> None:
    body = body_of(f"before\n\n{markdown}")
    expect_harmless(body)
    assert "before" in body


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [*HOSTILE, "<", ">", '"', "'", "&lt;", "&#60;", "<a ", "<img ", "<!--", "-->", "\n\n", "`", "<p>", "</p>", "\0", "<?"]
        ),
        max_size=6,
    )
)
def test_nor_is_any_mixture_of_it(pieces: list[str]) -> None:
    expect_harmless(body_of("".join(pieces)))
    expect_harmless(safe_html("".join(pieces), "", lambda path: inlined(FIGURES, path)))


def test_pictures_are_inside_the_page_if_they_are_pictures_in_the_folder() -> None:
    assert '<img src="data:image/png;base64,iVBORw0K' in body_of("![a](figures/a.png)")
    assert '<img src="data:image/jpeg;base64,/9j/4A==" alt="a">' in body_of("![a](figures/b%20c.jpg)")
    for path in ("figures/none.png", "figures/page.png", "figures/x.svg"):
        assert f'<span class="no-picture">No picture here: {path}</span>' in body_of(f"![a]({path})")


@with_links
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "reports" / "figures").mkdir(parents=True)
    (tmp_path / "reports" / "figures" / "a.png").symlink_to(tmp_path / "secret.png")
    assert inlined(Figures(DiskFolder(tmp_path / "reports")), "figures/a.png") is None


def test_blocks_know_their_line() -> None:
    text = report(answers={3: "One.\n\n- two\n- three"})
    body = page_body(text, lambda path: None)
    for shown in ("One.", "two", "three"):
        line = re.search(rf'data-line="(\d+)">{shown}', body)
        assert line is not None
        assert shown in text.split("\n")[int(line[1])]
    assert body.count("data-line") > 200


@pytest.mark.parametrize(
    "answer", ["x ![a](figures/none.png) y", "![](figures/none.png)", "[x](https://example.org/y) and more", "a", "`x` and *y*", "> q"]
)
def test_a_short_block_knows_its_line_too(answer: str) -> None:
    text = report(answers={3: answer})
    line = text.split("\n").index(answer)
    assert f' data-line="{line}">' in page_body(text, lambda path: None)


def test_sections_begin_a_page_of_paper_and_headings_in_answers_do_not() -> None:
    body = page_body(report(answers={3: "## Ours"}), lambda path: None)
    assert re.findall(r"<h2([^>]*)>(Ours|Version control)<", body)[0][0].startswith(" data-line")
    assert re.search(r'<h2 class="section" data-line="\d+">Version control</h2>', body)


def test_the_page_allows_itself_only_its_own_style_and_pictures() -> None:
    page = full_page(report(answers={1: "<b>$title</b>"}), 31, FIGURES)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert re.fullmatch(
        r"default-src 'none'; img-src data:; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'", policy[1]
    )
    assert "<title>Hand-in of group &lt;b&gt;$title&lt;/b&gt;</title>" in page
