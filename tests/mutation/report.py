"""What a run says: each survivor with its reason, and whether the tests notice enough."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from mutation.trial import Verdict

SURVIVORS = Path(__file__).with_name("survivors.yml")
LEAST_CAUGHT = 0.95
Reasons = Mapping[str, Mapping[str, str]]


def reasons(only: str = "") -> Reasons:
    """Why a mutant may survive, by its file and key: "equivalent: …" or "gap: …".

    Those whose name holds `only`.
    """
    listed = yaml.safe_load(SURVIVORS.read_text(encoding="utf-8"))
    return {
        path: {key: why for key, why in by_key.items() if only in f"{path}: {key}"}
        for path, by_key in listed.items()
    }


def reason(verdict: Verdict, listed: Reasons) -> str:
    return listed.get(verdict.mutant.path, {}).get(verdict.mutant.key, "")


def report(verdicts: Sequence[Verdict], listed: Reasons, seconds: float) -> tuple[list[str], bool]:
    """The lines of the report, and whether the run passes.

    It does not where a survivor is in no list, where one that is listed is caught or is none, or
    where too few are caught of those that are not equivalent.
    """
    lines = _of_no_mutant(verdicts, listed)
    equivalent = 0
    survivors = 0
    is_as_listed = not lines
    for verdict in sorted(verdicts, key=lambda verdict: verdict.mutant.name):
        name = verdict.mutant.name
        why = reason(verdict, listed)
        if verdict.caught_by and why:
            is_as_listed = False
            lines.append(f"CAUGHT, so that survivors.yml is to name it no longer: {name}")
        elif verdict.is_late:
            lines.append(f"caught by the limit of time: {name}")
        elif verdict.caught_by:
            continue
        elif why.startswith("equivalent: "):
            equivalent += 1
            lines.append(f"{why}: {name}")
        else:
            survivors += 1
            is_as_listed = is_as_listed and bool(why)
            lines.append(f"SURVIVED ({why or 'survivors.yml does not say why'}): {name}")
    caught = len(verdicts) - equivalent - survivors
    share = caught / max(1, caught + survivors)
    lines.append(
        f"{len(verdicts)} mutants of the code in {seconds:.0f} s: {caught} caught, {equivalent} "
        f"equivalent, {survivors} survived; {share:.1%} of those that are not equivalent caught"
    )
    return lines, is_as_listed and share >= LEAST_CAUGHT


def _of_no_mutant(verdicts: Sequence[Verdict], listed: Reasons) -> list[str]:
    tried = {(verdict.mutant.path, verdict.mutant.key) for verdict in verdicts}
    return [
        f"NO MUTANT, so that survivors.yml is to name it no longer: {path}: {key}"
        for path, by_key in listed.items()
        for key in by_key
        if (path, key) not in tried
    ]
