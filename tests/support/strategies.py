"""Texts for hypothesis: what a student's editor, a merge or a cat on the keyboard may leave in a report."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.reports import report

LINE_ENDS = ["\n", "\n\n", "\r\n", "\r", "\n\r", "\r\r\n"]
ODD_SPACES = list("\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000\u200b\u2060\ufeff\f\v\t ")
MARKERS = ["Answer:", "> Answer:\n", "Answer", ":", "Answer :", "answer:", "**Answer:**", "**Answer**:", "An", "swer:", "AnswerAnswer:"]
HASHES = ["#" * count for count in range(1, 8)]
IMAGES = [
    "![", "](", ")", "!", "[", "]", "(", "![]()", "![a](b.png)", "![a\n](b)", "![a](b\n)", "![a][b]", "[a](b)", "\\![a](b)", "!\\[a](b)",
    "![note] see [link](u)", "hello![x](y)", "![a ![b](c)", "![a](figures/a (1).png)", '<img src="a.png">', "`![a](b)`", "<!-- ![a](b) -->",
]  # fmt: skip
HEADINGS = [
    "### Question 4\n",
    "\n### Question 5\n\n",
    "###Question 20",
    "## Question 20\n",
    "\n## Deployment\n",
    "C## ",
    "# Title\n",
    "- ### x",
]
PROSE = [
    "word",
    " word ",
    "word word",
    "> ",
    "> quoted\n",
    "- item\n",
    "| a | b |",
    "🙂",
    "é",
    "--- question 4 fill here ---",
    "---\n",
    "```\n",
    "`",
]
MERGE = ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n", "\n<<<<<<<", "||||||| base\n"]
FRAGMENTS = [*LINE_ENDS, *ODD_SPACES, *MARKERS, *HASHES, *IMAGES, *HEADINGS, *PROSE, *MERGE]

fragments = st.sampled_from(FRAGMENTS)
free = st.text("ab #!>[]()`*_<-:\n\r\t\xa0\u2028", max_size=8)
scraps = st.lists(fragments | st.sampled_from(["Answer:", "###", "\n", "![", "](", ")"]) | free, max_size=50).map("".join)
"""Texts that are no report, but are full of what a report is made of."""


@st.composite
def _mutated(draw: st.DrawFn, edition: str) -> str:
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    lines = [line + end for line in report(edition).split("\n")]
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["delete", "duplicate", "insert", "append", "change"])):
            case "delete":
                del lines[place]
            case "duplicate":
                lines.insert(place, lines[place])
            case "insert":
                lines.insert(place, draw(fragments))
            case "append":
                lines[place] = lines[place].rstrip("\r\n") + draw(fragments) + end
            case _:
                lines[place] = draw(fragments) + lines[place]
    return "".join(lines)


def mutated(edition: str) -> st.SearchStrategy[str]:
    """A report that passes everything, after up to five accidents, with each kind of line end."""
    return _mutated(edition)
