"""What is shown when the mouse rests on a question, an image, a checklist item or a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_ls.analysis.analysis import Analysis
from report_ls.checker.limits import Limits, Source
from report_ls.checker.official import MARKER
from report_ls.features.counts import bar, count_line, picture_text
from report_ls.features.quoted import literal, quoted
from report_ls.features.usage import in_questions
from report_ls.model.references import resolve
from report_ls.model.statuses import Status
from report_ls.syntax.report import ChecklistItem, Image, Question
from report_ls.template import topics as guidance
from report_ls.template.editions import LENGTH_LINE
from report_ls.text.spans import LocalSpan, Span, line_at, stripped
from report_ls.text.wording import plural


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown to show for `span`. `preview` is the name of a figure to show above it."""

    markdown: str
    span: Span
    preview: str | None = None


def hover(analysis: Analysis, offset: int) -> Hover | None:
    """What to show at `offset`; None in the prose of an answer, and where nothing is to be said."""
    report = analysis.report
    for item in report.checklist:
        if item.span.holds(offset):
            return _item_hover(analysis, item)
    question = report.question_at(offset)
    if question is None:
        return None
    for image in question.body.images:
        if image.span.placed(question.start).holds(offset):
            return _image_hover(analysis, question, image)
    return _limit_hover(analysis, question, offset) or _question_hover(analysis, question, offset)


def _question_hover(analysis: Analysis, question: Question, offset: int) -> Hover | None:
    span = _guidance_span(question, offset)
    if span is None:
        return None
    status = next((status for status in analysis.statuses if status.question is question), None)
    if status is None:
        return Hover(f"### Question {question.number}\n\n{_why_not_judged(analysis.limits, question.number)}", span)
    counts = _count_lines(analysis, question, status)
    topic = guidance.topic(question.number, analysis.limits)
    if topic is None:  # the template is not known: the report's own words are all there is
        lines = [f"### Question {question.number}", *counts, *filter(None, [_asked(question)])]
        return Hover("\n\n".join(lines), span)
    lines = [f"### {question.number} · {topic.title}", *counts, _asked(question) or topic.asks]
    lines.append("\n".join(["**A good answer**", "", *(f"- {point}" for point in topic.covers)]))
    lines += _modules(topic.modules)
    lines += _items(analysis, topic.modules)
    return Hover("\n\n".join(lines), span)


def _why_not_judged(limits: Limits, number: int) -> str:
    if 1 <= number <= limits.expected:
        return "An earlier question has this number, too."
    if limits.source is Source.CHECKER:
        return f"The report.py beside this report asks {limits.expected} questions, and this is none of them."
    return "This edition has no such question."


def _guidance_span(question: Question, offset: int) -> Span | None:
    """The heading, the quote or the `Answer:` that the offset is in."""
    body = question.body.alone
    parts = [question.heading and line_at(body.text, 0), body.quote, body.marker]
    spans = (stripped(body.text, part).shifted(question.start) for part in parts if part)
    return next((span for span in spans if span.holds(offset)), None)


def _count_lines(analysis: Analysis, question: Question, status: Status) -> Iterator[str]:
    limits = analysis.limits.of(question.number)
    scale = f"`{bar(status.counted.words, limits.words)}` " if limits.words else ""
    yield f"{scale}**{count_line(status, limits)}**"
    if analysis.official.stopped:
        yield "report.py stops on this report, so these are the words under the heading."
    elif not status.is_official:
        yield "report.py counts another answer at this position, so these are the words under the heading."


def _asked(question: Question) -> str | None:
    """The question in the report's own words; None where they were deleted."""
    if question.body.quote is None:
        return None
    lines = [line.lstrip(" >").rstrip() for line in question.body.quote.of(question.body.text).split("\n")]
    asked: list[str] = []
    for line in lines:
        if not line or LENGTH_LINE.match(line) or re.match(f"Examples?:|{MARKER}", line):
            if asked:
                break
            continue
        asked.append(line)
    return quoted(re.sub(r"\*\*|__", "", " ".join(asked))) or None


def _modules(names: tuple[str, ...]) -> Iterator[str]:
    known = [(name, module) for name in names if (module := guidance.module(name))]
    if known:
        yield "Modules: " + ", ".join(f"[{name} {module.title}]({module.url})" for name, module in known)


def _items(analysis: Analysis, modules: tuple[str, ...]) -> Iterator[str]:
    """The checklist items of the question's modules, with their ticks."""
    text = analysis.report.text
    items = [item for item in analysis.report.checklist if set(item.modules) & set(modules)]
    if items:
        lines = [f"- {'☑' if item.ticked else '☐'} {quoted(item.text.of(text))}" for item in items]
        yield "\n".join(["**Checklist**", "", *lines])


def _item_hover(analysis: Analysis, item: ChecklistItem) -> Hover | None:
    """The module that a checklist item belongs to, and the question that asks about it."""
    text = analysis.report.text
    lines = list(_modules(item.modules))
    number = guidance.question_of_item(item.text.of(text), analysis.limits)
    if number is not None:
        lines.append(f"Question {number} asks about it.")
    if not lines:
        return None
    state = "Done" if item.ticked else "Not done"
    return Hover("\n\n".join([*lines, state]), stripped(text, item.span))


def _image_hover(analysis: Analysis, question: Question, image: Image[LocalSpan]) -> Hover | None:
    span = image.span.placed(question.start)
    figures = analysis.figures
    name = resolve(image.raw_path, figures).figure
    if figures is None or name is None:
        return None
    lines = [f"**{literal(name)}**", picture_text(figures.size(name), figures.bytes(name))]
    others = [number for number in analysis.used_figures.get(name, ()) if number != question.number]
    if others:
        lines.append(f"Also {in_questions(others)}.")
    return Hover("\n\n".join(lines), span, preview=name)


def _limit_hover(analysis: Analysis, question: Question, offset: int) -> Hover | None:
    quote = question.body.quote
    line = LENGTH_LINE.search(question.body.text, quote.start, quote.end) if quote else None
    if line is None:
        return None
    span = stripped(question.body.text, line_at(question.body.text, line.start(1))).shifted(question.start)
    if not span.holds(offset):
        return None
    limits = analysis.limits.of(question.number)
    words = f"{limits.words} {plural(limits.words.most, 'word')}" if limits.words else "no limit of words"
    images = f" and {limits.images} {plural(limits.images.most, 'image')}" if limits.images else ""
    return Hover(f"In force: **{words}{images}**\n\n{limits_origin(analysis.limits)}", span)


def limits_origin(limits: Limits) -> str:
    """Where the limits come from, in a sentence or two."""
    if limits.source is Source.CHECKER:
        return "They are those of the report.py beside this report, which is what will judge it."
    origin = f"They are those of the {limits.edition} edition, which the text of this report shows."
    return f"{origin} {limits.note}" if limits.note else f"{origin} There is no report.py beside it."
