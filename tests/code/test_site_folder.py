"""A site takes its folder whole, keeps there what is not its own, and one build at a time
has it.
"""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from oped.output import site_folder as module
from oped.output.site_folder import Busy, SiteFolder, site_folder

OLD = {
    "index.html": "old",
    "gone/index.html": "old",
    "gone.txt": "old",
    "x": "a file where a folder comes",
}
KEPT = {".git/config": "git", ".nojekyll": "", "CNAME": "op-eds.example"}
NEW = {"index.html": "new", "a/index.html": "new", "a/a.txt": "new", "x/index.html": "new"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def read(folder: Path) -> dict[str, str]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text() for file in files}


def begin(tmp_path: Path) -> SiteFolder:
    return site_folder(tmp_path / "site", spare=tmp_path / ".cache", is_shared=True)


def build(tmp_path: Path, files: dict[str, str] = NEW) -> None:
    folder = begin(tmp_path)
    write(folder.building, files)
    assert folder.finish(whole=True) == str(tmp_path / "site")


def left(tmp_path: Path) -> list[str]:
    """What is no site and no cache."""
    return sorted({path.name for path in tmp_path.iterdir()} - {"site", ".cache", "elsewhere"})


@pytest.fixture(params=["a folder", "a link", "a mounted folder"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """The site's folder, in each of the kinds that it may be of."""
    folder = tmp_path / "site"
    if request.param == "a link":
        (tmp_path / "elsewhere/site").mkdir(parents=True)
        folder.symlink_to(tmp_path / "elsewhere/site", target_is_directory=True)
    else:
        folder.mkdir()
    is_mount = request.param == "a mounted folder"
    if is_mount:
        if not shutil.which("mount") or os.name != "posix" or os.geteuid() != 0:
            pytest.skip("only root can mount a folder")
        mounting = subprocess.run(
            ["mount", "-t", "tmpfs", "none", folder], capture_output=True, check=False
        )
        if mounting.returncode:
            pytest.skip("nothing can be mounted here")
    yield folder
    if is_mount:
        subprocess.run(["umount", folder], check=True)


def test_a_new_site_replaces_the_old_one_but_for_what_is_kept(site: Path, tmp_path: Path) -> None:
    write(site, OLD | KEPT)
    build(tmp_path)
    assert read(site) == NEW | KEPT
    assert not (site / "gone").exists()
    assert left(tmp_path) == []


def test_what_is_kept_is_merged_with_what_the_new_site_has_of_it(
    site: Path, tmp_path: Path
) -> None:
    write(
        site,
        {".well-known/acme/x": "theirs", ".well-known/security.txt": "old", "CNAME": "old.example"},
    )
    build(tmp_path, {".well-known/security.txt": "new", "CNAME": "new.example"})
    assert read(site) == {
        ".well-known/acme/x": "theirs",
        ".well-known/security.txt": "new",
        "CNAME": "new.example",
    }


def test_a_link_or_a_mount_stays_one(site: Path, tmp_path: Path) -> None:
    before = (site.is_symlink(), site.is_mount())
    build(tmp_path)
    assert (site.is_symlink(), site.is_mount()) == before


def test_a_build_that_is_dropped_leaves_the_old_site(site: Path, tmp_path: Path) -> None:
    write(site, OLD | KEPT)
    folder = begin(tmp_path)
    write(folder.building, NEW)
    folder.drop()
    assert read(site) == OLD | KEPT
    assert left(tmp_path) == []


def test_links_inside_a_folder_that_is_filled_are_replaced_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/outside", {"index.html": "somebody's"})
    (tmp_path / "elsewhere/site").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere/site")
    (tmp_path / "site/a").symlink_to(tmp_path / "elsewhere/outside")
    (tmp_path / "site/index.html").symlink_to(tmp_path / "elsewhere/outside/index.html")
    build(tmp_path)
    assert read(tmp_path / "elsewhere/outside") == {"index.html": "somebody's"}
    assert read(tmp_path / "site") == NEW


def test_what_is_equal_is_not_written_again_into_a_folder_that_is_filled(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    build(tmp_path)
    os.utime(tmp_path / "elsewhere/index.html", (1, 1))
    build(tmp_path)
    assert (tmp_path / "elsewhere/index.html").stat().st_mtime == 1


def killed_between_the_renames(folder: Path) -> None:
    write(folder / ".site-old", OLD | KEPT)
    write(folder / ".site-building", NEW)


def killed_before_what_is_kept_was_moved(folder: Path) -> None:
    write(folder / ".site-old", OLD | KEPT)
    write(folder / "site", NEW)


def killed_while_building(folder: Path) -> None:
    write(folder / "site", OLD | KEPT)
    write(folder / ".site-building", {"half": "built"})


@pytest.mark.parametrize(
    "kill",
    [killed_between_the_renames, killed_before_what_is_kept_was_moved, killed_while_building],
)
def test_what_a_killed_build_left_is_made_whole_by_the_next(kill, tmp_path: Path) -> None:
    kill(tmp_path)
    build(tmp_path)
    assert read(tmp_path / "site") == NEW | KEPT
    assert left(tmp_path) == []


@pytest.mark.parametrize("kill", [killed_between_the_renames, killed_while_building])
def test_the_old_site_is_back_even_if_the_next_build_fails(kill, tmp_path: Path) -> None:
    kill(tmp_path)
    begin(tmp_path).drop()
    assert read(tmp_path / "site") == OLD | KEPT


class Killed(BaseException):
    """What no code of ours can catch, as a kill."""


STEPS = ("rename", "replace", "unlink", "mkdir", "rmdir", "chmod")


def finish_until(step: int, folder: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Finishes a build and is killed before so many changes of the file system; whether it
    came so far.
    """
    count = 0

    def counted(change):
        def killed(*arguments, **options):
            nonlocal count
            count += 1
            if count == step:
                raise Killed
            return change(*arguments, **options)

        return killed

    with monkeypatch.context() as patched:
        for name in STEPS:
            patched.setattr(os, name, counted(getattr(os, name)))
        try:
            folder.finish(whole=True)
        except Killed:
            folder.lock.release()  # as the system does when a process ends
            return True
    return False


@pytest.mark.slow
def test_a_build_killed_before_any_step_is_made_whole_by_the_next(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_exchanged = not site.is_symlink() and not site.is_mount()
    for step in range(1, 1000):
        build(tmp_path, OLD)
        write(site, KEPT)
        folder = begin(tmp_path)
        write(folder.building, NEW)
        if not finish_until(step, folder, monkeypatch):
            break
        if is_exchanged and site.exists():
            assert {name: text for name, text in read(site).items() if name not in KEPT} in (
                OLD,
                NEW,
            )
        build(tmp_path)
        assert read(site) == NEW | KEPT
        assert left(tmp_path) == []
    assert step > 8


def test_a_file_half_put_into_a_linked_folder_goes_with_the_next_build(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", NEW | {module.HALF: "ha"})
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    build(tmp_path)
    assert read(tmp_path / "site") == NEW


def test_a_link_to_a_folder_that_is_not_there_makes_it(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere/new")
    build(tmp_path)
    assert read(tmp_path / "elsewhere/new") == NEW


def test_a_file_in_the_place_of_the_folder_is_an_error_and_stays(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError):
        begin(tmp_path)
    assert (tmp_path / "site").read_text() == "mine"


def test_a_second_build_waits_for_the_first_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = begin(tmp_path)
    write(first.building, NEW)
    finished = threading.Timer(0.3, lambda: first.finish(whole=True))
    caplog.set_level("INFO")
    finished.start()
    begun = time.monotonic()
    begin(tmp_path).drop()
    assert time.monotonic() - begun > 0.25
    assert read(tmp_path / "site") == NEW
    assert caplog.messages == ["Another build is writing site: waiting for it"]


def test_a_build_that_waits_too_long_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.1)
    first = begin(tmp_path)
    with pytest.raises(Busy, match="another build has held site"):
        begin(tmp_path)
    first.drop()
    begin(tmp_path).drop()


def test_another_sites_folder_is_free_meanwhile(tmp_path: Path) -> None:
    first = begin(tmp_path)
    site_folder(tmp_path / "other", spare=tmp_path / ".cache", is_shared=True).drop()
    first.drop()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_parent_that_takes_no_files_has_the_site_built_in_the_spare_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "shut/site").mkdir(parents=True)
    (tmp_path / "shut").chmod(0o555)
    folder = site_folder(tmp_path / "shut/site", spare=tmp_path / ".cache", is_shared=True)
    write(folder.building, NEW)
    folder.finish(whole=True)
    (tmp_path / "shut").chmod(0o755)
    assert read(tmp_path / "shut/site") == NEW
