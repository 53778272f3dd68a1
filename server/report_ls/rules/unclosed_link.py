"""Links and images without their closing bracket, which no page shows as one."""

from __future__ import annotations

from collections.abc import Iterator

from report_ls.checker.image_pattern import image_spans
from report_ls.model.check import QuestionCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.references import resolve
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Subject
from report_ls.syntax.code import code_spans, covering, may_cover
from report_ls.syntax.report import Image
from report_ls.syntax.unclosed import Unclosed, find_unclosed
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

UNCLOSED_LINK = Rule(
    code="unclosed-link",
    family=Family.ANSWERS,
    position=100,
    severity=Severity.WARNING,
    summary="an image or a link without its closing bracket",
    explanation=(
        "`![text](path` with no `)` behind it is text to both pages. report.py counts it only if another `)` follows on its "
        "line. A `]` in the place of the `)`, and a path that begins with `<` and has no `>`, are the same fault."
    ),
    fix="inserts the bracket, where it is certain how far the path or the address goes, or replaces the wrong one",
    example=Example(
        "![Our loss](figures/loss.png",
        "![Our loss](figures/loss.png)",
    ),
)


def unclosed_links(subject: Subject) -> list[Unclosed]:
    """Those of an answer that do not stand in code."""
    found = find_unclosed(subject.text, subject.body.answer)
    start = subject.body.answer.start
    if not found or not may_cover(subject.answer_text, (link.span.shifted(-start) for link in found)):
        return list(found)
    code = code_spans(subject.answer_text)
    return [link for link in found if covering(code, link.span.shifted(-start)) is None]


def closed_images(subject: Subject) -> Iterator[Image]:
    """The pictures that an answer mentions, but for those without their `)`, whose path goes on to the next one or to nowhere."""
    unclosed = {link.span.start for link in find_unclosed(subject.text, subject.body.answer)}
    return (image for image in subject.body.images if image.span.start not in unclosed)


def unclosed_link(subject: Subject) -> Iterator[Finding]:
    found = unclosed_links(subject)
    counted = {span.start + subject.body.answer.start for span in image_spans(subject.answer_text)} if found else set()
    for link in found:
        kind = "image" if link.is_image else "link"
        effect = "so it leads nowhere" if link.lacks == ">" else "so the pages show its markdown"
        count = ", and report.py does not count it" if link.is_image and link.span.start not in counted else ""
        do = f"Put it in place of the `{link.wrong.of(subject.text)}`" if link.wrong else f"Put the missing `{link.lacks}` at its end"
        message = f"The `{link.lacks}` of this {kind} is missing, {effect}{count}. {do}."
        yield UNCLOSED_LINK.found(link.span, message, question=subject.number, fixes=tuple(_fixes(subject, link)))


def _fixes(subject: Subject, link: Unclosed) -> Iterator[Fix]:
    """The bracket, where it is certain how far the path goes."""
    if link.is_sure or resolve(link.path.of(subject.text), subject.figures).figure:
        end = link.span.end
        title = f"Replace the {link.wrong.of(subject.text)} with a {link.lacks}" if link.wrong else f"Insert the {link.lacks}"
        yield Fix(title, (Edit(link.wrong or Span(end, end), link.lacks),), preferred=True, about=(link.span,))


UNCLOSED_LINK_CHECK = QuestionCheck(unclosed_link, finds=(UNCLOSED_LINK,), position=70)
