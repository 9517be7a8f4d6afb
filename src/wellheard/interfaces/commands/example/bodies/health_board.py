"""NHS Glenorra: a health board with two hospitals, its community services and its practices."""

from datetime import time

from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.bodies.council import WINTER
from wellheard.interfaces.commands.example.bodies.plan import (
    PlannedBody,
    PlannedContractor,
    PlannedPerson,
    PlannedService,
    Subject,
)

ACUTE = "Acute Services"
EMERGENCY = f"{ACUTE} > Emergency Department"
OUTPATIENTS = f"{ACUTE} > Outpatients"
BOOKING = f"{OUTPATIENTS} > Appointments and Booking"
SURGERY = f"{ACUTE} > Surgery and Orthopaedics"
OLDER = f"{ACUTE} > Medicine of the Elderly"
MATERNITY = f"{ACUTE} > Maternity"
COMMUNITY = "Community and Primary Care"
PRACTICES = f"{COMMUNITY} > General Practices"
MENTAL = f"{COMMUNITY} > Mental Health"
FACILITIES = "Estates and Facilities"
SITE = f"{FACILITIES} > Car Parks and Catering"

SERVICES = (
    PlannedService(ACUTE, (("bed days in a year", (268_000, 271_500, 274_900)),)),
    PlannedService(EMERGENCY, (("attendances in a year", (74_200, 76_900, 78_300)),)),
    PlannedService(OUTPATIENTS, (("attendances in a year", (231_000, 236_000, 239_500)),)),
    PlannedService(BOOKING, (("letters sent in a year", (402_000, 411_000, 398_000)),)),
    PlannedService(SURGERY, (("operations in a year", (18_100, 18_900, 19_200)),)),
    PlannedService(OLDER, (("bed days in a year", (88_000, 90_200, 91_400)),)),
    PlannedService(MATERNITY, (("births in a year", (2_210, 2_140, 2_080)),)),
    PlannedService(COMMUNITY, (("population", (214_000, 214_600, 215_100)),)),
    PlannedService(PRACTICES, (("registered patients", (219_400, 220_100, 220_800)),)),
    PlannedService(MENTAL, (("people seen in a year", (11_900, 12_400, 12_900)),)),
    PlannedService(FACILITIES),
    PlannedService(SITE, (("visits to site in a year", (1_120_000, 1_140_000, 1_160_000)),)),
)

PEOPLE = (
    PlannedPerson("Morag Sinclair", "Complaints officer", Role.COMPLAINTS_OFFICER, signs_in=True),
    PlannedPerson("Dr Neil Cargill", "Medical director, acute", Role.DIRECTOR, ACUTE, signs_in=True),
    PlannedPerson("Eilidh Stark", "Chief executive", Role.CHIEF_EXECUTIVE),
    PlannedPerson("Farah Malik", "Patient relations officer", Role.COMPLAINTS_OFFICER),
    PlannedPerson("Greta Lyle", "Investigator", Role.INVESTIGATOR),
    PlannedPerson("Hugh Paterson", "Director of community care", Role.DIRECTOR, COMMUNITY),
    PlannedPerson("Iona Veitch", "Director of facilities", Role.DIRECTOR, FACILITIES),
    PlannedPerson("Jim Rankine", "Senior charge nurse", Role.FRONTLINE, ACUTE),
    PlannedPerson("Kirsten Ogg", "Booking supervisor", Role.FRONTLINE, OUTPATIENTS),
    PlannedPerson("Lachlan Muir", "Practice support manager", Role.FRONTLINE, COMMUNITY),
    PlannedPerson("Maxine Todd", "Site services supervisor", Role.FRONTLINE, FACILITIES),
    PlannedPerson("Nan Ferrier", "Chief nurse, older people", Role.HEAD_OF_SERVICE, OLDER),
    PlannedPerson("Olive Tait", "Administrator", Role.ADMINISTRATOR),
)

CLINICAL = (12, 20, 28, 40)
SUBJECTS = (
    Subject(
        "emergency", "Waiting and care in emergency", EMERGENCY, 9, WINTER, straight_to_stage_2=0.2,
        outcomes=(20, 20, 28, 32),
        for_another=0.5,
    ),
    Subject(
        "appointment_letters", "Appointment letters", BOOKING, 1.6, growth=12.0, growing_from=330, pace="quick",
        contractor="Postbridge Letters", outcomes=(34, 44, 12, 10),
    ),
    Subject("waiting", "Waiting for treatment", SURGERY, 9, straight_to_stage_2=0.1, outcomes=(24, 20, 16, 40)),
    Subject(
        "treatment", "Clinical treatment", SURGERY, 7, straight_to_stage_2=0.62, outcomes=CLINICAL,
        pace="slow", restricted=0.03,
    ),
    Subject(
        "attitude", "Staff attitude and communication", OUTPATIENTS, 5, straight_to_stage_2=0.12,
        restricted=0.02,
    ),
    Subject(
        "ward", "Care on the ward", OLDER, 6, straight_to_stage_2=0.55, pace="slow", outcomes=(12, 30, 30, 28),
        for_another=0.9,
    ),
    Subject(
        "discharge", "Discharge and transport", OLDER, 3, WINTER, straight_to_stage_2=0.25, pace="slow",
        for_another=0.6,
    ),
    Subject(
        "practice", "Access to a practice", PRACTICES, 7, contractor="Harbour Street Surgery",
        outcomes=(30, 22, 18, 30),
    ),
    Subject(
        "mental_health", "Mental health", MENTAL, 4, straight_to_stage_2=0.3, outcomes=(14, 24, 26, 36),
        for_another=0.4, restricted=0.03,
    ),
    Subject("car_park", "Parking and catering", SITE, 2.5, pace="quick", outcomes=(42, 20, 10, 28)),
    Subject("maternity", "Maternity", MATERNITY, 0.2, straight_to_stage_2=0.4, restricted=0.1),
)  # fmt: skip

HEALTH_BOARD = PlannedBody(
    name="NHS Glenorra",
    short_name="Glenorra",
    slug="glenorra",
    ruleset="nhs-scotland",
    towns=("Portnellan", "Craigdour", "Balnamoine", "Inverorra", "Kilbraid"),
    share=0.283,
    services=SERVICES,
    people=PEOPLE,
    subjects=SUBJECTS,
    contractors=(
        PlannedContractor("Harbour Street Surgery", PRACTICES, 1400, True, "Acknowledged in three days", "quarterly"),
        PlannedContractor("Postbridge Letters", BOOKING, 340, False),
    ),
    channels=(("phone", 34), ("email", 36), ("web_form", 14), ("in_person", 4), ("letter", 9), ("elected_member", 3)),
    cut_off=time(17, 0),
    own_days=("easter_monday",),
)  # fmt: skip
