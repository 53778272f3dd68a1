"""What a report may be full of: every construct of markdown and every piece of the report's own syntax, again and again."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.reports import report

Repeated = Callable[[int], str]
"""A construct that is there so many times."""

_PIECES = {
    "images": "![a](figures/a.png)",
    "images without an end": "![a](figures/a.png",
    "images without a path": "![a]()",
    "images with a title": '![a](figures/a.png "b")',
    "images in <>": "![a](<figures/a b.png>)",
    "images in brackets": "![a [b] c](figures/a(1).png)",
    "images of another folder": "![a](./images/a.png)",
    "images on the web": "![a](https://a.b/c.png)",
    "images behind a backslash": "\\![a](figures/a.png)",
    "images in code": "`![a](figures/a.png)`",
    "images in a comment": "<!-- ![a](figures/a.png) -->",
    "openings of images": "![",
    "openings of links around images": "[![",
    "openings of links": "[a](x ",
    "middles of links": "](",
    "links to figures": "[a](figures/a.png)",
    "links to the web": "[a](https://a.b)",
    "links around images": "[![a](figures/a.png)](https://a.b)",
    "references": "[a]: figures/a.png ",
    "uses of references": "[a][b]",
    "brackets": "[",
    "closing brackets": "]",
    "round brackets": "(",
    "closing round brackets": ")",
    "img": '<img src="figures/a.png" alt="b">',
    "img without an end": '<img src="figures/a.png" ',
    "img without a path": "<img src=",
    "openings of img": "<img ",
    "openings of img in a row": "<img",
    "attributes": 'a="b" ',
    "links in HTML": '<a href="figures/a.png">b</a>',
    "openings of links in HTML": "<a ",
    "openings of links in HTML without a path": '<a href="',
    "tags": "<b>a</b>",
    "openings of tags": "<",
    "closings of tags": ">",
    "comments": "<!-- a -->",
    "openings of comments": "<!--",
    "ends of comments": "-->",
    "CDATA": "<![CDATA[",
    "instructions": "<?a",
    "code": "`a` ",
    "backticks": "`",
    "backticks, two or one": "`` ` ",
    "fences": "```\na\n```\n",
    "openings of fences": "```a",
    "tildes": "~~~",
    "indented code": "    a",
    "tabs": "\t",
    "spaces": " ",
    "headings": "# a",
    "headings of level 2": "## a",
    "headings of level 3": "### a",
    "signs of headings": "## ",
    "numbers of headings": "#",
    "underlines of headings": "a\n===\n",
    "questions": "### Question 14",
    "questions without a sign": "Question 14",
    "questions of no edition": "### Question 99",
    "question 2": "### Question 2\n\nAnswer:\n\ns900001\n",
    "sections": "## Deployment",
    "sections with an introduction": "## More\n\n> a\n",
    "Answer:": "Answer:",
    "Answer: in a quote": "> Answer:",
    "answer :": "answer :",
    "Answer": "> **Answer**",
    "Answer: as a heading": "### Answer:",
    "placeholders": "--- question 14 fill here ---",
    "dashes": "---",
    "examples": "Example: a",
    "lengths": "> Recommended answer length: 100-200 words.",
    "quotes": "> a",
    "signs of quotes": ">",
    "items": "- a",
    "signs of items": "-",
    "numbered items": "1. a",
    "items with a box": "* [ ] Use Git (M5)",
    "ticked items": "* [x] Use Git (M5+M6)",
    "boxes with an odd mark": "* [~] a",
    "weeks": "### Week 1",
    "modules": "(M5)",
    "modules without an end": "(M5+M6",
    "rows": "| a | b |",
    "rules of tables": "|---|",
    "bold": "**a** ",
    "stars": "*",
    "underscores": "_",
    "struck out": "~~a~~",
    "backslashes": "\\",
    "entities": "&amp;",
    "study numbers": "s900001 ",
    "study numbers, each another": "s90%05d ",
    "study numbers without s": "900001 ",
    "digits": "1",
    "sides of conflicts": "<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n",
    "openings of conflicts": "<<<<<<< a",
    "middles of conflicts": "=======",
    "ends of conflicts": ">>>>>>> a",
    "words": "word ",
    "letters": "a",
    "Danish letters": "å",
    "curly quotes": "\u201d",
    "surrogates": "🙂",
    "sentences": "It is. ",
    "dots": ".",
    "abbreviations": "e.g. ",
    "apostrophes": "a'",
    "colons": ":",
    "percent signs": "%",
    "quotation marks": '"',
    "equals signs": "=",
    "addresses": "https://a.b ",
    "exclamation marks": "!",
    "form feeds": "\f",
    "zero-width spaces": "\u200b",
}
_NESTED = {
    "quotes": (">", "a", ""),
    "brackets": ("[", "a", "]"),
    "images": ("![", "a", "](figures/a.png)"),
    "links": ("[", "a", "](figures/a.png)"),
    "round brackets": ("![a](", "b", ")"),
    "tags": ("<b>", "a", "</b>"),
    "lists": ("- ", "a", ""),
    "bold": ("**a ", "b", " c**"),
    "img with attributes": ("<img ", 'src="figures/a.png"', ">"),
}
_OPENED = {
    "img": ('<img {} src="figures/a.png">', 'a="b"'),
    "img without an end": ("<img {}", 'a="b"'),
    "a path without an end": ("![a](figures/{}", "a"),
    "a path": ("![a](figures/{}.png)", "a"),
    "an alt": ("![{}](figures/a.png)", "a "),
    "an alt of backslashes": ("![{}](figures/a.png)", "\\\\"),
    "a comment": ("<!-- {}", "![a](figures/a.png)\n"),
    "a fence": ("```\n{}", "![a](figures/a.png)\n"),
    "code": ("`{}", "![a](figures/a.png)"),
    "a heading": ("## {}", "a"),
    "a question": ("### Question 14: {}", "a"),
    "an item of the checklist": ("* [ ] {}", "a (M5) "),
    "a mark of the checklist": ("* [{}", " "),
    "a table": ("| a |\n|---|\n{}", "| b |\n"),
}

PLACES = {
    "answer": lambda text: report(answers={14: f"![a](figures/a.png) b\n\n{text}\n\nc"}),
    "last answer": lambda text: report(answers={31: f"s900001\n\n{text}\n\nc"}),
    "members": lambda text: report(answers={2: f"s900001, {text}\n\nc"}),
    "guidance": lambda text: report().replace("> Example:", f"> {text}\n> Example:", 1),
    "checklist": lambda text: report().replace("* [x] Make", f"{text}\n* [x] Make", 1),
    "beginning": lambda text: f"{text}\n\n{report()}",
    "end": lambda text: f"{report()}\n{text}",
    "all": lambda text: text,
}


def _numbered(piece: str, amount: int) -> list[str]:
    return [piece % index for index in range(amount)] if "%05d" in piece else [piece] * amount


def _arranged() -> dict[str, Repeated]:
    found: dict[str, Repeated] = {}
    for name, piece in _PIECES.items():
        for how, between in (("on a line", ""), ("in lines", "\n"), ("in paragraphs", "\n\n")):
            found[f"{name} {how}"] = lambda amount, piece=piece, between=between: between.join(_numbered(piece, amount))
    for name, (before, inner, after) in _NESTED.items():
        found[f"{name} in one another"] = lambda amount, parts=(before, inner, after): parts[0] * amount + parts[1] + parts[2] * amount
    for name, (frame, piece) in _OPENED.items():
        found[f"{name} that is full"] = lambda amount, frame=frame, piece=piece: frame.replace("{}", piece * amount)
    return found


CONSTRUCTS = _arranged()
