"""Repositories that make git run a stranger's command, or write a stranger's file. Whatever runs, leaves a trace."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.cli.command import PNG

QUESTION = ("ls-files", "--cached", "--others", "--exclude-standard", "--", "figures")
"""What anybody would ask git for, without a guard."""
MISSING = "1234567890" * 4
"""The id of a blob that is not there."""
JPG = "76ce7fcf6f600a9db91639ce9e445bec98ff1671"
"""That of the blob `*.jpg`, with its line feed."""


@dataclass(frozen=True)
class Place:
    """Where a hostile repository is made. `top` is what was cloned, and `trace` the file that is there when something ran."""

    top: Path
    trace: Path

    @property
    def reports(self) -> Path:
        return self.top / "reports"

    @property
    def command(self) -> Path:
        """A program of the stranger's, which came with the clone (`bring_command`)."""
        return self.top / "run.sh"

    def bring_command(self) -> None:
        """Write the stranger's program, which leaves `trace` where it runs."""
        self.command.write_text(f"#!/bin/sh\ntouch '{self.trace}'\nexit 1\n")
        self.command.chmod(0o755)

    def git(self, *arguments: str, cwd: Path | None = None, git_dir: Path | None = None, given: str = "") -> None:
        """Run git as the stranger does who makes all this."""
        names = ("user.name=A", "user.email=a@example.org", "init.defaultBranch=main", "core.fsmonitor=false")
        options = [word for name in names for word in ("-c", name)]
        where = [f"--git-dir={git_dir}", f"--work-tree={cwd}"] if git_dir else []
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.top), "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "file"}
        command = ["git", *options, *where, *arguments]
        subprocess.run(command, cwd=cwd or self.top, env=environment, input=given.encode(), check=True, capture_output=True)

    def init(self) -> Path:
        """Make `top` a repository. Returns its `.git`."""
        self.git("init", "--quiet")
        return self.top / ".git"

    def hide_ignore_file(self, folder: Path, git_dir: Path, name: str) -> None:
        """Put a `.gitignore` into an index that git must fetch to know what is ignored."""
        self.git("update-index", "--index-info", cwd=folder, git_dir=git_dir, given=f"100644 {MISSING} 0\t{name}\n")
        self.git("update-index", "--skip-worktree", name, cwd=folder, git_dir=git_dir)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def promisor(url: str, more: str = "") -> str:
    """The configuration of a repository that lacks objects and knows where to get them."""
    return f"""[core]
    repositoryformatversion = 1
    {more}
[extensions]
    partialClone = origin
[remote "origin"]
    url = {url}
    promisor = true
"""


def configured(text: Callable[[Place], str]) -> Callable[[Place], None]:
    """A repository whose own configuration is hostile, as in an archive that was downloaded."""

    def make(place: Place) -> None:
        git_dir = place.init()
        place.git("add", "reports/figures")
        with (git_dir / "config").open("a", encoding="utf-8") as config:
            config.write(text(place))

    return make


def lacking(text: Callable[[Place], str]) -> Callable[[Place], None]:
    """A repository whose `.gitignore` is missing and has to be fetched by a hostile configuration."""

    def make(place: Place) -> None:
        git_dir = place.init()
        place.hide_ignore_file(place.top, git_dir, "reports/figures/.gitignore")
        write(git_dir / "config", text(place))

    return make


def committed(text: Callable[[Place], str]) -> Callable[[Place], None]:
    """A bare repository inside of `reports`, which an ordinary clone brings, file by file."""

    def make(place: Place) -> None:
        reports = place.reports
        write(reports / "HEAD", "ref: refs/heads/main\n")
        for name in ("objects/info/.keep", "refs/heads/.keep"):
            write(reports / name, "")
        write(reports / "config", "[core]\n    bare = false\n    worktree = .\n")
        place.hide_ignore_file(reports, reports, "figures/.gitignore")
        write(reports / "config", text(place))
        place.init()
        place.git("add", "--force", ".")

    return make


def worktree(place: Place, name: str) -> str:
    return f"bare = false\n    worktree = {name}\n    sshCommand = {place.command}"


def _filtered(kind: str) -> Callable[[Place], None]:
    def make(place: Place) -> None:
        write(place.top / ".gitattributes", "*.png filter=x diff=x\n")
        configured(lambda place: f'[filter "x"]\n    {kind} = {place.command}\n    required = true\n')(place)

    return make


def _different(text: Callable[[Place], str]) -> Callable[[Place], None]:
    def make(place: Place) -> None:
        write(place.top / ".gitattributes", "*.png diff=x\n")
        configured(text)(place)
        (place.reports / "figures" / "a.png").write_bytes(b"another picture")

    return make


def _elsewhere(place: Place) -> None:
    """`.git` is a file, which names a folder of the stranger's."""
    lacking(lambda place: promisor("ssh://a.invalid/x", f"sshCommand = {place.command}"))(place)
    (place.top / ".git").rename(place.top / "elsewhere")
    write(place.top / ".git", "gitdir: elsewhere\n")


def _submodule(place: Place) -> None:
    """`reports` is a submodule, whose repository lies in that of the whole."""
    git_dir = place.init()
    inner = git_dir / "modules" / "reports"
    inner.parent.mkdir(parents=True)
    place.git("init", "--quiet", f"--separate-git-dir={inner}", cwd=place.reports)
    place.hide_ignore_file(place.reports, inner, "figures/.gitignore")
    write(inner / "config", promisor("ssh://a.invalid/x", worktree(place, "../../../reports")))


def _linked_worktree(place: Place) -> None:
    """`top` is a second working tree of a repository that lies within it."""
    common = place.top / "main"
    place.git("init", "--quiet", "--bare", str(common))
    write(common / "worktrees" / "one" / "commondir", "../..\n")
    write(common / "worktrees" / "one" / "HEAD", "ref: refs/heads/one\n")
    write(common / "worktrees" / "one" / "gitdir", f"{place.top / '.git'}\n")
    write(place.top / ".git", "gitdir: main/worktrees/one\n")
    place.hide_ignore_file(place.top, common / "worktrees" / "one", "reports/figures/.gitignore")
    write(common / "config", promisor("ssh://a.invalid/x", f"bare = true\n    sshCommand = {place.command}"))


def _own_config_of_a_worktree(place: Place) -> None:
    lacking(lambda _: promisor("ssh://a.invalid/x").replace("[extensions]", "[extensions]\n    worktreeConfig = true"))(place)
    write(place.top / ".git" / "config.worktree", f"[core]\n    sshCommand = {place.command}\n")


def _included(place: Place) -> None:
    write(place.top / "more", promisor("ssh://a.invalid/x", f"sshCommand = {place.command}"))
    lacking(lambda _: "[core]\n    repositoryformatversion = 1\n[include]\n    path = ../more\n[extensions]\n    partialClone = origin\n")(
        place
    )


def _included_by_a_condition(place: Place) -> None:
    write(place.top / "more", promisor("ssh://a.invalid/x", f"sshCommand = {place.command}"))
    head = "[core]\n    repositoryformatversion = 1\n[extensions]\n    partialClone = origin\n"
    lacking(lambda _: f'{head}[includeIf "gitdir:**"]\n    path = ../more\n')(place)


def _alternates(place: Place) -> None:
    """Objects are borrowed from a folder that has them not either."""
    lacking(lambda place: promisor("ssh://a.invalid/x", f"sshCommand = {place.command}"))(place)
    write(place.top / "objects" / "info" / ".keep", "")
    write(place.top / ".git" / "objects" / "info" / "alternates", "../../objects\n")


def _replaced(place: Place) -> None:
    """The blob that is asked for is there, but is replaced by one that is not."""
    git_dir = place.init()
    place.git("hash-object", "-w", "--stdin", given="*.jpg\n")
    place.git("update-index", "--index-info", given=f"100644 {JPG} 0\treports/figures/.gitignore\n")
    place.git("update-index", "--skip-worktree", "reports/figures/.gitignore")
    write(git_dir / "refs" / "replace" / JPG, f"{MISSING}\n")
    write(git_dir / "config", promisor("ssh://a.invalid/x", f"sshCommand = {place.command}"))


def _hooks(place: Place) -> None:
    place.init()
    hook = place.top / ".git" / "hooks" / "post-index-change"
    write(hook, place.command.read_text("utf-8"))
    hook.chmod(0o755)


def _hooks_path(place: Place) -> None:
    hook = place.top / "hooks" / "post-index-change"
    write(hook, place.command.read_text("utf-8"))
    hook.chmod(0o755)
    configured(lambda place: f"[core]\n    hooksPath = {place.top}/hooks\n")(place)


SSH = "ssh://a.invalid/x"
HOOK = ("hook", "run", "post-index-change")

REPOSITORIES: Mapping[str, tuple[Callable[[Place], None], tuple[str, ...]]] = {
    # A .gitignore has to be fetched: each of these runs a command while git lists the files
    "a repository in reports, by core.sshCommand": (committed(lambda place: promisor(SSH, worktree(place, "."))), QUESTION),
    "a repository in reports, by ext::": (
        committed(lambda place: promisor(f"ext::{place.command}", worktree(place, ".")) + "[protocol]\n    allow = always\n"),
        QUESTION,
    ),
    "a repository in reports, by core.gitProxy": (
        committed(lambda place: promisor("git://a.invalid/x", f"bare = false\n    worktree = .\n    gitProxy = {place.command}")),
        QUESTION,
    ),
    "a repository in reports, by remote.uploadpack": (
        committed(lambda place: promisor("./figures", worktree(place, ".")) + f"    uploadpack = {place.command}\n"),
        QUESTION,
    ),
    ".git/config, by core.sshCommand": (lacking(lambda place: promisor(SSH, f"sshCommand = {place.command}")), QUESTION),
    ".git/config, by ext::": (
        lacking(lambda place: promisor(f"ext::{place.command}") + '[protocol "ext"]\n    allow = always\n'),
        QUESTION,
    ),
    ".git/config, by url.insteadOf": (
        lacking(
            lambda place: (
                promisor("https://a.invalid/x")
                + f'[url "ext::{place.command} "]\n    insteadOf = https://a.invalid/\n[protocol]\n    allow = always\n'
            )
        ),
        QUESTION,
    ),
    ".git/config, by core.gitProxy": (lacking(lambda place: promisor("git://a.invalid/x", f"gitProxy = {place.command}")), QUESTION),
    ".git/config, by remote.uploadpack of a folder": (
        lacking(lambda place: promisor("./reports") + f"    uploadpack = {place.command}\n"),
        QUESTION,
    ),
    ".git/config, by remote.uploadpack of file://": (
        lacking(lambda place: promisor(f"file://{place.top}/reports") + f"    uploadpack = {place.command}\n"),
        QUESTION,
    ),
    ".git/config, by the older name of a promisor": (
        lacking(lambda place: promisor(SSH, f"sshCommand = {place.command}").replace("promisor = true", "partialCloneFilter = blob:none")),
        QUESTION,
    ),
    "include.path": (_included, QUESTION),
    "includeIf": (_included_by_a_condition, QUESTION),
    "a .git that leads elsewhere": (_elsewhere, QUESTION),
    "a submodule": (_submodule, QUESTION),
    "a linked working tree": (_linked_worktree, QUESTION),
    "the configuration of a working tree": (_own_config_of_a_worktree, QUESTION),
    "a redirected working tree": (
        lacking(lambda place: promisor(SSH, f"worktree = ..\n    sshCommand = {place.command}")),
        QUESTION,
    ),
    "borrowed objects": (_alternates, QUESTION),
    "a replaced object": (_replaced, QUESTION),
    # The file monitor is asked whenever files are listed
    "core.fsmonitor": (configured(lambda place: f"[core]\n    fsmonitor = {place.command}\n"), QUESTION),
    "core.fsmonitor of a repository in reports": (
        committed(
            lambda place: f"[core]\n    repositoryformatversion = 0\n    bare = false\n    worktree = .\n    fsmonitor = {place.command}\n"
        ),
        QUESTION,
    ),
    # Other questions would run these: nobody must come to ask them
    "core.hooksPath": (_hooks_path, HOOK),
    "a hook": (_hooks, HOOK),
    "an alias": (configured(lambda place: f"[alias]\n    st = !{place.command}\n"), ("st",)),
    "filter.clean": (_filtered("clean"), ("hash-object", "--path=reports/figures/a.png", "figures/a.png")),
    "filter.smudge": (_filtered("smudge"), ("cat-file", "--filters", ":reports/figures/a.png")),
    "filter.process": (_filtered("process"), ("hash-object", "--path=reports/figures/a.png", "figures/a.png")),
    "core.attributesFile": (
        configured(
            lambda place: (
                f'[core]\n    attributesFile = {place.top}/attributes\n[filter "x"]\n    clean = {place.command}\n    required = true\n'
            )
        ),
        ("hash-object", "--path=reports/figures/a.png", "figures/a.png"),
    ),
    "diff.external": (_different(lambda place: f"[diff]\n    external = {place.command}\n"), ("diff",)),
    "diff.command": (_different(lambda place: f'[diff "x"]\n    command = {place.command}\n'), ("diff",)),
    "diff.textconv": (_different(lambda place: f'[diff "x"]\n    textconv = {place.command}\n'), ("diff",)),
    "core.editor": (configured(lambda place: f"[core]\n    editor = {place.command}\n"), ("config", "--edit")),
    "credential.helper": (configured(lambda place: f"[credential]\n    helper = {place.command}\n"), ("credential", "fill")),
    "core.askPass": (configured(lambda place: f"[core]\n    askPass = {place.command}\n"), ("credential", "fill")),
    "gpg.program": (
        configured(lambda place: f"[gpg]\n    program = {place.command}\n[user]\n    name = A\n    email = a@example.org\n"),
        ("commit", "--allow-empty", "-S", "-m", "x"),
    ),
}
"""How each is made, in a clone that has one picture, and what one would ask git, in `reports`, to see that it bites."""


def settle(place: Place) -> None:
    """What every clone has."""
    (place.reports / "figures").mkdir(parents=True)
    (place.reports / "figures" / "a.png").write_bytes(PNG)
    write(place.top / "attributes", "*.png filter=x\n")
