"""Links to files that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from report_ls.findings import Edit, Finding, Fix
from report_ls.format.code import code_spans, covering, may_cover
from report_ls.format.images import written
from report_ls.format.links import Link, file_path, find_links, tail
from report_ls.format.text import has
from report_ls.rules.catalogue import finding
from report_ls.rules.subject import Subject

MOST = 200
"""Links of one answer that are looked at."""
_HOST = re.compile(r"(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*)\.(?:com|org|net|io|ai|dk|dev|app|edu|eu|be)(?=/|$)", re.IGNORECASE)
"""What an address begins with whose `https://` was left out."""


def broken_link(subject: Subject) -> Iterator[Finding]:
    """Pictures in figures have findings of their own."""
    if subject.figures is None or not has(subject.text, "](", subject.body.answer):
        return
    pictures = {image.span.start for image in subject.body.images}
    links = (link for link in find_links(subject.text, subject.body.answer) if link.span.start not in pictures)
    found = [(link, said) for link in islice(links, MOST) if (said := _judge(subject, link))]
    is_code = _code(subject, [link for link, _ in found])
    yield from (said for link, said in found if link not in is_code)


def _code(subject: Subject, links: list[Link]) -> list[Link]:
    """Those that stand in code. It is asked of broken links alone, because the library that knows takes long to import."""
    start = subject.body.answer.start
    if not links or not may_cover(subject.answer_text, (link.span.shifted(-start) for link in links)):
        return []
    code = code_spans(subject.answer_text)
    return [link for link in links if covering(code, link.span.shifted(-start)) is not None]


def _judge(subject: Subject, link: Link) -> Finding | None:
    path = file_path(link.raw_path)
    linked = subject.figures.linked(path) if subject.figures and path else None
    if path is None or linked is None or linked.is_there is not False:
        return None
    if linked.nearest:
        message = f"There is no {path}, seen from the report's folder. Is it {linked.nearest}?"
        return _finding(subject, link, message, written(linked.nearest) + tail(link.raw_path))
    if _HOST.match(link.raw_path):
        return _finding(subject, link, "Without https:// this is the path of a file, which is not there.", f"https://{link.raw_path}")
    if "/" in path or "." in path:
        return _finding(subject, link, f"There is no {path}, seen from the report's folder. Correct the path, or add the file.", None)
    return None  # as in f[i](x)


def _finding(subject: Subject, link: Link, message: str, address: str | None) -> Finding:
    fixes = () if address is None else (_fix(link, address),)
    return finding("broken-link", link.path, message, question=subject.number, fixes=fixes)


def _fix(link: Link, address: str) -> Fix:
    return Fix(f"Write {address}", (Edit(link.path, address),), preferred=True, gone=(link.path,), about=(link.span,))
