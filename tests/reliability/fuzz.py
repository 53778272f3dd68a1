"""A fuzzer that looks for new paths through the code: `python -m tests.reliability.fuzz TARGET [SECONDS]`, after installing
`requirements/fuzz.txt` (Linux). Without SECONDS it tries a few hundred inputs, the same ones each time. An input that fails an assertion, raises, or takes ten seconds ends it, and is kept in the folder that is
printed; `python -m tests.reliability.fuzz TARGET FILE` runs it again.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import NoReturn

import atheris

with atheris.instrument_imports(include=["report_ls"]):
    from report_ls.analysis.analysis import Analysis, analyse, with_page
    from report_ls.checker.read_script import read_as_data
    from report_ls.checker.script import script_of_data
    from report_ls.page.full_page import page_body
    from report_ls.page.render import hand_in
    from report_ls.template.in_force import limits_in_force
    from report_ls.text.spans import newlines

from tests.checker.restatement import images, new_answers, read_as_text, words
from tests.reliability.keys import SCRAPS, TEXT
from tests.reliability.test_mutants import wrong

_TAIL = 32
"""From this value on a byte stands for itself; below, it is one of the scraps that a report is made of."""
_SCRIPT = (
    "question_constraints = {\n    'question_1': NoConstraints(),\n    'question_2': LengthConstraints(min_length=1, max_length=9),\n}\n"
)
_RUNS = 300


class _Loud(logging.Handler):
    """Makes a failure of a rule, which is logged elsewhere, one that ends the run."""

    def emit(self, record: logging.LogRecord) -> NoReturn:
        raise AssertionError(record.getMessage()) from (record.exc_info[1] if record.exc_info else None)


def _spoilt(base: str, data: bytes) -> str:
    """`base` with something else in one place: two bytes say where, one how much goes, and the rest what comes."""
    place = int.from_bytes(data[:2], "big") % (len(base) + 1)
    length = data[2] if len(data) > 2 else 0
    rest = data[3:].decode("utf-8", "replace")
    new = "".join(SCRAPS[ord(character) % len(SCRAPS)] if ord(character) < _TAIL else character for character in rest)
    return base[:place] + new + base[place + length :]


def _analysed(text: str) -> Analysis:
    return analyse(text, limits_in_force(newlines(text), None, None), None)


def _assert_sound(analysis: Analysis, text: str) -> None:
    length = len(newlines(text))
    for finding in analysis.findings:
        spans = [finding.span, *(related.span for related in finding.related)]
        # What a fix is about may be all that follows, however far.
        spans += [span for fix in finding.fixes for span in (*fix.gone, *(edit.span for edit in fix.edits))]
        for span in spans:
            assert 0 <= span.start <= span.end <= length


def _analyse(data: bytes) -> None:
    text = _spoilt(TEXT, data)
    analysis = _analysed(text)
    _assert_sound(analysis, text)
    if analysis.limits.expected == 31:
        expected = [(words(answer), images(answer)) for answer in new_answers(read_as_text(text))]
        assert [(answer.counted.words, answer.counted.images) for answer in analysis.official.answers] == expected


def _with_page(data: bytes) -> None:
    text = _spoilt(TEXT, data)
    _assert_sound(with_page(_analysed(text)), text)


def _fix_all(data: bytes) -> None:
    assert wrong(newlines(_spoilt(TEXT, data))) == []


def _html(data: bytes) -> None:
    text = _spoilt(TEXT, data)
    try:
        hand_in(text)
        page = page_body(text, lambda path: None)
    except RecursionError:
        return
    assert "<script" not in page.lower()


def _report_py(data: bytes) -> None:
    limits_in_force(TEXT, script_of_data(read_as_data(_spoilt(_SCRIPT, data))))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "analyse": _analyse,
    "with-page": _with_page,
    "fix-all": _fix_all,
    "html": _html,
    "report-py": _report_py,
}


def main() -> None:
    target, *given = sys.argv[1:]
    logging.basicConfig(handlers=[_Loud()], level=logging.WARNING)
    found = Path(mkdtemp(prefix="report-ls-fuzz-"))
    print(f"What fails is kept in {found}.")
    amount = [f"-max_total_time={given[0]}"] if given else [f"-runs={_RUNS}", "-seed=1"]
    options = [*given] if given and Path(given[0]).is_file() else [*amount, str(found)]
    atheris.Setup(
        [sys.argv[0], f"-artifact_prefix={found}/", "-timeout=10", "-rss_limit_mb=2048", "-max_len=400", "-len_control=0", *options],
        TARGETS[target],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
