"""Characters on which report.py stops on Windows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining

from report_ls.model.check import Dependency, ReportCheck
from report_ls.model.findings import Finding, Fix, Severity
from report_ls.model.rule import Example, Family, Rule
from report_ls.model.subject import Whole
from report_ls.text.edits import Edit
from report_ls.text.spans import Span

WINDOWS_ENCODING = Rule(
    code="windows-encoding",
    family=Family.ANSWERS,
    position=140,
    severity=Severity.HINT,
    summary="the first character on which report.py stops on Windows",
    explanation=(
        "On Windows report.py reads the file in the system's encoding, cp1252, in which some bytes have no meaning: those of a "
        "closing curly quote and of many emoji among them. It then stops with a UnicodeDecodeError. Only those who run it on "
        "Windows see this."
    ),
    fix="writes a plain character, where there is one",
    example=Example(
        "We call this a “smoke test”.",
        'We call this a "smoke test".',
    ),
)

_UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
"""The bytes that mean nothing in cp1252 (docs/format.md, section 3, step 11)."""
_FURTHER = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character; those of `_UNDEFINED` are among them."""

_INVISIBLE = ("\u200d", "\u200f", "\ufe0f")
# A curly quote goes with its opening half, so that no pair is left with one of each kind.
_PLAIN = {
    "\u201d": {"\u201c": '"', "\u201d": '"'},
    "\u2010": {"\u2010": "-"},
    **{character: {character: ""} for character in _INVISIBLE},
}


def windows_encoding(whole: Whole) -> Iterator[Finding]:
    if whole.limits.names_encoding or whole.text.isascii():
        return
    encoded = whole.text.encode("utf-8", "surrogatepass")
    stops = [stop for byte in _UNDEFINED if (stop := encoded.find(byte)) >= 0]  # a pattern takes ten times as long
    if not stops:
        return
    place = len(encoded[: min(stops)].translate(None, _FURTHER)) - 1
    character = whole.text[place]
    message = (
        f"On Windows report.py stops at {_shown(character)}: it reads the file in cp1252, which cannot hold "
        "it. Elsewhere it does not matter."
    )
    yield WINDOWS_ENCODING.found(Span(place, place + 1), message, fixes=tuple(_fixes(whole.text, character)))


def _fixes(text: str, character: str) -> Iterator[Fix]:
    if not (plain := _PLAIN.get(character)):
        return
    edits = tuple(Edit(Span(*match.span()), plain[match[0]]) for match in re.finditer(f"[{''.join(plain)}]", text))
    if plain[character]:
        yield Fix(f"Write {plain[character]}" + (f" for all {len(edits)} of them" if len(edits) > 1 else ""), edits)
    else:
        yield Fix(f"Remove all {len(edits)} of these invisible characters" if len(edits) > 1 else "Remove this invisible character", edits)


def _shown(character: str) -> str:
    if character in _INVISIBLE or not character.isprintable():
        return f"the invisible character U+{ord(character):04X}"
    return f"the combining character U+{ord(character):04X}" if combining(character) else f"`{character}`"


WINDOWS_ENCODING_CHECK = ReportCheck(
    windows_encoding, finds=(WINDOWS_ENCODING,), position=150, depends_on=frozenset({Dependency.CHARACTERS})
)
