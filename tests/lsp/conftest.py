"""Editors for the tests of a session.

`editor` is shared by all tests of a profile, as one server serves a person all day; each test has a folder of its own in its workspace, and
must leave the server calm. `start` starts one more, with settings or faults of its own.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.support.editor import Editor, running
from tests.support.profiles import PROFILES, Profile

Start = Callable[..., Any]


@pytest_asyncio.fixture(scope="session", loop_scope="session", params=PROFILES, ids=lambda profile: profile.recorded.split("_")[0])
async def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    async with running(request.param, tmp_path_factory.mktemp("workspace")) as editor:
        yield editor


@pytest_asyncio.fixture(loop_scope="session")
async def editor(shared: Editor) -> AsyncIterator[Editor]:
    yield shared
    for page in shared.pages:
        page.close()
    shared.pages.clear()
    if shared.client.settings is not None:
        shared.configure(None)
    shared.assert_calm()


@pytest.fixture
def folder(editor: Editor, request: pytest.FixtureRequest) -> Path:
    """A new folder in the workspace."""
    path = editor.folder / f"{request.node.originalname}_{len(list(editor.folder.iterdir()))}"
    path.mkdir()
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts an editor with a server of its own; `tmp_path` is its workspace. `change` alters the capabilities."""
    async with AsyncExitStack() as stack:

        async def start(profile: Profile, **options: Any) -> Editor:
            if "change" in options:
                profile = replace(profile, change=options.pop("change"))
            return await stack.enter_async_context(running(profile, tmp_path, **options))

        yield start
