"""Whether the `html` of a `report.py` makes the page that ours makes."""

from __future__ import annotations

import ast

import pytest

from report_ls.checker.read_page import ANOTHER, page_of_script

EXTENSIONS = "makes another page: it uses extensions of Python-Markdown"
NOTHING = "makes another page: it leaves out nothing at the beginning, and not 43 characters"
COURSE = '''import markdown
from pathlib import Path

@app.command()
def html() -> None:
    """Make the page."""
    with Path("README.md").open() as file:
        text = file.read()
    text = text[43:]  # the title

    html = markdown.markdown(text)

    with Path("report.html").open("w") as newfile:
        newfile.write(html)
'''
OLD = COURSE.replace('Path("README.md").open()', 'open("README.md", "r")').replace(
    'Path("report.html").open("w")', 'open("report.html", "w")'
)


def slices(amount: int) -> str:
    return f"makes another page: it leaves out {amount} characters at the beginning, and not 43"


@pytest.mark.parametrize(
    "script",
    [
        COURSE,
        OLD,
        COURSE.replace("text", "report").replace("newfile", "to"),
        COURSE.replace('"""Make the page."""', "# nothing"),
        COURSE.replace("README.md", "../docs/README.md").replace("report.html", "page.html"),
        COURSE.replace(".open()", '.open(encoding="utf-8")'),
        COURSE.replace("import markdown\n", "from markdown import markdown as made\n").replace("markdown.markdown(", "made("),
        COURSE.replace("[43:]", "[HEADER:]").replace("@app", "HEADER = 43\n\n\n@app"),
        COURSE.replace("markdown(text)", "markdown(text, extensions=[])"),
        COURSE + '    print("done")\n',
        "import markdown, pathlib\n\n\ndef html():\n"
        '    pathlib.Path("report.html").write_text(markdown.markdown(pathlib.Path("README.md").read_text()[43:]))\n',
        COURSE.replace("app.command()", 'app.command("html")').replace("def html()", "def make()"),
        "def check():\n    pass\n",
        "",
    ],
)
def test_what_makes_the_same_page(script: str) -> None:
    assert page_of_script(ast.parse(script)) is None


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (COURSE.replace("[43:]", "[54:]"), slices(54)),
        (COURSE.replace("[43:]", "[0:]"), slices(0)),
        (COURSE.replace("[43:]", ""), NOTHING),
        (COURSE.replace("    text = text[43:]  # the title\n", ""), NOTHING),
        (COURSE.replace("markdown(text)", 'markdown(text, extensions=["fenced_code"])'), EXTENSIONS),
        (COURSE.replace("markdown(text)", "markdown(text, extensions=EXTENSIONS)"), EXTENSIONS),
        (COURSE.replace("markdown(text)", 'markdown(text, output_format="xhtml")'), ANOTHER),
        (COURSE.replace("[43:]", "[43:-1]"), ANOTHER),
        (COURSE.replace("[43:]", "[:43]"), ANOTHER),
        (COURSE.replace("markdown(text)", "markdown(text)[43:]").replace("text[43:]", "text[43:]"), ANOTHER),
        (COURSE.replace("import markdown\n", "import mistune as markdown\n"), ANOTHER),
        (COURSE.replace("markdown.markdown(text)", "mistune.html(text)"), ANOTHER),
        (COURSE.replace("write(html)", 'write("<html>" + html)'), ANOTHER),
        (COURSE.replace("write(html)", 'write(f"<body>{html}</body>")'), ANOTHER),
        (COURSE.replace("write(html)", "write(TEMPLATE.format(html))"), ANOTHER),
        (COURSE.replace("write(html)", "write(text)"), ANOTHER),
        (COURSE.replace("        newfile.write(html)\n", "        newfile.write(html)\n        newfile.write(html)\n"), ANOTHER),
        (COURSE.replace("        newfile.write(html)\n", "        pass\n"), ANOTHER),
        (COURSE.replace("file.read()", 'file.read().replace("a", "b")'), ANOTHER),
        (
            COURSE.replace("app.command()", 'app.command(name="html")').replace("def html()", "def make()").replace("[43:]", "[1:]"),
            slices(1),
        ),
        (COURSE + "\n\ndef html():\n    subprocess.run('pandoc')\n", ANOTHER),
        ("def html():\n    for line in open('README.md'):\n        print(line)\n", ANOTHER),
        ("a.b = 43\n\n\ndef html():\n    x.y = 1\n", ANOTHER),
    ],
)
def test_what_makes_another_page_or_may_do_so(script: str, said: str) -> None:
    assert page_of_script(ast.parse(script)) == said
