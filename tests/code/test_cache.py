"""What is remembered is held against its digest: what is damaged is made again, and never
published.
"""

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from helpers.project import digest
from helpers.small_project import op_ed, outcome, small_project
from oped.cache import Cache, key


def truncated(file: Path, _: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def cut_to_its_digest(file: Path, _: Path) -> None:
    file.write_bytes(file.read_bytes()[:32])


def emptied(file: Path, _: Path) -> None:
    file.write_bytes(b"")


def another_files_bytes(file: Path, other: Path) -> None:
    file.write_bytes(other.read_bytes())


def one_bit_turned(file: Path, _: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


def what_it_held_alone(file: Path, _: Path) -> None:
    file.write_bytes(file.read_bytes()[32:])


def taken_away(file: Path, _: Path) -> None:
    file.unlink()


DAMAGES = [
    truncated,
    cut_to_its_digest,
    emptied,
    another_files_bytes,
    one_bit_turned,
    what_it_held_alone,
    taken_away,
]
Damage = Callable[[Path, Path], None]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("data", [b"a bridge", b""])
def test_a_damaged_entry_is_none(damage: Damage, data: bytes, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    cache.write("one.pdf", data)
    cache.write("two.pdf", b"another")
    if (damage, data) == (one_bit_turned, b""):
        cache.write("one.pdf", b"x")
    elif (damage, data) == (cut_to_its_digest, b""):
        return  # An empty entry is nothing but its digest.
    damage(cache.folder / "one.pdf", cache.folder / "two.pdf")
    assert cache.read("one.pdf") is None
    assert cache.read("two.pdf") == b"another"


def test_an_entry_is_what_was_written_last(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a/cache")
    assert cache.read("one.pdf") is None
    for data in (b"", b"\0" * 100, b"a bridge"):
        cache.write("one.pdf", data)
        assert cache.read("one.pdf") == data
    assert [file.name for file in cache.folder.iterdir()] == ["one.pdf"]


def test_a_folder_in_the_place_of_an_entry_is_none(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").mkdir()
    assert Cache(tmp_path).read("one.pdf") is None


def test_parts_that_are_parted_elsewhere_have_another_key() -> None:
    assert len({key(b"ab", b"c"), key(b"a", b"bc"), key(b"abc"), key(b"abc", b"")}) == 4


def test_only_entries_of_ours_that_are_old_are_cleared(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    old, new = f"{key(b'old')}.pdf", f"{key(b'new')}.pdf"
    for name in (old, new, "notes.txt"):
        cache.write(name, b"x")
        os.utime(tmp_path / name, (0, 0))
    assert cache.read(new) == b"x"
    cache.clear()
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([new, "notes.txt"])


@pytest.mark.slow
def test_six_damaged_files_are_made_again_and_none_is_published(tmp_path: Path) -> None:
    files = {f"docs/{name}.md": op_ed(f"Op-ed {name}") for name in ("index", "one", "two")}
    project = small_project(tmp_path / "project", files)
    assert outcome(project, COMPANIONS="true").said == ""
    whole = digest(project / "site")
    entries = sorted((project / ".cache").glob("*.p*"))
    assert [file.suffix for file in entries] == [".pdf", ".png"] * 3
    others = shutil.copytree(project / ".cache", tmp_path / "before")
    for number, file in enumerate(entries):
        DAMAGES[number](file, others / entries[number - 2].name)
    assert outcome(project, COMPANIONS="true").said == ""
    assert digest(project / "site") == whole
    assert {file.read_bytes() for file in entries} == {
        (others / file.name).read_bytes() for file in entries
    }


def test_two_threads_may_write_one_entry_at_once(tmp_path: Path) -> None:
    """Pictures of the same bytes in two places are one entry, and made in parallel."""
    cache = Cache(tmp_path / "cache")
    data = bytes(1_000_000)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: cache.write("one.jpg", data), range(200)))
    assert cache.read("one.jpg") == data
    assert [file.name for file in cache.folder.iterdir()] == ["one.jpg"]
