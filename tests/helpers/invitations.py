"""What the README invites to, each done to a project as its reader would do it.

A change is a function that takes the project's folder; INVITATIONS says which words of the README
it stands for. A change without words is one that nothing in there forbids.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import mkdocs
import yaml
from PIL import Image

from helpers.project import CODE
from helpers.readme import blocks

OP_ED, WIRE = blocks("yaml")[:2]
(PICTURE,) = blocks("markdown")
SECOND = "docs/a-second-op-ed.md"

Change = Callable[[Path], None]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def edit(file: Path, pattern: str, new: str) -> None:
    """Replaces the one place where a pattern is found."""
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count == 1, f"{file.name} holds {pattern} {count} times"
    file.write_text(text, encoding="utf-8")


def with_keys(*lines: str) -> str:
    """The op-ed to paste with more lines in its front matter."""
    return OP_ED.replace("\n---\n", "\n" + "\n".join(lines) + "\n---\n", 1)


def nothing(project: Path) -> None:
    pass


def a_second_op_ed(project: Path) -> None:
    write(project / "docs/my-headline.md", OP_ED)


def another_op_ed_alone(project: Path) -> None:
    write(project / "docs/index.md", OP_ED)
    # Git keeps no empty folder.
    shutil.rmtree(project / "docs/wire")


def another_op_ed_and_the_old_copy(project: Path) -> None:
    write(project / "docs/index.md", OP_ED)


def a_short_op_ed_alone(project: Path) -> None:
    another_op_ed_alone(project)
    write(project / "docs/index.md", OP_ED.partition("\n\n")[0] + "\n\nNo.\n")


def a_list_as_the_start_page(project: Path) -> None:
    (project / "docs/index.md").rename(project / "docs/first.md")
    write(project / "docs/index.md", "---\ntemplate: front.html\ntitle: Our op-eds\n---\n")


def the_op_ed_moved(project: Path) -> None:
    (project / "docs/index.md").rename(project / "docs/moved.md")


def a_picture(project: Path, *, name: str = "assets/bridge.jpg") -> None:
    file = project / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 200), "brown").save(file)
    write(project / SECOND, f"{OP_ED}\n{PICTURE}".replace("assets/bridge.jpg", name))


def a_picture_anywhere(project: Path) -> None:
    a_picture(project, name="2024/bridge.jpg")


def a_photograph_of_nine_hundred_kilobytes(project: Path) -> None:
    a_picture(project)
    pixels = random.Random(3).randbytes(3 * 640 * 480)
    photograph = project / "docs/assets/bridge.jpg"
    Image.frombytes("RGB", (640, 480), pixels).save(photograph, quality=98)
    padding = max(0, 900_000 - photograph.stat().st_size)
    with photograph.open("ab") as file:
        file.write(bytes(padding))


def a_second_op_ed_with_a_wire_copy(project: Path) -> None:
    write(project / "docs/my-headline.md", OP_ED.replace("\n---\n", f"\n{WIRE}---\n", 1))
    heading = "A town needs its bridge\nBy Ada Example for The Example Wire, May 3, 2024\n"
    text = "The first paragraph.\nThe second paragraph.\nAda Example builds bridges.\n"
    write(project / "docs/wire/my-headline.txt", heading + text)


def corrections(project: Path) -> None:
    day = "2024-05-10"
    lines = [f"updated: {day}", "corrections:", f"  - date: {day}", "    text: It was the third."]
    write(project / SECOND, with_keys(*lines))


def a_draft(project: Path) -> None:
    write(project / SECOND, with_keys("draft: true"))


def a_draft_by_the_command(project: Path) -> None:
    command = [sys.executable, "overrides/hooks/oped", "new", "--", "A headline of mine"]
    subprocess.run(command, cwd=project, check=True, capture_output=True)


def drafts_alone(project: Path) -> None:
    write(project / "docs/index.md", with_keys("draft: true"))
    (project / "docs/about.md").unlink()


def every_key(project: Path) -> None:
    case = CODE / "cases/front_matter/every-optional-key-passes.yml"
    text = yaml.safe_load(case.read_text(encoding="utf-8"))["text"]
    without_wire = re.sub(r"wire:\n(?:  .*\n)+", "", text)
    assets = project / "docs/assets"
    assets.mkdir(exist_ok=True)
    for name in re.findall(r"assets/(\S+)", without_wire):
        Image.new("RGB", (1200, 630)).save(assets / name)
    write(project / SECOND, without_wire)


def korean_without_fonts(project: Path) -> None:
    korean = with_keys("lang: ko", "slug: small-library")
    write(project / SECOND, korean.replace("A town needs its bridge", "작은 도서관"))


def a_further_language(project: Path) -> None:
    languages = project / "overrides/hooks/oped/languages"
    (languages / "fr.yml").write_text('by: "Par {names}"\nand: "et"\n', encoding="utf-8")
    write(project / SECOND, with_keys("lang: fr"))


def fonts_of_ones_own(project: Path) -> None:
    font = Path(mkdocs.__file__).parent / "themes/mkdocs/webfonts/fa-solid-900.ttf"
    (project / "fonts").mkdir()
    (project / "fonts/own.ttf").write_bytes(font.read_bytes())


def another_name_of_the_site(project: Path) -> None:
    edit(project / "mkdocs.yml", r"^site_name: .*", "site_name: Tom & Ada’s “Review”")


def letter_paper(project: Path) -> None:
    edit(project / "mkdocs.yml", "^  paper: a4", "  paper: us-letter")


def another_colour(project: Path) -> None:
    tokens = project / "docs/assets/stylesheets/tokens.css"
    edit(tokens, r"--accent: light-dark\([^)]*\)", "--accent: light-dark(#003366, #cce0ff)")


def other_words_in_a_template(project: Path) -> None:
    footer = project / "overrides/partials/article-theme.html"
    edit(footer, "<fieldset", "<p>Printed by hand.</p><fieldset")


def a_page_of_ones_own(project: Path) -> None:
    write(project / "docs/imprint.md", "# Imprint\n\n[The op-ed](index.md), <ada@example.org>\n")


def a_link_that_is_not_encrypted(project: Path) -> None:
    write(project / SECOND, OP_ED + "\nSee [there](http://wire.example/).\n")


INVITATIONS: dict[Change, str] = {
    nothing: "",
    a_second_op_ed: "Paste this, and write",
    another_op_ed_alone: "replace `docs/index.md`, and delete its file in `docs/wire/`",
    another_op_ed_and_the_old_copy: "",
    a_short_op_ed_alone: "",
    a_list_as_the_start_page: "let `docs/index.md` be a list, with `template: front.html`",
    the_op_ed_moved: "If the op-ed of the start page moves to a file of its own",
    a_picture: "Pictures go into `docs/assets/`",
    a_picture_anywhere: "any folder below `docs/` will do",
    a_photograph_of_nine_hundred_kilobytes: "a photograph of a megabyte",
    a_second_op_ed_with_a_wire_copy: "With `wire` in the front matter",
    corrections: "`updated` and `corrections` show on the page",
    a_draft: "`draft: true` shows an op-ed in the preview",
    a_draft_by_the_command: 'make new TITLE="My headline"',
    drafts_alone: "",
    every_key: "Above the text, between two lines of `---`, in this order",
    korean_without_fonts: "`lang: ko` sets language",
    a_further_language: "a further language is one more file there",
    fonts_of_ones_own: "put fonts into `fonts/`",
    another_name_of_the_site: "The name of the site is `site_name` in `mkdocs.yml`",
    letter_paper: "`extra: paper: us-letter`",
    another_colour: "Colours and measures have roles in `docs/assets/stylesheets/tokens.css`",
    other_words_in_a_template: "Page templates are in `overrides/`",
    a_page_of_ones_own: "",
    a_link_that_is_not_encrypted: "an `http://` address",
}
