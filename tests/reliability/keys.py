"""What somebody types at random into a report, as the changes of an editor."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from lsprotocol import converters, types

from tests.support.reports import report
from tests.support.text_model import TextModel

TEXT = report(
    answers={
        2: "s90001, 900002 and s900003",
        5: "Few words 🙂, ![a](figures/none.png)\r\n- and\n\n```sh\n# more\n```\n",
        14: "word " * 210 + "![a](figures/curves.png)",
        31: "s900001 and " + "word " * 90,
    }
)
SCRAPS = (
    *("word", " ", "x", "\n", "\n\n", "word " * 20, "- item", "1. one", "**bold**"),
    *("é", "e\u0301", "🙂", "👩‍🔬", "\r\n", "\r", "\u2028", "\x85", "\f", "\v", "\x1c", "\ufeff", "\0", "ǆ", "𝔘"),
    *("Answer:", "##", "### Question 7", "> Answer:", "`", "```\n", "![a](figures/a.png)", "<div>", "<!--", "-->", "--- question 4 fill here ---"),
    *("<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n", "* [x]", "s243972", "|", "[", "](", "&#12", "\\"),
)  # fmt: skip
_MOST = 12_000
"""Characters; a text that has grown longer is begun anew."""


def keys(random: Random, model: TextModel, count: int) -> Iterator[types.TextDocumentContentChangeEvent]:
    """Each of `count` changes once `model` has it; now and then the whole text is put in."""
    for _ in range(count):
        if len(model.text) > _MOST or random.random() < 0.001:
            model.text = TEXT
            yield types.TextDocumentContentChangeWholeDocument(TEXT)
            continue
        start = random.randint(0, len(model.text))
        length = random.choice((0, 0, 0, 0, 1, 1, 2, 30, random.randint(0, 400)))
        range_ = model.range(start, min(start + length, len(model.text)))
        new = random.choice(("", *random.choices(SCRAPS, k=2)))
        model.replace(*model.span(range_), new)
        yield types.TextDocumentContentChangePartial(range_, new)


_CONVERTER = converters.get_converter()


def as_json(changes: list[types.TextDocumentContentChangeEvent]) -> Any:
    """Changes as a client sends them."""
    return _CONVERTER.unstructure(changes)
