"""A brief as pages of a wiki that is kept in git: clone, write, commit, push."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from briefing.desk.configuration import Wiki
from briefing.desk.delivery.parcels import LaterError, Parcel
from briefing.identity import short_hash

SECONDS = 120
ATTEMPTS = 3
"""Somebody else may push between our fetch and our push."""
CAREFUL = (
    *("-c", f"core.hooksPath={os.devnull}"),  # nothing that a repository brings is run
    *("-c", "core.symlinks=false"),  # a link in it must not lead our writing elsewhere
    *("-c", "protocol.ext.allow=never"),
    *("-c", "commit.gpgSign=false"),
    *("-c", "core.autocrlf=false"),
)


def push_pages(parcel: Parcel, wiki: Wiki, clones: Path) -> str:
    """Commit the parcel's pages and push them; nothing happens where the wiki has them already.

    ``clones`` is the desk's folder for its own copies of repositories.  Raises `LaterError`.
    """
    clone = clones / short_hash(wiki.repository, wiki.branch or "")
    for attempt in range(1, ATTEMPTS + 1):
        branch = _update(clone, wiki)
        _write(clone, wiki.path, parcel.pages)
        _git(clone, "add", "--", wiki.path)
        if not _git(clone, "status", "--porcelain"):
            return "the wiki has it already"
        _git(clone, "commit", "--quiet", "--message", f"{parcel.title}, {parcel.day}", date=parcel.issued)
        try:
            _git(clone, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")
        except LaterError:
            if attempt == ATTEMPTS:
                raise
        else:
            return f"pushed to {branch}"
    raise AssertionError("the last attempt returns or raises")


def _update(clone: Path, wiki: Wiki) -> str:
    """Make our copy what the wiki is now; gives its branch."""
    if not (clone / ".git").is_dir():
        clone.parent.mkdir(parents=True, exist_ok=True)
        chosen = ("--branch", wiki.branch) if wiki.branch else ()
        draft = clone.with_name(f".{clone.name}.part")
        _remove(draft)
        _git(clone.parent, "clone", "--quiet", *chosen, "--", wiki.repository, draft.name)
        draft.rename(clone)
    _git(clone, "fetch", "--quiet", "origin")
    branch = wiki.branch or _git(clone, "symbolic-ref", "--short", "HEAD")
    if _git(clone, "branch", "--remotes", "--list", f"origin/{branch}"):
        _git(clone, "reset", "--quiet", "--hard", f"refs/remotes/origin/{branch}")
    _git(clone, "clean", "--quiet", "-d", "--force")
    return branch


def _write(clone: Path, path: str, pages: Mapping[str, bytes]) -> None:
    folder = clone / path
    if not folder.resolve().is_relative_to(clone.resolve()):
        raise LaterError(f"{path} leads out of the wiki's repository")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in pages.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise LaterError(f"{folder}: cannot be written to: {error.strerror or error}") from error


def _remove(folder: Path) -> None:
    import shutil

    if folder.exists():
        shutil.rmtree(folder)


def _git(folder: Path, *words: str, date: str | None = None) -> str:
    """What a git command prints; it asks nobody for a password.  Raises `LaterError` with what git says."""
    environment = {
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
        **os.environ,
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
        **{f"GIT_{who}_NAME": "briefing" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "briefing@localhost" for who in ("AUTHOR", "COMMITTER")},
        **({f"GIT_{who}_DATE": date for who in ("AUTHOR", "COMMITTER")} if date else {}),
    }
    try:
        done = subprocess.run(
            ["git", *CAREFUL, *words],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError as error:
        raise LaterError("git is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise LaterError(f"git {words[0]} took more than {SECONDS} seconds") from error
    if done.returncode:
        said = " ".join(done.stderr.split())[:200] or f"exit code {done.returncode}"
        raise LaterError(f"git {words[0]}: {said}")
    return done.stdout.strip()
