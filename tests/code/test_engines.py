"""A second engine, ProperDocs, makes the same site from the same files."""

import os
import subprocess
import sys

import pytest

from helpers.project import ROOT, SITE_URL, digest


@pytest.mark.slow
def test_properdocs_makes_the_same_site(site, tmp_path):
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", tmp_path / "site"]
    env = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    # MkDocs' own generator line is none of ours, so not even that differs.
    assert digest(tmp_path / "site") == digest(site)
