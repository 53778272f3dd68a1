"""What is offered at the cursor, and what the text is when it is taken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_ls.analysis.analysis import Analysis
from report_ls.features.completion import ItemKind, complete, describe
from tests.features.marked import WORDS, Placed, analysed, placed
from tests.lsp.files import png
from tests.support.reports import Marked, question, report
from tests.support.samples import SAMPLES

NAMES_OF_FIGURES = (
    "figures/b.png",
    "figures/a b.png",
    "figures/used.png",
    "figures/photo.JPG",
    "figures/runs/one.png",
    "figures/runs/deep/two.jpeg",
    "figures/notes.txt",
    "figures/chart.svg",
)
FIGURES = {**dict.fromkeys(NAMES_OF_FIGURES, png()), "figures/bucket.png": SAMPLES["figures/bucket.png"]}
IN_FIGURES = ["a b.png", "b.png", "photo.JPG", "used.png", "bucket.png", "runs/"]


def in_report(line: str, number: int = 14) -> str:
    return report(answers={5: "![used](figures/used.png)", number: f"Some words.\n{line}\nMore words.\n\n{WORDS}"})


def offered(source: str, figures: object = FIGURES) -> tuple[Marked, Analysis, list[Placed]]:
    """The items at the cursor. Each is to replace the marked range, and the part of it before the cursor if it is only to insert."""
    marked, analysis = analysed(source, figures)  # type: ignore[arg-type]
    assert marked.cursor is not None
    items = placed(complete(analysis, marked.cursor))
    for item in items:
        assert item.insert.start == item.replace.start
        assert item.insert.start <= marked.cursor <= item.insert.end <= item.replace.end
        if marked.spans:
            assert item.replace == marked.spans[0]
    return marked, analysis, items


def taken(marked: Marked, item: Placed) -> str:
    """The line of the cursor after an item was put in, in place of what is there for it."""
    assert marked.cursor is not None
    text = marked.text[: item.replace.start] + item.text + marked.text[item.replace.end :]
    start = text.rfind("\n", 0, item.replace.start) + 1
    return text[start : text.index("\n", start)]


def fits(typed: str, item: Placed) -> bool:
    """Whether an editor shows an item for what was typed: its characters, in their order."""
    rest = iter(item.filter.casefold())
    return all(character in rest for character in typed.casefold())


@pytest.mark.parametrize(
    ("line", "label", "after"),
    [
        ("![](«|»)", "b.png", "![](figures/b.png)"),
        ("![x](«|»)", "a b.png", "![x](figures/a%20b.png)"),
        ("![x](«|»", "b.png", "![x](figures/b.png"),
        ("![x](«fi|»", "b.png", "![x](figures/b.png"),
        ("![x](«fig|» and more", "b.png", "![x](figures/b.png and more"),
        ("![x](«b|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«figures/|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«figures/a b|»)", "a b.png", "![x](figures/a%20b.png)"),
        ("![x](«figures/a%20b|»)", "a b.png", "![x](figures/a%20b.png)"),
        ("![x](«figures/b|ad.png»)", "b.png", "![x](figures/b.png)"),
        ('![x](«figures/b|ad.png» "A title")', "b.png", '![x](figures/b.png "A title")'),
        ("![x](«./|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«./fig|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«./figures/|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«./b|»)", "b.png", "![x](figures/b.png)"),
        ("![x]( «|»)", "b.png", "![x]( figures/b.png)"),
        ("![x](<«|»>)", "a b.png", "![x](<figures/a%20b.png>)"),
        ("![x](<«figures/a b|»>)", "a b.png", "![x](<figures/a%20b.png>)"),
        ("![x](<«figures/a|»", "a b.png", "![x](<figures/a%20b.png"),
        ("![x](«figures/runs/|»)", "one.png", "![x](figures/runs/one.png)"),
        ("![x](«figures/runs/on|e»)", "one.png", "![x](figures/runs/one.png)"),
        ("![x](«figures/runs/deep/|»)", "two.jpeg", "![x](figures/runs/deep/two.jpeg)"),
        ("![x](«figures//|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«figures/x/../|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«x/../figures/b|»)", "b.png", "![x](figures/b.png)"),
        ("![x](«figures\\ru|»)", "runs/", "![x](figures/runs/)"),
        ("![x](«.\\figures\\runs\\|»)", "one.png", "![x](figures/runs/one.png)"),
        ("![x](«Figures/RUNS/o|»)", "one.png", "![x](figures/runs/one.png)"),
        ("![x](«fig|»)", "runs/", "![x](figures/runs/)"),
        ("[x](«|»)", "b.png", "[x](figures/b.png)"),
        ("[x](«fig|»)", "photo.JPG", "[x](figures/photo.JPG)"),
        ('<img src="«|»">', "b.png", '<img src="figures/b.png">'),
        ('<img src="«fig|»', "b.png", '<img src="figures/b.png'),
        ("<IMG alt='x' SRC = '«figures/|»' width=300>", "a b.png", "<IMG alt='x' SRC = 'figures/a%20b.png' width=300>"),
        ("🙂 é ![🧪](«figures/|») 🙂", "b.png", "🙂 é ![🧪](figures/b.png) 🙂"),
        ("![one](figures/b.png) ![two](«|»)", "b.png", "![one](figures/b.png) ![two](figures/b.png)"),
        ("> ![x](«|»)", "b.png", "> ![x](figures/b.png)"),
        (r"![a \] b](«|»)", "b.png", r"![a \] b](figures/b.png)"),
    ],
)
def test_a_path_is_completed(line: str, label: str, after: str) -> None:
    marked, _, items = offered(in_report(line))
    item = next(item for item in items if item.label == label)
    assert taken(marked, item) == after
    assert marked.cursor is not None
    assert fits(marked.text[item.insert.start : marked.cursor], item)


@pytest.mark.parametrize("line", ["![](|)", "![x](|", "[x](fig|)", "![x](figures/|)", "![x](./|)", '<img src="|', "![x](<|>)"])
def test_figures_that_no_answer_uses_come_first_and_the_samples_of_the_course_last(line: str) -> None:
    _, _, items = offered(in_report(line))
    assert [item.label for item in items] == IN_FIGURES
    assert [item.detail for item in items] == [
        "not used yet · 68 B",
        "not used yet · 68 B",
        "not used yet · 68 B",
        "in question 5 · 68 B",
        "sample of the course · 37 B",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("See the photo: ![](|)", "photo.JPG"),
        ("See the photo: !|", "![photo.JPG]"),
        ("All are in b.png. ![x](figures/|)", "b.png"),
        ("![photos](|)", "photo.JPG"),
        ("![x](|)", "a b.png"),
    ],
)
def test_figures_that_the_answer_tells_of_come_first(line: str, first: str) -> None:
    assert offered(in_report(line))[2][0].label == first


def test_a_sample_that_an_answer_uses_is_a_figure_like_others() -> None:
    _, _, items = offered(in_report("![](figures/bucket.png) ![](|)"))
    assert [(item.label, item.detail) for item in items][3:] == [
        ("bucket.png", "in question 14 · 37 B"),
        ("used.png", "in question 5 · 68 B"),
        ("runs/", ""),
    ]


@pytest.mark.parametrize(
    ("line", "label", "after"),
    [
        ("«!|»", "![b.png]", "![b](figures/b.png)"),
        ("«![|»", "![a b.png]", "![a b](figures/a%20b.png)"),
        ("«![|]»", "![b.png]", "![b](figures/b.png)"),
        ("Text «!|» text", "![b.png]", "Text ![b](figures/b.png) text"),
        ("(«!|»)", "![b.png]", "(![b](figures/b.png))"),
        ("🙂 «![|]» 🙂", "![one.png]", "🙂 ![one](figures/runs/one.png) 🙂"),
    ],
)
def test_a_whole_image_is_offered_for_its_first_characters(line: str, label: str, after: str) -> None:
    marked, _, items = offered(in_report(line))
    item = next(item for item in items if item.label == label)
    assert taken(marked, item) == after
    assert item.insert == item.replace, "a bracket that the editor closed by itself would be left"
    [stop] = item.stops
    assert item.text.startswith(f"![{stop.of(item.text)}](")
    assert fits("![" if "![" in line else "!", item)
    assert [item.kind for item in items] == [ItemKind.IMAGE] * 7


@pytest.mark.parametrize(
    "source",
    [
        in_report("Hello!|"),
        in_report(r"\!|"),
        in_report("!!|"),
        in_report("!|[a link](figures/b.png)"),
        in_report("![|](figures/b.png)"),
        in_report("![alt text|"),
        in_report("A word|"),
        in_report("A (|"),
        in_report("[x]|"),
        in_report("![x](figures/b.png)|"),
        in_report("![x](figures/b.png) more|"),
        in_report('<a href="|'),
        in_report("s|"),
        report().replace("### Week 1", "### Week !|"),
        report().replace("Read this first.", "Read this first !|"),
        report().replace("> **What did you do", "> !|**What did you do", 1),
        "# Notes\n\ns|\n",
    ],
)
def test_nothing_is_offered_elsewhere(source: str) -> None:
    assert offered(source)[2] == []


@pytest.mark.parametrize("line", ["![](|)", "!|", '<img src="|'])
@pytest.mark.parametrize("figures", [None, (), ("figures/notes.txt",)])
def test_nothing_is_offered_where_there_are_no_figures(line: str, figures: object) -> None:
    assert offered(in_report(line), figures)[2] == []


AWKWARD = (
    "a b",
    "a (1)",
    "(",
    "100%",
    "100%25",
    "a#b",
    "a?b",
    "it's",
    'say "x"',
    "[1]",
    "<b>",
    "æøå",
    "🙂",
    "a&b",
    "a+b,c;d=e@f!g~h",
    "$x$",
)


@pytest.mark.parametrize(
    ("before", "after"), [("![](", ")"), ("![x](fig", ")"), ("![x](./", ")"), ("![x](<", ">)"), ("![", "]"), ("!", "")]
)
@pytest.mark.parametrize("name", AWKWARD)
def test_a_figure_is_accepted_under_the_path_that_is_put_in(before: str, after: str, name: str) -> None:
    assert is_accepted(f"{before}|{after}", f"figures/{name}.png")


NAMES = st.text(st.sampled_from("ab ()[]%#?&'\"+,;=é🙂$~{}^"), min_size=1, max_size=8)


@settings(max_examples=150)
@given(NAMES.filter(lambda name: name.strip() and "##" not in name))
def test_any_name_is_put_in_so_that_it_is_accepted(name: str) -> None:
    assert is_accepted("!|", f"figures/{name}.png")
    assert is_accepted("![x](figures/|)", f"figures/{name}.png")


def is_accepted(line: str, figure: str) -> bool:
    """Whether the one figure is found, and nothing is said of it, after its item was taken."""
    marked, _, [item] = offered(question(14, body=f"{line}\n\n{WORDS}"), [figure])
    text = marked.text[: item.replace.start] + item.text + marked.text[item.replace.end :]
    _, after = analysed(text, [figure], cursor="\0")
    return not after.unused_figures and not [found for found in after.findings if found.question == 14]


def test_a_folder_is_the_same_however_its_letters_are_composed() -> None:
    for typed, on_disk in (("m\u00e5l", "ma\u030al"), ("ma\u030al", "m\u00e5l")):
        figures = [f"figures/{on_disk}/a.png", f"figures/{on_disk}/runs/b.png"]
        marked, _, items = offered(in_report(f"![](«figures/{typed}/|»)"), figures)
        assert [taken(marked, item) for item in items] == [f"![](figures/{on_disk}/a.png)", f"![](figures/{on_disk}/runs/)"]


MEMBERS = {2: "s900001, s900002, 900003 and s900004"}


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("Student «s|»", "s"),
        ("«s|»", "s"),
        ("«s90|»", "s90"),
        ("«S90|»", "S90"),
        ("Both (s900002 and «s9|»)", "s9"),
        ("🙂 «s900001|»", "s900001"),
    ],
)
def test_study_numbers_are_offered_in_the_last_question(line: str, typed: str) -> None:
    answer = f"Now {line} 🙂\n\nAnd s900002 {'word ' * 100}"
    marked, _, items = offered(report(answers={**MEMBERS, 31: answer}))
    labels = [item.label for item in items]
    named = [number for number in ("s900001", "s900002") if number in answer.replace("|", "").replace("«", "").replace("»", "")]
    assert labels == [number for number in ("s900001", "s900002", "s900003", "s900004") if number not in named] + named
    assert {item.detail for item in items[-len(named) :]} == {"already in this answer"}
    assert {item.detail for item in items[: -len(named)]} == {"not in this answer yet"}
    assert all(fits(typed, item) for item in items if item.text.startswith(typed.lower()))
    assert "s900003" in taken(marked, next(item for item in items if item.label == "s900003"))


@pytest.mark.parametrize(("number", "line"), [(2, "s900001, s|"), (30, "s|"), (31, "is|"), (31, "words|"), (31, "s9000011|"), (31, "s |")])
def test_study_numbers_are_not_offered_elsewhere(number: int, line: str) -> None:
    assert offered(report(answers={**MEMBERS, number: f"{line}\n\n{'word ' * 100}"}))[2] == []


def test_the_last_question_is_that_of_the_edition() -> None:
    source = report("2023-01", {**MEMBERS, 27: f"s|\n\n{'word ' * 100}"})
    assert [item.label for item in offered(source)[2]] == ["s900001", "s900002", "s900003", "s900004"]


def test_a_figure_is_described_by_its_size() -> None:
    figures = {"figures/a.png": png(1280, 720), "figures/b.png": b"\x89PNG\r\n\x1a\n" + b"x" * 1_234_567, "figures/c.png": b"x" * 45_400}
    _, analysis = analysed(report(), figures)
    assert [describe(analysis, name) for name in (*figures, "figures/gone.png")] == [
        f"1280 × 720 pixels, {len(figures['figures/a.png'])} B",
        "1.2 MB",
        "45 kB",
        None,
    ]


def test_completion_works_in_a_report_whose_check_stops() -> None:
    source = in_report("![x](|)").replace("> Answer:", "> answer:", 2)
    assert [item.label for item in offered(source)[2]] == IN_FIGURES
