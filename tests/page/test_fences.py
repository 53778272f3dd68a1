"""What stands behind the marks of a fence: a language and its attributes, or words of code that GitHub hides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_ls.fixes.fix_page import fix_page
from report_ls.page.fences import fence_at
from report_ls.template.editions import edition
from tests.support.reports import report


@pytest.mark.parametrize(
    "info",
    [
        "python",
        "Bash",
        "c#",
        "unheard-of",
        "{python}",
        "{{python}}",
        "{.python .numberLines}",
        '{.python #id .numberLines startFrom="100"}',
        "{r, echo=FALSE}",
        "{r setup, include=FALSE}",
        "{code-cell} ipython3",
        "{note} My title",
        'python title="a.py"',
        'python title="The file: a.py" linenums="1"',
        'python hl_lines="2 3"',
        "python title=a.py",
        "python linenos=table",
        "python showLineNumbers",
        "python linenos",
        "python {linenos=true}",
        "python {1,3-5}",
        "python{1,3}",
        'js {1,3} title="x"',
        'go {linenos=table,hl_lines=[8,"15-17"],linenostart=199}',
        "python:train.py",
        "python:src/train.py",
        "python,title=x",
        "rust,no_run",
        "12:15:app/train.py",
        "python 3.11",
        'yaml title="a b"',
        "yaml .github/workflows/tests.yaml",
        "dockerfile Dockerfile",
        "diff lang=python",
        'toml title="pyproject.toml"',
        'hcl title="main.tf"',
        'bash title="Terminal"',
        "bash -c",
        "sh -e -x",
        "bash copy",
        'mermaid title="x"',
    ],
)
def test_a_language_and_its_attributes_are_no_lost_words(info: str) -> None:
    fence = fence_at(f"```{info}")
    assert fence.words == ()
    assert fence.language == (3, 3 + len(info))


@pytest.mark.parametrize(
    ("info", "words"),
    [
        ("bash curl -X POST \\", "curl -X POST \\"),
        ("bash A=1 ./run", "A=1 ./run"),
        ("bash ls", "ls"),
        ('bash -c "ls"', 'bash -c "ls"'),
        ("sh run.sh", "run.sh"),
        ("{bash} curl x", "curl x"),
        ("{bash curl", "{bash curl"),
        ("console $ ls", "$ ls"),
        ("docker build .", "docker build ."),
        ("make env=prod", "make env=prod"),
        ("python train.py", "python train.py"),
        ("python -m train", "python -m train"),
        ("python import os", "import os"),
        ("python x = 3", "x = 3"),
        ('python print("a")', 'print("a")'),
        ("python # train.py", "# train.py"),
        ("dockerfile FROM python:3.11", "FROM python:3.11"),
        ("yaml name: CI", "name: CI"),
        ("yaml don't", "don't"),
        ('json {"a": 1}', '{"a": 1}'),
        ("css {color: red}", "{color: red}"),
        ("env A=1", "A=1"),
        ('toml name="x"', 'name="x"'),
        ("text Some words here", "Some words here"),
        ('{"a": 1}', '{"a": 1}'),
        ("pip install x", "pip install x"),
        ("export name=x", "export name=x"),
        ("http://localhost:80", "http://localhost:80"),
        ("print(1)", "print(1)"),
    ],
)
def test_words_of_code_are_kept(info: str, words: str) -> None:
    assert fence_at(f"```{info}").words == (words,)


@given(st.text(st.sampled_from("`~{}[]\"' ,:=.#-a1python\\"), max_size=20))
def test_whatever_stands_there_is_a_language_or_words(info: str) -> None:
    fence = fence_at(f"```{info}")
    assert all(words.strip() and words in info for words in fence.words)
    if fence.language is not None:
        assert info[fence.language[0] - 3 : fence.language[1] - 3].strip()


def test_the_language_of_what_is_no_fence_on_github_is_a_word() -> None:
    """The marks are indented by four in a paragraph of an item, so GitHub shows what stands between them as code in that paragraph."""
    items = '+ first item\n+ other item\n   ```py title="a b"\n   python -m train\n+ set tests\n+0.1 of loss\n      ```py title="a b"\n    ```\n\nlr=0.1\n'
    fixed = fix_page(report(answers={3: f"First of all.\n\n{items}"}), edition("2026")).text
    assert "py" in fixed.split("### Question 3")[1].split("+0.1 of loss")[1].split("##")[0]
