"""MkDocs, run again and again: a process that has imported what every build imports forks for each.

Half of a small build's time is imports. Each run is still a process of its own, of the same MkDocs,
and imports the project's hooks itself; where there is no fork (Windows), helpers/project.py starts
an interpreter instead, as it does for variables that Python reads when it starts.

`python -m helpers.forge` reads orders, one a line as JSON, and answers each with its exit code.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

TESTS = Path(__file__).resolve().parents[1]
# What a build imports that is none of the project's.
IMPORTED = """
    mkdocs.__main__ mkdocs.commands.build mkdocs.commands.gh_deploy jinja2 markdown yaml pydantic
    babel.dates babel.support lxml.etree lxml.html tinycss2 cssselect2 inscriptis imagesize slugify
    markdown.extensions.abbr markdown.extensions.admonition markdown.extensions.attr_list
    markdown.extensions.def_list markdown.extensions.footnotes markdown.extensions.md_in_html
    markdown.extensions.tables pymdownx.blocks.caption pymdownx.caret pymdownx.details
    pymdownx.highlight pymdownx.mark pymdownx.superfences pymdownx.tilde
""".split()


class Forge:
    """The process, started when it is first asked for something; it ends with the one that asks."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def mkdocs(
        self, arguments: Sequence[str], folder: Path, env: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Runs MkDocs in a folder with these variables and no others."""
        with TemporaryDirectory() as said:
            order = {"arguments": arguments, "folder": str(folder), "env": dict(env), "said": said}
            returncode = self._send(order)
            texts = [Path(said, name).read_text(encoding="utf-8") for name in ("out", "err")]
        command = [sys.executable, "-m", "mkdocs", *arguments]
        return subprocess.CompletedProcess(command, returncode, *texts)

    def _send(self, order: dict[str, Any]) -> int:
        if not self.process:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "helpers.forge"],
                cwd=TESTS,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
            atexit.register(self._close)
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def _close(self) -> None:
        if self.process:
            self.process.communicate()


def main() -> None:
    for module in IMPORTED:
        import_module(module)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            run(json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def run(order: dict[str, Any]) -> NoReturn:
    """What `python -m mkdocs` would do, in the child."""
    from mkdocs import __main__ as program

    for number, name in ((1, "out"), (2, "err")):
        file = os.open(Path(order["said"], name), os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["env"])
    sys.path[0] = order["folder"]
    sys.argv = [program.__file__, *order["arguments"]]
    code: Any = 1
    try:
        program.cli()
    except SystemExit as error:
        code = error.code
    except BaseException:
        sys.excepthook(*sys.exc_info())
    if isinstance(code, str):
        print(code, file=sys.stderr)
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code or 0)


if __name__ == "__main__":
    main()
