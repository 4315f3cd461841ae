"""Which tests are tried on a mutant, and in what order: the likeliest to notice it first."""

from collections import defaultdict
from pathlib import Path

from mutation.coverage_map import CoverageMap, TimedTest
from mutation.mutant import Mutant

# Seconds of tests, as they take when the code is sound: in a first go, and in all.
FIRST = 4.0
# Of a template: it shows on sites that are built once, and then read by many tests.
FIRST_OF_TEMPLATE = 25.0
ALL = 150.0
# What it takes to read a file of tests, and from when on a test is slow.
SECONDS_A_FILE = 0.3
SLOW = 1.0
# What the map cannot see, as it runs in processes of its own; or what every test of a site runs.
BY_HAND = {
    "overrides/hooks/oped/__main__.py": ("test_new", "test_command", "test_front_matter"),
    "overrides/hooks/oped/commands/": ("test_new", "test_command", "test_front_matter"),
    "overrides/hooks/oped/output/": ("test_preview", "test_preview_of_mistakes"),
    "overrides/hooks/publish.py": (
        *("test_preview", "test_preview_of_mistakes", "test_dead_links", "test_mistakes"),
        *("test_names", "test_markdown_file"),
    ),
}
# Of what no line is recorded, the code that reads it.
READER = {
    ".html": "overrides/hooks/oped/page/site_context.py",
    ".xml": "overrides/hooks/oped/page/site_context.py",
    ".typ": "overrides/hooks/oped/writing/typeset/typst_files.py",
}
# Words in paths that bring no test near to a module.
GENERAL = frozenset("overrides hooks oped tests code test reading writing page partials".split())


def goes(mutant: Mutant, tests: CoverageMap, most: float) -> list[list[TimedTest]]:
    """Lists of tests to run one after the other: the likeliest, then the rest.

    Both together take at most so many seconds.
    """
    ordered = _ordered(mutant, tests)
    # Those that are slow and of other modules come last.
    ordered.sort(key=lambda test: test.seconds >= SLOW and _is_far(mutant, test.file, tests))
    least = FIRST if mutant.path.endswith(".py") else FIRST_OF_TEMPLATE
    first = _within(least, ordered, tests)
    tried = frozenset(first)
    rest = [test for test in ordered if test not in tried]
    second = _within(most - least, rest, tests)
    return [some for some in (first, second) if some]


def _candidates(mutant: Mutant, tests: CoverageMap) -> list[TimedTest]:
    """The tests that run the damage, or its file where that is as much as can be seen."""
    path = READER.get(Path(mutant.path).suffix, mutant.path)
    running = tests.running(path, mutant.lines) or tests.using(path)
    stems = _by_hand(mutant.path)
    running += [test for test in tests.tests.values() if Path(test.file).stem in stems]
    # What is a table alone may be read by any.
    return list(dict.fromkeys(running)) or list(tests.tests.values())


def _by_hand(path: str) -> tuple[str, ...]:
    return next((stems for start, stems in BY_HAND.items() if path.startswith(start)), ())


def _ordered(mutant: Mutant, tests: CoverageMap) -> list[TimedTest]:
    """File by file, so that what a file's tests share is made once."""
    files = defaultdict(list)
    for test in _candidates(mutant, tests):
        files[test.file].append(test)
    ranked = sorted(
        files,
        key=lambda file: (_is_far(mutant, file, tests), _mean(mutant, files[file], tests), file),
    )
    ordered: list[TimedTest] = []
    for file in ranked:
        ordered += sorted(files[file], key=lambda test: (test.seconds, test.name))
    return ordered


def _is_far(mutant: Mutant, file: str, tests: CoverageMap) -> bool:
    """Whether a file of tests does not import the module, and shares no word of its name."""
    is_user = file in tests.sources.users.get(mutant.path, ())
    if is_user or Path(file).stem in _by_hand(mutant.path):
        return False
    return _words(mutant.path).isdisjoint(_words(file))


def _words(path: str) -> set[str]:
    plain = Path(path).with_suffix("").as_posix()
    for sign in "/_-":
        plain = plain.replace(sign, " ")
    return {word.removesuffix("s") for word in plain.split() if word not in GENERAL}


def _mean(mutant: Mutant, tests: list[TimedTest], known: CoverageMap) -> float:
    """Seconds a test, with what is made for them unless that is the site which shows a template."""
    if mutant.path.endswith(".py"):
        return known.seconds(tests) / len(tests)
    return sum(test.seconds for test in tests) / len(tests)


def _within(most: float, ordered: list[TimedTest], tests: CoverageMap) -> list[TimedTest]:
    """The first of these, and those after it that fit into so many seconds."""
    chosen: list[TimedTest] = []
    spent = 0.0
    fixtures: set[str] = set()
    files: set[str] = set()
    for test in ordered:
        seconds = test.seconds
        for name in set(test.fixtures) - fixtures:
            seconds += tests.fixtures.get(name, 0.0)
        if test.file not in files:
            seconds += SECONDS_A_FILE
        if chosen and spent + seconds > most:
            continue
        chosen.append(test)
        spent += seconds
        fixtures.update(test.fixtures)
        files.add(test.file)
    return chosen
