"""A second engine, ProperDocs, makes the same site from the same files."""

import os
import subprocess
import sys

import pytest

from helpers.project import ADDRESS, FIXTURE, digest


@pytest.mark.slow
def test_properdocs_makes_the_same_site(fixture_site, tmp_path):
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--strict",
        "-f",
        "mkdocs.yml",
        "-d",
        tmp_path / "site",
    ]
    env = {**os.environ, "SITE_URL": ADDRESS}
    done = subprocess.run(
        command, cwd=FIXTURE, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    # MkDocs' own generator line is none of ours, so not even that differs.
    assert digest(tmp_path / "site") == digest(fixture_site)
