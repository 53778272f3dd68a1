"""A rule that fails is logged and left out; in these tests that is a failure."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from report_ls.log import log


class Strict(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        raise AssertionError(record.getMessage())


@pytest.fixture(autouse=True, scope="module")
def strict() -> Iterator[None]:
    handler = Strict()
    log.addHandler(handler)
    yield
    log.removeHandler(handler)
