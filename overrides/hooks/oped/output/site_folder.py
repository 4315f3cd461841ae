"""A build is made beside the site and takes its place only when it is whole; one build
at a time.
"""

import filecmp
import hashlib
import logging
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from errno import ENOTDIR
from pathlib import Path

from filelock import FileLock, Timeout

log = logging.getLogger("mkdocs.hooks.publish")

# What a build has not made and leaves where it is, as MkDocs does: git's folder, GitHub's
# marks, a domain.
KEPT = re.compile(r"\..* | CNAME", re.VERBOSE)
# A file on its way into a folder that cannot be renamed.
HALF = ".site-half"
LONGEST_WAIT = 600  # seconds


class Busy(Exception):
    """Another build has held the site for longer than one takes."""


@dataclass(frozen=True)
class SiteFolder:
    """Where a site goes, and the folder that it is built in.

    `site` is the path that the settings name, `target` the folder that it leads to,
    `building` and `old` stand beside that one or, where its parent takes no files, in a
    spare folder.
    """

    site: Path
    target: Path
    building: Path
    old: Path
    lock: FileLock | None

    def finish(self, *, whole: bool) -> str:
        """Put the build in the site's place, unless strict mode stops it; returns the
        site's own path.

        Elsewhere two renames: killed between them, the next build brings the old site
        back first. A link or a mounted folder is filled file by file, and so is a
        preview with the pages that it made again.
        """
        if not whole:
            _fill(self.building, self.target)
        elif not _has_warnings():
            self._publish()
        self.drop()
        return str(self.site)

    def _publish(self) -> None:
        if self._can_be_renamed():
            try:
                self._exchange()
            except OSError:  # Windows, where somebody has a file of it open.
                self._fill_whole()
        else:
            self._fill_whole()

    def _can_be_renamed(self) -> bool:
        if self.site.is_symlink() or self.building.parent != self.target.parent:
            return False
        if not self.target.exists():
            return True
        kept = [child for child in self.target.iterdir() if KEPT.fullmatch(child.name)]
        return not any(os.path.ismount(folder) for folder in (self.target, *kept))

    def _exchange(self) -> None:
        if not self.target.exists():
            self.building.rename(self.target)
            return
        shutil.copymode(self.target, self.building)
        self.target.rename(self.old)
        try:
            self.building.rename(self.target)
        except OSError:
            self.old.rename(self.target)
            raise
        _carry(self.old, self.target)

    def _fill_whole(self) -> None:
        self.target.mkdir(parents=True, exist_ok=True)
        _fill(self.building, self.target)
        _remove_strangers(self.building, self.target)

    def recover(self) -> None:
        """Undo what a killed build has left: the site back in its place, with what is
        kept in it.
        """
        if self.old.exists():
            if self.target.exists():
                _carry(self.old, self.target)
            else:
                self.old.rename(self.target)
        for folder in (self.building, self.old):
            if folder.exists():
                shutil.rmtree(folder)

    def drop(self) -> None:
        """Remove what is no site, and let the next build in."""
        for folder in (self.building, self.old):
            shutil.rmtree(folder, ignore_errors=True)
        if self.lock:
            self.lock.release()


def site_folder(site: Path, *, spare: Path, is_shared: bool) -> SiteFolder:
    """Take the site's folder for one build, and wait while another has it.

    `spare` is the project's own folder for what it remembers: the lock stands there,
    and the build where the site's parent takes no files. A preview's own folder is not
    shared. Raises Busy after ten minutes, OSError where there can be no folder.
    """
    target = Path(os.path.realpath(site))
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(ENOTDIR, "the site's folder is a file", str(site))
    target.parent.mkdir(parents=True, exist_ok=True)
    spare.mkdir(parents=True, exist_ok=True)
    lock = _lock(target, spare) if is_shared else None
    beside = target.parent if os.access(target.parent, os.W_OK) else spare
    building = beside / f".{target.name}-building"
    old = beside / f".{target.name}-old"
    folder = SiteFolder(site, target, building, old, lock)
    folder.recover()
    return folder


def _lock(target: Path, folder: Path) -> FileLock:
    """A lock that the system lets go when this process ends, however it ends; its file
    stays.
    """
    digest = hashlib.sha256(os.fsencode(target)).hexdigest()
    lock = FileLock(folder / f"site-{digest[:16]}.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        log.info("Another build is writing %s: waiting for it", target.name)
        try:
            lock.acquire(timeout=LONGEST_WAIT)
        except Timeout:
            rule = f"another build has held {target.name} for {LONGEST_WAIT // 60} minutes"
            raise Busy(rule) from None
    return lock


def _carry(old: Path, new: Path) -> None:
    """Move what is kept into the new site; a folder that both have is merged, of a file
    the new one stays.
    """
    for child in list(old.iterdir()):
        if KEPT.fullmatch(child.name):
            _merge(child, new / child.name)


def _merge(ours: Path, theirs: Path) -> None:
    if not os.path.lexists(theirs):
        ours.rename(theirs)
    elif _is_folder(ours) and _is_folder(theirs):
        for child in list(ours.iterdir()):
            _merge(child, theirs / child.name)


def _fill(source: Path, target: Path) -> None:
    """Put every file of a folder into another, each whole at once, pages after what
    they show.
    """
    half = target / HALF
    for file in sorted(_files(source), key=lambda file: (file.suffix == ".html", file)):
        place = target / file.relative_to(source)
        _make_room(place, target)
        if place.is_symlink() or not place.exists() or not filecmp.cmp(file, place, False):
            shutil.copyfile(file, half)
            half.replace(place)
    half.unlink(missing_ok=True)


def _make_room(place: Path, target: Path) -> None:
    """Folders down to a file's place; a link or a file in the way would lead or stand
    elsewhere.
    """
    folders = [folder for folder in place.parents if folder.is_relative_to(target)]
    for folder in reversed(folders[:-1]):
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        folder.mkdir(exist_ok=True)
    if _is_folder(place):
        shutil.rmtree(place)


def _remove_strangers(source: Path, target: Path) -> None:
    """Remove what the new site has not, but for what is kept."""
    for child in list(target.iterdir()):
        if not KEPT.fullmatch(child.name):
            _remove_stranger(source / child.name, child)


def _remove_stranger(ours: Path, theirs: Path) -> None:
    if not _is_folder(theirs):
        if not ours.exists():
            theirs.unlink()
    elif ours.is_dir():
        for child in list(theirs.iterdir()):
            _remove_stranger(ours / child.name, child)
    else:
        shutil.rmtree(theirs)


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _has_warnings() -> bool:
    """Whether strict mode, which counts them, is about to stop the build."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(getattr(handler, "counts", None) for handler in handlers)
