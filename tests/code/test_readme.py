"""What the README says to paste works as it stands there, and what it names is there."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request

import pytest
from PIL import Image

from helpers.project import ROOT
from helpers.readme import README, blocks


def test_the_op_ed_to_paste_becomes_a_second_one_and_the_wire_to_paste_proves_it(project, build):
    op_ed, wire = blocks("yaml")[:2]
    (project / "docs/pasted.md").write_text(op_ed, encoding="utf-8")
    (project / "docs/my-headline.md").write_text(
        op_ed.replace("\n---\n", f"\n{wire}---\n", 1), encoding="utf-8"
    )
    heading = "A town needs its bridge\nBy Ada Example for The Example Wire, May 3, 2024\n"
    copy = project / "docs/wire/my-headline.txt"
    copy.write_text(
        f"{heading}The first paragraph.\nThe second paragraph.\nAda Example builds bridges.\n",
        encoding="utf-8",
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    for name in (
        "pasted/index.html",
        "pasted/pasted.pdf",
        "op-eds/index.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
    ):
        assert (project / "site" / name).is_file(), name
    assert 'href="../pasted/"' in (project / "site/op-eds/index.html").read_text(encoding="utf-8")
    assert "Verbatim from the" in (project / "site/my-headline/index.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
def test_the_picture_to_paste_has_its_caption(project, build_pages):
    (picture,) = blocks("markdown")
    (project / "docs/pasted.md").write_text(blocks("yaml")[0] + "\n" + picture, encoding="utf-8")
    (project / "docs/assets").mkdir(exist_ok=True)
    Image.new("RGB", (30, 20)).save(project / "docs/assets/bridge.jpg")
    run = build_pages(project)
    assert run.returncode == 0, run.stderr
    page = (project / "site/pasted/index.html").read_text(encoding="utf-8")
    assert "<figcaption>" in page
    assert 'alt="A bridge of three arches, seen from the bank" height="20"' in page


@pytest.mark.slow
def test_the_commands_for_those_without_make_show_the_op_ed(tmp_path):
    folder = tmp_path / "clone"
    left_out = shutil.ignore_patterns(
        ".git", ".venv", ".cache", "site", ".site-*", "__pycache__", ".*_cache", ".hypothesis"
    )
    shutil.copytree(ROOT, folder, ignore=left_out)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    *installing, serving = blocks("sh")[1].splitlines()
    script = "\n".join(["set -e", *installing, f"exec {serving} -a 127.0.0.1:{port}"])
    env = {
        name: value for name, value in os.environ.items() if name not in ("SITE_URL", "VIRTUAL_ENV")
    }
    server = subprocess.Popen(
        ["sh", "-c", script], cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        for _ in range(600):
            assert server.poll() is None, server.stderr.read().decode()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
                    page = answer.read().decode()
                    break
            except OSError:
                time.sleep(0.5)
        assert '<h1 class="oped-headline' in page
    finally:
        server.kill()
        server.wait()
        server.stderr.close()


def test_each_test_that_guarantees_something_is_there():
    named = re.findall(r"`(\w+/test_\w+\.py)`", README)
    assert len(named) >= 10
    assert [name for name in named if not (ROOT / "tests" / name).is_file()] == []
