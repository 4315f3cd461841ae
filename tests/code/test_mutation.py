"""The tool that damages the code: what it changes, how that is named, and when its run fails."""

import ast
import signal
from pathlib import Path

import pytest

from helpers.project import ROOT
from mutation import python_damage, text_damage
from mutation.choice import by_hand, spread
from mutation.coverage_map import CoverageMap, TimedTest
from mutation.forked import End
from mutation.mutant import Mutant, numbered
from mutation.order import goes
from mutation.report import Reasons, report
from mutation.source_files import SourceFiles
from mutation.trial import Verdict, verdict_of

CODE = '''
"""Words for people."""

LIMIT = 20

def first(names: list[str], most: int = LIMIT) -> list[str]:
    """The first of these."""
    if not names or most < 1:
        return []
    kept = [name for name in names if name.strip()]
    kept.sort()
    return kept[:most]
'''
WRAPPED = CODE.replace("not names or most < 1", "(\n        not names\n        or most < 1\n    )")
TEMPLATE = '<p class="a">{% if a %}{{ b | e }}{% endif %}</p>{# {{ c }} #}\n{% for d in e[:4] %}'


def keys(source: str) -> list[str]:
    return [mutant.key for mutant in numbered(python_damage.mutants("a.py", source))]


def test_each_damage_changes_what_the_code_says() -> None:
    sound = ast.dump(ast.parse(CODE))
    mutants = list(python_damage.mutants("a.py", CODE))
    assert len(mutants) > 10
    for mutant in mutants:
        assert ast.dump(ast.parse(mutant.damaged())) != sound, mutant.key
    assert len({mutant.damaged() for mutant in mutants}) == len(mutants)


@pytest.mark.parametrize(
    "key",
    [
        "module: `20` becomes `21`",
        "first: Lt becomes LtE in `most < 1`",
        "first: Or becomes And in `not names or most < 1`",
        "first: `if name.strip()` is left out",
        "first: `kept.sort()` is left out",
        "first: nothing is returned for `kept[:most]`",
        "first: the upper end goes in `[:most]`",
    ],
)
def test_a_key_says_where_and_what(key: str) -> None:
    assert key in keys(CODE)


def test_a_key_is_the_same_however_the_code_is_wrapped() -> None:
    assert ast.dump(ast.parse(WRAPPED)) == ast.dump(ast.parse(CODE))
    assert keys(WRAPPED) == keys(CODE)


def test_the_same_damage_done_twice_has_two_keys() -> None:
    assert keys("a = 1\nb = 1\n") == ["module: `1` becomes `2`", "module: `1` becomes `2` #2"]


def test_words_for_people_and_types_are_left_alone() -> None:
    assert not any("people" in key or "first of" in key or "list" in key for key in keys(CODE))


def test_a_template_is_damaged_but_for_its_comments() -> None:
    damaged = {mutant.damaged() for mutant in text_damage.mutants("a.html", TEMPLATE)}
    assert damaged == {
        TEMPLATE.replace("if a", "if not (a)"),
        TEMPLATE.replace(" | e", ""),
        TEMPLATE.replace("{{ b | e }}", ""),
        TEMPLATE.replace(":4", ":5"),
        TEMPLATE.replace(' class="a"', ""),
        TEMPLATE.partition("\n")[0] + "\n",
        "\n" + TEMPLATE.partition("\n")[2],
    }


def test_of_each_file_some_are_chosen_and_the_same_in_whatever_order_they_come() -> None:
    every = [mutant(f"m{number}", f"{name}.py") for name in "ab" for number in range(50)]
    few = [mutant("m0", "c.py")]
    some = spread([*every, *few], 10)
    assert [len([m for m in some if m.path == f"{name}.py"]) for name in "abc"] == [5, 5, 1]
    assert spread([*few, *reversed(every)], 10) == some


def test_what_is_damaged_by_hand_stands_in_the_code_once() -> None:
    mutants = list(by_hand(ROOT))
    assert len(mutants) > 10
    for mutant in mutants:
        assert mutant.damaged() != (ROOT / mutant.path).read_text(encoding="utf-8")


def mutant(key: str, path: str = "overrides/hooks/oped/reading/wire/dates.py") -> Mutant:
    return Mutant(path, key, range(4, 6), lambda: "")


def verdicts(*caught_by: str | None) -> list[Verdict]:
    return [Verdict(mutant(f"m{number}"), by) for number, by in enumerate(caught_by)]


def listed(reason: str) -> Reasons:
    return {mutant("").path: {"m0": reason}}


MANY = ["a test"] * 40


def test_a_run_passes_in_which_all_are_caught() -> None:
    lines, passes = report(verdicts(*MANY), {}, 1.0)
    assert passes
    counts = "40 caught, 0 equivalent, 0 survived; 100.0% of those that are not equivalent caught"
    assert lines == [f"40 mutants of the code in 1 s: {counts}"]


def test_a_survivor_that_nobody_listed_fails_the_run() -> None:
    lines, passes = report(verdicts(None, *MANY), {}, 1.0)
    assert not passes
    assert lines[0].startswith("SURVIVED (survivors.yml does not say why): ")
    assert lines[0].endswith("dates.py: m0")


@pytest.mark.parametrize("reason", ["equivalent: it is the same", "gap: nobody can see it"])
def test_a_listed_survivor_is_named_with_its_reason(reason: str) -> None:
    lines, passes = report(verdicts(None, *MANY), listed(reason), 1.0)
    assert passes
    assert reason in lines[0]


def test_a_listed_survivor_that_is_caught_fails_the_run() -> None:
    lines, passes = report(verdicts(*MANY), listed("equivalent: it is not"), 1.0)
    assert not passes
    assert lines[0].startswith("CAUGHT, so that survivors.yml is to name it no longer: ")


def test_a_reason_for_what_is_no_mutant_fails_the_run() -> None:
    lines, passes = report(verdicts(*MANY), {"gone.py": {"m0": "equivalent: it was"}}, 1.0)
    assert not passes
    assert lines[0] == "NO MUTANT, so that survivors.yml is to name it no longer: gone.py: m0"


def test_fewer_caught_than_95_of_100_fail_the_run_though_each_has_its_reason() -> None:
    gaps = {f"m{number}": "gap: no test yet" for number in range(2)}
    assert report(verdicts(None, None, *MANY[:38]), {mutant("").path: gaps}, 1.0)[1]
    assert not report(verdicts(None, None, *MANY[:37]), {mutant("").path: gaps}, 1.0)[1]


def test_what_the_limit_of_time_ended_is_named(tmp_path: Path) -> None:
    late = verdict_of(mutant("m"), End(70, signal.SIGALRM), tmp_path / "note", tmp_path / "said")
    assert late.is_late
    lines, _ = report([late], {}, 1.0)
    assert lines[0].startswith("caught by the limit of time: ")


def test_a_run_without_a_result_is_no_catch(tmp_path: Path) -> None:
    said = tmp_path / "said"
    said.write_text("no tests ran", encoding="utf-8")
    with pytest.raises(RuntimeError, match="no tests ran"):
        verdict_of(mutant("m"), End(5, 0), tmp_path / "note", said)


def test_tests_that_run_the_line_come_first_those_of_its_name_before_others() -> None:
    tests = [
        TimedTest("tests/code/test_look.py::a", 0.1, ()),
        TimedTest("tests/code/wire/test_kinds.py::b", 0.3, ()),
        TimedTest("tests/code/wire/test_kinds.py::c", 0.2, ("fixture site",)),
        TimedTest("tests/code/test_slug.py::d", 0.1, ()),
    ]
    path = mutant("").path
    lines = {
        tests[0].name: {path: 1 << 4},
        tests[1].name: {path: 1 << 5},
        "fixture site": {path: 1 << 4},
        tests[3].name: {path: 1 << 6},
    }
    known = CoverageMap(
        {test.name: test for test in tests}, {"fixture site": 1.0}, lines, SourceFiles({}, {})
    )
    names = [test.name[-1] for some in goes(mutant("m"), known, 45) for test in some]
    assert names == ["c", "b", "a"]
