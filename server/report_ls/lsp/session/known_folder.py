"""The figures folder as far as a thread has told of it: nothing here touches the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from report_ls.disk.folders import NOTHING, DiskFolder, Entry, Listing, Reader
from report_ls.disk.linked import UNKNOWN, Linked

T = TypeVar("T")


class Question(NamedTuple):
    """What a reader tells of a file; without one, what has a name, or what the link with that path leads to."""

    name: str
    reader: Reader[Any] | None = None
    is_link: bool = False


Answers = Mapping[Question, Any]


class KnownFolder:
    """A folder at `path` with a `listing` and `answers`. What is asked and not known is among the `missing`.

    Once these are known, another object takes the place of this one, so that what was made without them is made anew.
    """

    def __init__(self, path: Path, listing: Listing, answers: Answers | None = None) -> None:
        self.missing: set[Question] = set()
        self._path = path
        self._listing = listing
        self._answers = answers or {}
        self._links: set[str] = set()

    def scan(self) -> Listing:
        return self._listing

    def look_up(self, name: str) -> Entry:
        entry: Entry = self._answer(Question(name), NOTHING)
        return entry

    def read(self, name: str, reader: Reader[T]) -> T | None:
        answer: T | None = self._answer(Question(name, reader), None)
        return answer

    def linked(self, path: str) -> Linked:
        self._links.add(path)
        answer: Linked = self._answer(Question(path, is_link=True), UNKNOWN)
        return answer

    def _answer(self, question: Question, unknown: Any) -> Any:
        if question not in self._answers:
            self.missing.add(question)
        return self._answers.get(question, unknown)

    def knows(self, name: str) -> bool:
        return not any(question.name == name for question in self.missing)

    @property
    def looked_up(self) -> frozenset[str]:
        """The names that were looked up, because the listing was cut."""
        return frozenset(question.name for question in {*self._answers, *self.missing} if not (question.reader or question.is_link))

    def next_question(self) -> Callable[[], Answers] | None:
        """What to call in a thread to know what is missing; None if nothing is."""
        path, missing = self._path, sorted(self.missing, key=lambda question: question.name)
        return (lambda: answered(path, missing)) if missing else None

    def next_look(self) -> Callable[[], Answers] | None:
        """What to call in a thread to know what has changed of the links that were asked for; None if there are none."""
        path, links = self._path, [Question(link, is_link=True) for link in sorted(self._links)]
        return (lambda: answered(path, links)) if links else None

    @property
    def lacks_files(self) -> bool:
        """Whether a link leads to a file that is not there. Clients watch figures alone, so nobody tells when it is."""
        return any(question.is_link and answer.is_there is False for question, answer in self._answers.items())

    def holds(self, answers: Answers) -> bool:
        """Whether all of that is known already."""
        return all(question in self._answers and self._answers[question] == answer for question, answer in answers.items())

    def with_answers(self, answers: Answers) -> KnownFolder:
        """The same with more known, and without the links that nobody asked for, as those of a path that is being typed."""
        kept = {question: answer for question, answer in self._answers.items() if not question.is_link or question.name in self._links}
        return KnownFolder(self._path, self._listing, {**kept, **answers})

    def with_listing(self, listing: Listing, looked_up: Mapping[str, Entry]) -> KnownFolder:
        """After another look: what files told is still known of those that did not change."""

        def status(of: Listing, names: Mapping[str, Entry], name: str) -> object:
            return of.files.get(name) or names.get(name, NOTHING).status

        before = {question.name: entry for question, entry in self._answers.items() if not (question.reader or question.is_link)}
        names = {question.name for question in self._answers if not question.is_link}
        same = {name for name in names if status(listing, looked_up, name) == status(self._listing, before, name) is not None}
        links = {question: answer for question, answer in self._answers.items() if question.is_link}
        kept = {question: answer for question, answer in self._answers.items() if question.reader and question.name in same}
        return KnownFolder(self._path, listing, {**links, **kept, **{Question(name): entry for name, entry in looked_up.items()}})


def answered(path: Path, questions: list[Question]) -> Answers:
    """Ask the disk. For a thread."""
    disk = DiskFolder(path)
    return {question: _asked(disk, question) for question in questions}


def _asked(disk: DiskFolder, question: Question) -> Any:
    if question.reader:
        return disk.read(question.name, question.reader)
    return disk.linked(question.name) if question.is_link else disk.look_up(question.name)
