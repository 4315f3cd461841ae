"""Print the JSON Schema of the front matter, for an editor that completes and checks keys."""

from pydantic_core import to_json

from oped.article import FrontMatter


def main() -> int:
    """Print the schema (JSON Schema 2020-12); returns the exit code."""
    print(to_json(FrontMatter.model_json_schema(), indent=2).decode())
    return 0
