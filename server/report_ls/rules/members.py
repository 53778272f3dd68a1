"""Study numbers, in question 2 and in the last question."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Related, Severity
from report_ls.model.members import MEMBERS, Member, find_group
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.text.edits import Edit
from report_ls.text.wording import amount

STUDY_NUMBER = Rule(
    code="study-number",
    family=Family.STRUCTURE,
    position=150,
    severity=Severity.WARNING,
    summary="a study number without its s, or with other than six digits",
    explanation="A study number is an s and six digits, as in s123456. Nobody can tell from another one who you are.",
    fix="writes the closest number of the last question",
    example=Example(
        "### Question 2\n\n> Answer:\n\ns900001, 900002",
        "### Question 2\n\n> Answer:\n\ns900001, s900002",
    ),
)
MEMBER_MISMATCH = Rule(
    code="member-mismatch",
    family=Family.STRUCTURE,
    position=160,
    severity=Severity.INFORMATION,
    summary="question 2 and the last question name different members",
    explanation=(
        "Question 2 lists the members of the group, and the last question tells what each of them did. Where a number is in "
        "only one of the two, it is often mistyped."
    ),
    fix="writes the closest number",
    example=Example(
        "### Question 2\n\n> Answer:\n\ns900001, s900002\n\n### Question 31\n\n> Answer:\n\ns900001 built the API, and s900020 "
        "the pipeline. (220 words)",
        "### Question 2\n\n> Answer:\n\ns900001, s900002\n\n### Question 31\n\n> Answer:\n\ns900001 built the API, and s900002 "
        "the pipeline. (220 words)",
    ),
)

_CLOSE = 0.7
_MOST_COMPARED = 50
"""As many numbers of each question are compared with one another: a group has a few members."""


def members(whole: Whole) -> Iterator[Finding]:
    """`study-number` in question 2, and `member-mismatch` in the last question: each pair of numbers once."""
    last = whole.limits.expected
    group = find_group(whole.report, last)
    if group.listing is None:
        return
    known = {member.digits for member in group.listed}
    named = {member.digits for member in group.named}
    unlisted = list({member.digits: member for member in reversed(group.named) if member.digits not in known}.values())[::-1]
    untold = [member for member in group.listed if member.digits not in named]
    pairs = _pairs(untold, unlisted)
    for member in group.listed:
        if not member.is_valid:
            yield _study_number(member, pairs.get(member), last)
    if group.last is None or not group.named:
        return
    paired = {other: member for member, other in pairs.items()}
    for other in unlisted:
        meant = paired.get(other)
        if meant is None or meant.is_valid:
            yield _unlisted(other, meant, last)
    for member in untold:
        if member not in pairs and member.is_valid:
            message = f"{member.written} is listed in question 2, but is not mentioned here."
            related = (Related(member.span, "Listed here"),)
            yield MEMBER_MISMATCH.found(group.last.anchor, message, question=last, related=related)


def _pairs(listed: list[Member], told: list[Member]) -> dict[Member, Member]:
    """Numbers that are so alike that one is likely a typing error of the other; the most alike first."""
    alike = sorted(
        (
            (SequenceMatcher(None, one.digits, other.digits).ratio(), one, other)
            for one in listed[:_MOST_COMPARED]
            for other in told[:_MOST_COMPARED]
        ),
        key=lambda pair: -pair[0],
    )
    pairs: dict[Member, Member] = {}
    for ratio, one, other in alike:
        if ratio >= _CLOSE and one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _study_number(member: Member, meant: Member | None, last: int) -> Finding:
    if len(member.digits) == 6:
        message = f"{member.written} lacks its s: a study number is an s and six digits."
        fixes = (Fix(f"Write s{member.digits}", (Edit(member.span, f"s{member.digits}"),), preferred=True, gone=(member.span,)),)
        return STUDY_NUMBER.found(member.span, message, question=MEMBERS, fixes=fixes)
    message = f"{member.written} has {amount(len(member.digits), 'digit')}. A study number is an s and six digits."
    if meant is None or len(meant.digits) != 6:
        return STUDY_NUMBER.found(member.span, message, question=MEMBERS)
    number = f"s{meant.digits}"
    return STUDY_NUMBER.found(
        member.span,
        message,
        question=MEMBERS,
        related=(Related(meant.span, f"Question {last} has {number}"),),
        fixes=(Fix(f"Write {number}, as in question {last}", (Edit(member.span, number),), gone=(member.span,)),),
    )


def _unlisted(member: Member, meant: Member | None, last: int) -> Finding:
    message = f"{member.written} is not listed in question 2."
    if meant is None:
        return MEMBER_MISMATCH.found(member.span, message, question=last)
    return MEMBER_MISMATCH.found(
        member.span,
        f"{message} It has {meant.written}; one of them may be mistyped.",
        question=last,
        related=(Related(meant.span, f"Question 2 has {meant.written}"),),
        fixes=(Fix(f"Write {meant.written}, as in question 2", (Edit(member.span, meant.written),), gone=(member.span,)),),
    )


MEMBERS_CHECK = ReportCheck(
    members,
    finds=(
        STUDY_NUMBER,
        MEMBER_MISMATCH,
    ),
    position=130,
    depends_on=frozenset({Dependency.STRUCTURE, Dependency.MEMBERS}),
)
