"""Write the shipped bank holidays to src/wellheard/rules/calendars/, from the `holidays` library.

Run it from the project's folder: python scripts/make_calendars.py
It lists a weekend day and its substitute both; the weekend one changes nothing. Days proclaimed after the
library's version are not in it: look at the difference before committing a new list.
"""

import csv
from importlib.metadata import version
from pathlib import Path

import holidays

YEARS = range(2010, 2036)
CALENDARS = {"scotland": ("SCT",), "england-wales": ("ENG", "WLS"), "northern-ireland": ("NIR",)}
FOLDER = Path(__file__).parent.parent / "src" / "wellheard" / "rules" / "calendars"


def days_of(subdivisions: tuple[str, ...]) -> list[tuple[str, str]]:
    """ISO date and name; the subdivisions of one calendar must agree, or nothing is written."""
    lists = [
        sorted(
            (on.isoformat(), name)
            for on, name in holidays.country_holidays("GB", subdiv=subdivision, years=YEARS).items()
            if on.year in YEARS
        )
        for subdivision in subdivisions
    ]
    if any(other != lists[0] for other in lists):
        raise SystemExit(f"The bank holidays of {' and '.join(subdivisions)} differ: they need a file each.")
    return lists[0]


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    library = f"holidays {version('holidays')}"
    for name, subdivisions in CALENDARS.items():
        with (FOLDER / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(("date", "name", "half_day", "source"))
            for on, day in days_of(subdivisions):
                rows.writerow((on, day, "", f"{library}, GB {' '.join(subdivisions)}"))


if __name__ == "__main__":
    main()
