"""The improvement actions of each body: what was done, when, and what is to be seen of it."""

from dataclasses import dataclass

from wellheard.interfaces.commands.example import bodies
from wellheard.interfaces.commands.example.bodies import council, health_board, housing_association


@dataclass(frozen=True)
class PlannedAction:
    """One action as it stands: `proposed`, `due` and `done` are days before today; `done` None where it is not.

    `told` says whether those it concerns were told; `later` that it got a later date.
    """

    title: str
    text: str
    changes: str
    means: str
    service: str
    category: str
    factor: str
    proposed: int
    due: int
    done: int | None
    evidence: str
    owner: str = ""
    team: str = ""
    meanwhile: str = ""
    exposure: str = ""
    audience: str = ""
    later: str = ""
    begun: bool = True
    told: bool = False
    measured_service: str = ""
    not_measured_why: str = ""


COUNCIL = (
    PlannedAction(
        "Crews see every lane and back court on the route screen in the cab",
        "Lanes and back courts were on paper lists that new crews did not have. They are in the route system now, "
        "and a round cannot be closed while one is unticked.",
        "systems", "cannot_go_wrong", council.KERBSIDE, "Missed collection", "systems", 400, 330, 310,
        "The route screen of rounds 1 to 24, and a week's closing reports", owner="Wilma Scobie", told=True,
    ),
    PlannedAction(
        "Repairs advisers text every tenant the day before a visit",
        "A reminder to the tenant, so that somebody is in.",
        "practice", "reminder", council.DAY_TO_DAY, "Missed appointment", "communication", 330, 270, 265,
        "A list of texts sent in a week", owner="Hazel Orr", told=True,
    ),
    PlannedAction(
        "One letter for council tax and benefit changes in the same month",
        "Two systems wrote to the same people on the same day with different amounts.",
        "systems", "simpler_process", council.TAX, "Council tax", "systems", 160, 60, 55,
        "The joint letter, and the first run's count", owner="Lynn Arthur",
    ),
    PlannedAction(
        "Care visits that will be late are phoned before they are due",
        "The rota tool shows a visit that cannot be reached in time; somebody rings.",
        "practice", "checklist", council.CARE_AT_HOME, "Care at home", "scheduling", 120, 18, None,
        "A month of the rota tool's call list", owner="Kyle Meikle",
        meanwhile="The duty organiser rings everyone on the two longest rounds each morning.",
    ),
    PlannedAction(
        "A surveyor visits every home with a second report of damp within ten working days",
        "Second reports went to the end of the queue for a first inspection.",
        "provision", "staffing", council.DAMP, "Damp and mould", "workload", 150, -45, None,
        "Dates of report and visit for every second report in a quarter", owner="Hazel Orr",
        later="The second surveyor starts in January.",
        meanwhile="Second reports are inspected before first ones each Monday.",
    ),
    PlannedAction(
        "Every adviser practises a difficult call with an actor",
        "Two complaints in a month about the same tone.",
        "training", "simulation", council.CONTACT, "Contact and staff attitude", "training", 40, -60, None,
        "Attendance, and calls listened to before and after", owner="Lynn Arthur", begun=False,
        audience="Customer advisers, all 34", not_measured_why="Four complaints a month: it would take years to tell. "
        "Calls are listened to instead, ten a week before and after.",
    ),
)  # fmt: skip
HEALTH = (
    PlannedAction(
        "No patient is taken off a waiting list for a letter that cannot be shown to have come",
        "The booking system asks for proof of delivery before it closes a referral.",
        "systems", "cannot_go_wrong", health_board.BOOKING, "Appointment letters", "systems", 150, 75, 70,
        "The system's rule, and a month of referrals kept open", team="Booking team", told=True,
    ),
    PlannedAction(
        "A nurse speaks to each family in the emergency department every two hours",
        "Families did not know what was happening.",
        "practice", "checklist", health_board.EMERGENCY, "Waiting and care in emergency", "communication",
        420, 350, 345,
        "The two-hourly sheet, for a week of nights", owner="Jim Rankine", told=True,
    ),
)  # fmt: skip
HOUSING = (
    PlannedAction(
        "Contractors book the second visit before they leave the first",
        "Jobs that need two visits waited for somebody to notice.",
        "practice", "checklist", housing_association.REPAIRS, "Repair appointments", "contracts", 380, 300, 290,
        "The contractor's sheet with the second date on it, for a month", owner="Umar Sharif", told=True,
    ),
)  # fmt: skip


ACTIONS: dict[str, tuple[PlannedAction, ...]] = {
    bodies.COUNCIL.slug: COUNCIL,
    bodies.HEALTH_BOARD.slug: HEALTH,
    bodies.HOUSING_ASSOCIATION.slug: HOUSING,
}


CAUSES = {
    "Missed collection": ("systems", "scheduling"),
    "Missed appointment": ("communication", "scheduling"),
    "Repair appointments": ("contracts", "scheduling"),
    "Council tax": ("systems", "policy"),
    "Care at home": ("scheduling", "workload"),
    "Damp and mould": ("workload", "responsibility"),
    "Appointment letters": ("systems", "communication"),
    "Waiting and care in emergency": ("communication", "workload"),
    "Contact and staff attitude": ("training", "culture"),
}
OFTEN = ("communication", "responsibility", "policy", "workload", "scheduling", "supervision")
"""The coded causes of each category, the likeliest first; of any other, one of those met often."""
