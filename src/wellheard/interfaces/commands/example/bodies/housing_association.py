"""Glenbirnie Homes: a housing association with some four thousand homes."""

from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.bodies.council import SUMMER, WINTER
from wellheard.interfaces.commands.example.bodies.plan import (
    PlannedBody,
    PlannedContractor,
    PlannedPerson,
    PlannedService,
    Subject,
)

PROPERTY = "Property Services"
REPAIRS = f"{PROPERTY} > Repairs"
GAS = f"{PROPERTY} > Heating and Gas"
PLANNED = f"{PROPERTY} > Planned Works"
CUSTOMERS = "Customer Services"
CONTACT = f"{CUSTOMERS} > Contact Team"
RENTS = f"{CUSTOMERS} > Rents"
NEIGHBOURHOODS = f"{CUSTOMERS} > Neighbourhoods"
FACTORING = "Factoring"

HOMES = (4_020, 4_065, 4_110)
SERVICES = (
    PlannedService(PROPERTY, (("homes", HOMES),)),
    PlannedService(REPAIRS, (("repairs carried out in a year", (13_900, 14_300, 14_800)),)),
    PlannedService(GAS, (("homes with gas", (3_400, 3_380, 3_350)),)),
    PlannedService(PLANNED, (("homes improved in a year", (310, 420, 280)),)),
    PlannedService(CUSTOMERS, (("homes", HOMES),)),
    PlannedService(CONTACT, (("calls answered in a year", (46_000, 44_500, 43_900)),)),
    PlannedService(RENTS, (("tenancies", HOMES),)),
    PlannedService(NEIGHBOURHOODS, (("homes", HOMES),)),
    PlannedService(FACTORING, (("owners", (1_260, 1_255, 1_270)),)),
)

PEOPLE = (
    PlannedPerson("Dougal Kerr", "Complaints officer", Role.COMPLAINTS_OFFICER, signs_in=True),
    PlannedPerson("Shona Baird", "Director of customer services", Role.DIRECTOR, CUSTOMERS, signs_in=True),
    PlannedPerson("Robert Lamont", "Director of property", Role.DIRECTOR, PROPERTY),
    PlannedPerson("Tina Rooney", "Chief executive", Role.CHIEF_EXECUTIVE),
    PlannedPerson("Umar Sharif", "Repairs adviser", Role.FRONTLINE, PROPERTY),
    PlannedPerson("Vera Gunn", "Housing assistant", Role.FRONTLINE, CUSTOMERS),
    PlannedPerson("Wullie Anderson", "Factoring officer", Role.FRONTLINE, FACTORING),
    PlannedPerson("Ximena Duarte", "Head of factoring", Role.HEAD_OF_SERVICE, FACTORING),
    PlannedPerson("Yvonne Currie", "Investigator", Role.INVESTIGATOR),
    PlannedPerson("Zander Hall", "Administrator", Role.ADMINISTRATOR),
)

SUBJECTS = (
    Subject(
        "missed_appointments", "Repair appointments", REPAIRS, 9, outcomes=(38, 32, 14, 16),
        contractor="Ballantyne Trades",
    ),
    Subject(
        "heating", "Heating and hot water", GAS, 8, WINTER, pace="quick", contractor="Ember Gas",
        outcomes=(44, 30, 12, 14),
    ),
    Subject("damp", "Damp and mould", REPAIRS, 6, WINTER, straight_to_stage_2=0.1, outcomes=(22, 32, 26, 20)),
    Subject("improvements", "Planned works", PLANNED, 5, SUMMER, pace="slow", outcomes=(24, 30, 20, 26)),
    Subject("stairs", "Stairs and grounds", NEIGHBOURHOODS, 7, SUMMER, outcomes=(36, 24, 14, 26)),
    Subject(
        "neighbours", "Antisocial behaviour", NEIGHBOURHOODS, 6, SUMMER, straight_to_stage_2=0.1,
        restricted=0.03,
    ),
    Subject(
        "factoring", "Factoring", FACTORING, 5, pace="slow", straight_to_stage_2=0.15,
        outcomes=(20, 22, 18, 40),
    ),
    Subject("contact", "Contact and staff attitude", CONTACT, 5, pace="quick"),
    Subject("rent", "Rent and arrears", RENTS, 0.6, pace="quick"),
)  # fmt: skip

HOUSING_ASSOCIATION = PlannedBody(
    name="Glenbirnie Homes",
    short_name="Glenbirnie",
    slug="glenbirnie",
    ruleset="housing-scotland",
    towns=("Glenbirnie", "Kirkbrae", "Craigdour"),
    share=0.167,
    services=SERVICES,
    people=PEOPLE,
    subjects=SUBJECTS,
    contractors=(
        PlannedContractor("Ballantyne Trades", REPAIRS, 1400, True, "Nine in ten appointments kept", "monthly"),
        PlannedContractor("Ember Gas", GAS, 1400, True, "Heating back within a day", "monthly"),
    ),
    channels=(("phone", 52), ("email", 20), ("web_form", 16), ("in_person", 8), ("letter", 2), ("social_media", 2)),
    own_days=("easter_monday", "september_weekend"),
    later_changes={"stages": {"stage2": {"extension": {"contact_every": 10}}}},
)  # fmt: skip
