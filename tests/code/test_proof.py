"""The check of a published op-ed against its published copy sees what is not the copy's."""

import hashlib
import shutil

import pytest

from helpers import sample as op_ed
from helpers.proof import broken_proofs
from helpers.site import read_site

COPY = "wire/the-case-for-mending-the-old-bridge.txt"
DIGEST = hashlib.sha256(op_ed.COPY).hexdigest()


@pytest.mark.parametrize("name", ["sample", "fixture_site"])
def test_made_up_op_eds_are_their_copies(name, request):
    proofs = [broken_proofs(op_ed) for op_ed in read_site(request.getfixturevalue(name)).op_eds]
    assert [] in proofs
    assert [proof for proof in proofs if proof] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("index.html", "Barely three", "Barely four", "not in the wire copy, or not in this order: 'Barely four"),
        ("index.html", "Ben C. Sample</span>", "Ben D. Sample</span>", "not in the wire copy: 'Ben D. Sample'"),
        ("index.html", DIGEST, DIGEST[::-1], "the page must state the SHA-256 of its wire copy"),
        ("index.html", DIGEST, "", "the page must lead to its wire copy and state its SHA-256"),
        ("index.html", f'href="{COPY}"', "", "the page must lead to its wire copy"),
        (COPY, "As time passes", "As time goes by", "not in the wire copy, or not in this order: 'As time"),
        (COPY, "\n", "\r\n", "the page must state the SHA-256 of its wire copy"),
    ],
)
def test_a_word_that_is_not_the_copys_is_seen(file, old, new, problem, sample, tmp_path):
    copy = shutil.copytree(sample, tmp_path / "site")
    text = (copy / file).read_bytes().decode()
    assert old in text
    (copy / file).write_bytes(text.replace(old, new).encode())
    assert [line for line in broken_proofs(read_site(copy).op_ed("index.html")) if line.startswith(problem)]


def test_a_copy_that_is_not_published_is_missed(sample, tmp_path):
    copy = shutil.copytree(sample, tmp_path / "site")
    (copy / COPY).unlink()
    assert broken_proofs(read_site(copy).op_ed("index.html")) == [f"the wire copy is not published: {COPY}"]
