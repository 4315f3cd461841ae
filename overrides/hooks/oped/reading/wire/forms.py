"""Places that print the same part of a fact in another form, and what is said of each."""

from oped.reading.wire import facts

MONTHS = {
    "{month_name}": "the copy prints the month in full",
    "{month_short}": "the copy shortens the month",
    "{mon}": "the copy shortens the month to three letters",
    "{month}": "the copy prints the month as AP style has it",
    "{mm}": "the copy prints the month in two figures",
    "{m}": "the copy prints the month in figures",
}
DAYS = {
    "{day}": "the copy prints the day without a nought",
    "{dd}": "the copy prints the day in two figures",
    "{ordinal}": "the copy prints the day as an ordinal",
}
YEARS = {
    "{year}": "the copy prints the year in full",
    "{yy}": "the copy prints the year in two figures",
}
HOURS = {
    "{hour}": "the copy prints the hour in two figures",
    "{h}": "the copy prints the hour without a nought",
    "{hour12}": "the copy counts the hours to twelve",
    "{hh12}": "the copy counts the hours to twelve, in two figures",
}
NAMES = {
    "{authors}": "the copy lists the names with commas alone",
    "{names}": "the copy lists the names as a sentence does",
}
HALVES = ("{ampm}", "{a.m.}", "{AMPM}", "{A.M.}")
# Languages whose months are tried where the op-ed's own does not fit.
LANGUAGES = frozenset("de en es fr it ja ko nl pl pt ru sv".split())


def alike(place: str) -> dict[str, str]:
    """A place as a layout writes it, and those that print the same in another form.

    "month" -> {"{month}": "", "{month_name}": "the copy prints the month in full", …}: what
    is said of a copy that prints it so, nothing of the first.
    """
    written = f"{{{place}}}"
    small = facts.in_small_letters(place)
    kind = small.partition(":")[0]
    result = {written: ""}
    result.setdefault(f"{{{small}}}", "the copy does not print it in capitals")
    for form, reason in _forms(f"{{{kind}}}").items():
        result.setdefault(form, reason)
    for form in list(result):
        result.setdefault(form.upper(), "the copy prints it in capitals")
    return result


def _forms(place: str) -> dict[str, str]:
    """What else may be printed for a part of a fact."""
    if place in MONTHS:
        return MONTHS | _months_of_languages()
    if place == "{minute}":
        return _minutes()
    for kind in (DAYS, YEARS, HOURS, NAMES):
        if place in kind:
            return kind
    return {}


def _months_of_languages() -> dict[str, str]:
    forms = {}
    for lang in sorted(LANGUAGES):
        reason = f"the copy prints the month in another language, '{lang}'"
        forms[f"{{month_name:{lang}}}"] = reason
        forms[f"{{month_short:{lang}}}"] = reason
    return forms


def _minutes() -> dict[str, str]:
    """The minute with the half of the day behind it."""
    reason = "the copy counts the hours to twelve"
    forms = {}
    for half in HALVES:
        forms[f"{{minute}} {half}"] = reason
        forms[f"{{minute}}{half}"] = reason
    return forms
