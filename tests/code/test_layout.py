"""The package is laid out by stage: each module imports only what comes before it, and one
file knows MkDocs.
"""

import ast
from pathlib import Path

import pytest

from helpers.project import ROOT

HOOKS = ROOT / "overrides/hooks"
# In the order in which data goes; what stands in the package itself is shared by all and
# comes first.
STAGES = ["shared", "reading", "collection", "writing", "page", "output", "commands"]


def modules() -> list[Path]:
    return sorted((HOOKS / "oped").rglob("*.py"))


def stage(module: str) -> str:
    """The stage of a module by its dotted name: "oped.reading.wire" is of "reading",
    "oped.article" is shared.
    """
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in STAGES else "shared"


def imported(tree: ast.AST) -> list[str]:
    """Dotted names of all that a module imports, lazily too."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(f"{'.' * node.level}{node.module or ''}")
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def backward(module: str, tree: ast.AST) -> list[str]:
    """What a module imports of a later stage."""
    own = STAGES.index(stage(module))
    ours = [name for name in imported(tree) if name.partition(".")[0] == "oped"]
    return [name for name in ours if STAGES.index(stage(name)) > own]


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_a_module_imports_only_what_comes_before_it(file: Path) -> None:
    module = ".".join(file.relative_to(HOOKS).with_suffix("").parts)
    if module == "oped.__main__":
        return  # It stands outside the package and runs its commands.
    tree = ast.parse(file.read_text("utf-8"))
    assert backward(module, tree) == []
    assert [name for name in imported(tree) if name.startswith((".", "mkdocs", "material"))] == []


def test_an_arrow_back_is_seen() -> None:
    back = ast.parse("def late():\n    from oped.page import styles\n")
    assert backward("oped.reading.wire", back) == ["oped.page", "oped.page.styles"]
    assert backward("oped.article", ast.parse("from oped.reading.files import decode")) != []
    assert backward("oped.output.preview", back) == []


def test_every_folder_of_the_package_is_a_stage() -> None:
    folders = {
        file.relative_to(HOOKS / "oped").parts[0] for file in (HOOKS / "oped").rglob("*/*.py")
    }
    assert folders == set(STAGES) - {"shared"}
