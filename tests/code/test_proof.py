"""The check of a published op-ed against its published copy sees what is not the copy's."""

import hashlib
import shutil
from email.message import EmailMessage

import pytest

from helpers import sample as op_ed
from helpers.proof import broken_proofs
from helpers.site import read_site

COPY = "wire/the-case-for-mending-the-old-bridge.txt"
DIGEST = hashlib.sha256(op_ed.COPY).hexdigest()


@pytest.mark.parametrize("name", ["sample", "fixture_site"])
def test_made_up_op_eds_are_their_copies(name, request):
    site = read_site(request.getfixturevalue(name))
    proofs = [broken_proofs(op_ed, site) for op_ed in site.op_eds]
    assert [] in proofs
    assert [proof for proof in proofs if proof] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "index.html",
            "Barely three",
            "Barely four",
            "not in the wire copy, or not in this order: 'Barely four",
        ),
        (
            "index.html",
            "Ben C. Sample</span>",
            "Ben D. Sample</span>",
            "not in the wire copy: 'Ben D. Sample'",
        ),
        ("index.html", DIGEST, DIGEST[::-1], "the page must state the SHA-256 of its wire copy"),
        ("index.html", DIGEST, "", "the page must lead to its wire copy and state its SHA-256"),
        ("index.html", f'href="{COPY}"', "", "the page must lead to its wire copy"),
        (
            COPY,
            "As time passes",
            "As time goes by",
            "not in the wire copy, or not in this order: 'As time",
        ),
        (COPY, "\n", "\r\n", "the page must state the SHA-256 of its wire copy"),
    ],
)
def test_a_word_that_is_not_the_copys_is_seen(file, old, new, problem, sample, tmp_path):
    copy = shutil.copytree(sample, tmp_path / "site")
    text = (copy / file).read_bytes().decode()
    assert old in text
    (copy / file).write_bytes(text.replace(old, new).encode())
    site = read_site(copy)
    assert [
        line for line in broken_proofs(site.op_ed("index.html"), site) if line.startswith(problem)
    ]


def test_a_copy_that_is_not_published_is_missed(sample, tmp_path):
    copy = shutil.copytree(sample, tmp_path / "site")
    (copy / COPY).unlink()
    site = read_site(copy)
    assert broken_proofs(site.op_ed("index.html"), site) == [
        f"the wire copy is not published: {COPY}"
    ]


def test_a_private_copy_is_no_mistake(sample, tmp_path):
    copy = shutil.copytree(sample, tmp_path / "site")
    (copy / COPY).unlink()
    page = copy / "index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace(f'href="{COPY}"', ""), encoding="utf-8"
    )
    site = read_site(copy)
    assert broken_proofs(site.op_ed("index.html"), site) is None


def mail(text):
    message = EmailMessage()
    message["Subject"] = op_ed.TITLE
    message["From"] = "Ada B. Example <ada@fenwick.example>"
    message.set_content(text, cte="quoted-printable")
    return bytes(message)


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("UTF-16", op_ed.COPY.decode().encode("utf-16")),
        ("Windows-1252", op_ed.COPY.decode().encode("cp1252")),
        ("capitals", op_ed.COPY.decode().upper().encode()),
        ("a family name first", op_ed.COPY.replace(b"Ada B. Example", b"EXAMPLE, Ada B.")),
        ("a mail", mail(op_ed.COPY.decode())),
        ("a source that the editor says", op_ed.COPY.replace(b"Riverwire", b"")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_copies_of_other_forms_are_read(name, copy, sample, tmp_path):
    folder = shutil.copytree(sample, tmp_path / "site")
    (folder / COPY).write_bytes(copy)
    page = folder / "index.html"
    text = page.read_text(encoding="utf-8").replace(DIGEST, hashlib.sha256(copy).hexdigest())
    if "editor" in name:
        page.write_text(text, encoding="utf-8")
        site = read_site(folder)
        assert broken_proofs(site.op_ed("index.html"), site) == [
            "not in the wire copy: 'Riverwire'"
        ]
        text = text.replace(
            "heading lines", "said by the editor, not by the copy (1), heading lines"
        )
    page.write_text(text, encoding="utf-8")
    site = read_site(folder)
    assert broken_proofs(site.op_ed("index.html"), site) == []
