"""What an edit changes of that which the checks of the whole report depend on."""

from __future__ import annotations

from report_ls.model.check import Dependency
from report_ls.model.members import MEMBERS
from report_ls.model.subject import Subject
from report_ls.text.edits import Edit


def changed_by(edit: Edit, gone: str, subject: Subject, last: int) -> frozenset[Dependency]:
    """Returns what an edit in the answer of `subject`, which takes `gone` away, changes. `last` is the number of the last question.

    An edit that may change the structure, or the beginning of the text, is analysed anew before this is asked (`one_answer.py`).
    """
    changed = {Dependency.ANSWERS}
    if subject.number in {MEMBERS, last}:
        changed.add(Dependency.MEMBERS)
    if not (edit.text.isascii() and gone.isascii()):
        changed.add(Dependency.CHARACTERS)
    return frozenset(changed)
