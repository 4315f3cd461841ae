"""What an editor runs: `python overrides/hooks/oped new "The headline"`, `… receive FILE`, …"""

import argparse
import sys
from pathlib import Path

# Run as a folder, Python looks for modules in it; they are asked for by the package's name.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from oped.commands import new, receive, schema  # noqa: E402


def main() -> int:
    """Run the command that the arguments name; returns the exit code."""
    parser = argparse.ArgumentParser(prog="oped", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("new", help="start an op-ed as a draft").add_argument(
        "title", nargs="?", default=""
    )
    received = commands.add_parser("receive", help="make a draft of a received text")
    received.add_argument("arguments", nargs="*", metavar="FILE or TITLE=…")
    commands.add_parser("schema", help="print the JSON Schema of the front matter")
    arguments = parser.parse_args()
    if arguments.command == "new":
        return new.main(arguments.title)
    if arguments.command == "receive":
        return receive.main(arguments.arguments)
    return schema.main()


if __name__ == "__main__":
    sys.exit(main())
