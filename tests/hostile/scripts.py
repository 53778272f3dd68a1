"""A `report.py` that a stranger wrote, against whoever reads it."""

from __future__ import annotations

from collections.abc import Mapping

from report_ls.checker.limits import QuestionLimits
from report_ls.template.editions import edition
from tests.support.reports import answer

LIMITS = edition("2026")
WORDS = 7
"""The most words that question 5 may have by these scripts; the edition allows more."""
OWN = r"\!\[.*?\]\(.*?\)"


def _row(number: int, limits: QuestionLimits) -> str:
    if number == 5:
        return f"LengthConstraints(min_length=1, max_length={WORDS})"
    if limits.images:
        return f"ImageConstraints(min_images={limits.images.least}, max_images={limits.images.most})"
    return "NoConstraints()"


def counting(*patterns: str) -> str:
    """A script in the course's form that counts images by some patterns."""
    table = "".join(f"    {number}: {_row(number, limits)},\n" for number, limits in enumerate(LIMITS.questions, 1))
    counts = " + ".join(f"len(re.findall({pattern!r}, answer))" for pattern in patterns)
    return f"answers.pop(0)\nif len(answers) != 31: pass\nimages = {counts}\nquestion_constraints = {{\n{table}}}\n"


SLOW_PATTERNS = [
    r".*.*.*!!",
    r"[\s\S]*[\s\S]*[\s\S]*!!",
    r".{0,4}.{0,4}.{0,4}.*.*!!",
    r"(a+)+$",
    r"(?:a|a)*!",
    r"(a|aa)+!",
    r"(.*)*!",
    r"(?:a?){60}a{60}!",
    r"(a*)(a*)\1\2!",
    r"(?=(a+))(?:\1|a)*\1*!",
    r"(?:.*a){12}!",
    r"(?:[a!]*){9}x",
    r"((a{0,60}){0,60}){0,60}!",
    r"(?s:.*)(?s:.*)(?s:.*)(?s:.*)!!",
    r"(?:(?:a*)*)*!",
    r"(?i:A+)+!",
    r".*?.*?.*?.*?!!",
    r"(?<![\s\S]!)(?:a+)+!",
]
"""What takes longer than anybody would wait on `TRAP`."""
TRAP = f"{answer(LIMITS.of(14), 14)}\n\n{'a' * 20_000} end."

REFUSED_PATTERNS = {
    "a look behind": "(?<=a*)b",
    "no pattern": "(",
    "a repeat that is too long": "a{99999999999999999999}",
    "a flag in the middle": "a(?i)b",
    "a name twice": "(?P<a>.)(?P<a>.)",
    "a letter that is none": "\\q",
    "a range that is none": "[z-a]",
}
"""What `re.compile` does not take."""

SCRIPTS: Mapping[str, str] = {
    "a number of 80,000 bits": counting(OWN).replace(f"max_length={WORDS}", f"max_length=0x{'f' * 20_000}"),
    "a number of 5,000 digits": counting(OWN).replace(f"max_length={WORDS}", f"max_length={'9' * 5_000}"),
    "an f-string of 250 kB": "x = f'" + "{a}" * 83_000 + "'\n" + counting(OWN),
    "an f-string of 600 kB": "x = f'" + "{a}" * 200_000 + "'\n" + counting(OWN),
    "f-strings in f-strings": 'x = f"' + "{f'{" * 60 + "a" + "}'}" * 60 + '"\n' + counting(OWN),
    "66,000 questions": "question_constraints = {" + ", ".join(f"{number}: NoConstraints()" for number in range(66_000)) + "}",
    "9,000 questions": "question_constraints = {" + ", ".join(f"{number}: NoConstraints()" for number in range(9_000)) + "}",
    "40 patterns": counting(*(f"a{{{number}}}" for number in range(40))),
    "16 slow patterns": counting(*(f"{pattern}{number}" for number, pattern in enumerate(SLOW_PATTERNS[:16]))),
    "a long pattern": counting("a" * 5_000),
    "brackets": "(" * 200_000,
    "brackets that close": "x = " + "(" * 100_000 + ")" * 100_000,
    "signs": "x = " + "-" * 200_000 + "1",
    "not": "x = " + "not " * 60_000 + "1",
    "attributes": "x = a" + ".a" * 120_000,
    "calls": "x = a" + "()" * 120_000,
    "sums": "x = 1" + "+1" * 120_000,
    "powers": "x = 1" + "**1" * 80_000,
    "lambdas": "x = " + "lambda: " * 30_000 + "1",
    "conditions": "x = " + "a if a else " * 20_000 + "a",
    "blocks": "".join(" " * depth + "if a:\n" for depth in range(99)) + " " * 99 + "pass\n",
    "else after else": "if a:\n pass\n" + "elif a:\n pass\n" * 15_000,
    "a dict in a dict": "x = " + "{1: " * 60_000,
    "an error far inside": "x = " + "((a, " * 90 + "a b" + "), a)" * 90,
    "keywords that fail": "f(" + "a=1, " * 50_000 + "*",
    "lines that go on": "x = 1 \\\n" * 100_000,
    "constants": "x = [" + "1, " * 80_000 + "]",
    "names": "".join(f"a{number} = 1\n" for number in range(20_000)),
    "zeros": "\0" * 250_000,
    "surrogates": "\ud800" * 80_000,
    "an encoding": "# -*- coding: utf-7 -*-\n+AGEAYgBj-\n",
    "no encoding": "# -*- coding: nonsense -*-\n" + counting(OWN),
    "bombs of 300 MB": "x = " + "'a' * 3" + "00" * 100_000,
    "a decorator": "@a" + "\n@a" * 80_000 + "\ndef f(): pass",
    "a match": "match a:\n" + "  case " + "[" * 90 + "]" * 90 + ": pass\n",
}
"""What must not hold anybody up, nor end the run."""
