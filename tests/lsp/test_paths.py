"""URIs become paths and paths URIs, on each system."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_ls.lsp.paths import path_of, to_path, to_uri

POSIX, WINDOWS = PurePosixPath, PureWindowsPath

BOTH_WAYS: list[tuple[str, PurePath]] = [
    ("file:///home/a/README.md", POSIX("/home/a/README.md")),
    ("file:///", POSIX("/")),
    ("file:///a%20b/%C3%A6%F0%9F%99%82.md", POSIX("/a b/æ🙂.md")),
    ("file:///caf%E9.png", POSIX("/caf\udce9.png")),
    ("file:///100%25/a%23b/c%3Fd/e%3Bf", POSIX("/100%/a#b/c?d/e;f")),
    ("file:///a%5Cb/c%3A/d", POSIX("/a\\b/c:/d")),
    ("file:///c:/Users/a/README.md", WINDOWS("c:/Users/a/README.md")),
    ("file:///c:/", WINDOWS("c:/")),
    ("file:///d:/a%20b/%C3%A6%F0%9F%99%82%23.md", WINDOWS("d:/a b/æ🙂#.md")),
    ("file://server/share/a%20b/README.md", WINDOWS(r"\\server\share\a b\README.md")),
    ("file://wsl%24/Ubuntu/home/a", WINDOWS(r"\\wsl$\Ubuntu\home\a")),
    ("file://wsl.localhost/Ubuntu/home/a", WINDOWS(r"\\wsl.localhost\Ubuntu\home\a")),
]


@pytest.mark.parametrize(("uri", "path"), BOTH_WAYS)
def test_a_path_has_one_uri_which_leads_back_to_it(uri: str, path: PurePath) -> None:
    assert to_uri(path) == uri
    assert str(to_path(uri, type(path))) == str(path)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("FILE:///a", POSIX("/a")),
        ("file://localhost/a", POSIX("/a")),
        ("file:////a//b", POSIX("/a/b")),
        ("file:/a", POSIX("/a")),
        ("file:///å b", POSIX("/å b")),
        ("file:///c%3A/a", POSIX("/c:/a")),
        # how VS Code, Vim's plugins and others write drives
        ("file:///c%3A/a/README.md", WINDOWS("c:/a/README.md")),
        ("file:///C%3A/a", WINDOWS("c:/a")),
        ("file:///C%3a/a", WINDOWS("c:/a")),
        ("file:///C:/a", WINDOWS("c:/a")),
        ("file:///c|/a", WINDOWS("c:/a")),
        ("file:///c:", WINDOWS("c:/")),
        ("file:/c:/a", WINDOWS("c:/a")),
        ("file://C:/a", WINDOWS("c:/a")),
        ("file://c%3A/a", WINDOWS("c:/a")),
        ("file://localhost/c:/a", WINDOWS("c:/a")),
        ("file:///c:/a%5Cb", WINDOWS("c:/a/b")),
        ("file:///c:\\a\\b", WINDOWS("c:/a/b")),
        ("file://SERVER/share/a", WINDOWS("//server/share/a")),
        ("file:////server/share/a", WINDOWS("//server/share/a")),
    ],
)
def test_other_uris_of_a_file_are_understood(uri: str, path: PurePath) -> None:
    assert str(to_path(uri, type(path))) == str(path)


@pytest.mark.parametrize("flavour", [POSIX, WINDOWS])
@pytest.mark.parametrize(
    "uri",
    ["", "README.md", "/a/README.md", "untitled:Untitled-1", "http://[", "https://a/b", "vscode-vfs://github/a", "file:", "file:///%00"],
)
def test_what_is_not_on_disk_has_no_path(uri: str, flavour: type[PurePath]) -> None:
    assert to_path(uri, flavour) is None


def test_a_host_is_a_share_on_windows_and_another_machine_elsewhere() -> None:
    assert to_path("file://server/share/a", POSIX) is None
    assert to_path("file:///no/drive", WINDOWS) is None


@pytest.mark.parametrize("uri", ["file:///C%3A/Work/README.md", "file:///c:/work/readme.md", "file:///c%3A/WORK/README.MD"])
def test_letter_case_makes_no_difference_on_windows(uri: str) -> None:
    path = to_path(uri, WINDOWS)
    assert path == WINDOWS("C:/Work/README.md")
    assert path.is_relative_to(WINDOWS("c:/WORK"))


@given(st.lists(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).filter(lambda name: name != ".")))
def test_any_posix_path_comes_back(names: list[str]) -> None:
    path = POSIX("/", *names)
    assert to_path(to_uri(path), POSIX) == path


@given(
    st.sampled_from(["c:/", "//server/share/"]),
    st.lists(st.text(st.characters(exclude_characters='/\\\0:*?"<>|', exclude_categories=["Cs"]))),
)
def test_any_windows_path_comes_back(root: str, names: list[str]) -> None:
    path = WINDOWS(root, *names)
    assert to_path(to_uri(path), WINDOWS) == path


def test_paths_of_this_machine_are_those_of_pathlib(tmp_path: Path) -> None:
    path = tmp_path / "a b#å.md"
    assert to_uri(path) == path.as_uri()
    assert path_of(path.as_uri()) == path
