"""Strathmuir Council: seven directorates' worth of services, and what its people complain of."""

from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example.bodies.plan import (
    PlannedBody,
    PlannedContractor,
    PlannedPerson,
    PlannedService,
    Subject,
)

HOUSING = "Housing and Communities"
REPAIRS = f"{HOUSING} > Housing Repairs"
DAY_TO_DAY = f"{REPAIRS} > Day-to-day Repairs"
DAMP = f"{REPAIRS} > Damp and Mould"
LETTINGS = f"{HOUSING} > Lettings and Homelessness"
NEIGHBOURS = f"{HOUSING} > Community Safety"
ENVIRONMENT = "Environment and Roads"
WASTE = f"{ENVIRONMENT} > Waste and Recycling"
KERBSIDE = f"{WASTE} > Kerbside Collections"
RECYCLING = f"{WASTE} > Recycling Centres"
ROADS = f"{ENVIRONMENT} > Roads and Lighting"
PARKS = f"{ENVIRONMENT} > Parks and Burial Grounds"
PARKING = f"{ENVIRONMENT} > Parking"
EDUCATION = "Education and Families"
SCHOOLS = f"{EDUCATION} > Schools"
TRANSPORT = f"{EDUCATION} > School Transport"
SOCIAL_WORK = f"{EDUCATION} > Children's Social Work"
CARE = "Adult Care"
CARE_AT_HOME = f"{CARE} > Care at Home"
CORPORATE = "Customer and Corporate"
TAX = f"{CORPORATE} > Council Tax and Benefits"
CONTACT = f"{CORPORATE} > Customer Service Centre"
PLANNING = f"{CORPORATE} > Planning and Building Standards"
CULTURE = "Libraries and Culture"
LIBRARIES = f"{CULTURE} > Libraries"

SERVICES = (
    PlannedService(HOUSING, (("council tenancies", (11_240, 11_180, 11_150)),)),
    PlannedService(REPAIRS, (("repairs carried out in a year", (38_400, 39_900, 41_200)),)),
    PlannedService(DAY_TO_DAY),
    PlannedService(DAMP),
    PlannedService(LETTINGS, (("housing applicants", (5_300, 5_750, 6_020)),)),
    PlannedService(NEIGHBOURS, (("households", (61_200, 61_600, 61_900)),)),
    PlannedService(ENVIRONMENT, (("population", (131_400, 131_900, 132_300)),)),
    PlannedService(WASTE, (("households", (61_200, 61_600, 61_900)),)),
    PlannedService(KERBSIDE),
    PlannedService(RECYCLING, (("visits in a year", (214_000, 208_000, 203_000)),)),
    PlannedService(ROADS, (("kilometres of road", (1_184, 1_186, 1_191)),)),
    PlannedService(PARKS, (("population", (131_400, 131_900, 132_300)),)),
    PlannedService(PARKING, (("permits", (8_900, 9_050, 9_400)),), is_behind=True),
    PlannedService(EDUCATION, (("pupils", (17_900, 17_720, 17_480)),)),
    PlannedService(SCHOOLS, (("pupils", (17_900, 17_720, 17_480)),)),
    PlannedService(TRANSPORT, (("pupils carried", (4_100, 4_150, 4_060)),)),
    PlannedService(SOCIAL_WORK, (("children worked with", (1_480, 1_510, 1_560)),)),
    PlannedService(CARE, (("people supported", (5_100, 5_240, 5_390)),)),
    PlannedService(CARE_AT_HOME, (("people supported", (2_050, 2_110, 2_190)),)),
    PlannedService(CORPORATE, (("population", (131_400, 131_900, 132_300)),)),
    PlannedService(TAX, (("accounts", (63_000, 63_400, 63_800)),)),
    PlannedService(CONTACT, (("calls answered in a year", (402_000, 388_000, 371_000)),)),
    PlannedService(PLANNING, (("applications in a year", (1_640, 1_590, 1_720)),)),
    PlannedService(CULTURE, (("population", (131_400, 131_900, 132_300)),)),
    PlannedService(LIBRARIES, (("visits in a year", (512_000, 530_000, 541_000)),)),
)

PEOPLE = (
    PlannedPerson("Ailsa Grant", "Complaints officer", Role.COMPLAINTS_OFFICER, signs_in=True),
    PlannedPerson("Ben Ross", "Director of Housing", Role.DIRECTOR, HOUSING, signs_in=True),
    PlannedPerson("Cara Munro", "Chief executive", Role.CHIEF_EXECUTIVE, signs_in=True),
    PlannedPerson("Fraser Tulloch", "Repairs adviser", Role.FRONTLINE, REPAIRS, signs_in=True),
    PlannedPerson("Isla Menzies", "Investigator", Role.INVESTIGATOR, signs_in=True),
    PlannedPerson("Gregor Paul", "Repairs inspector", Role.STAFF_COMPLAINED_ABOUT, REPAIRS, signs_in=True),
    PlannedPerson("Hazel Orr", "Head of Housing Repairs", Role.HEAD_OF_SERVICE, REPAIRS, signs_in=True),
    PlannedPerson("Jean Whyte", "Training officer", Role.TRAINING_OFFICER, signs_in=True),
    PlannedPerson("Kenneth Bell", "Ombudsman liaison officer", Role.LIAISON_OFFICER, signs_in=True),
    PlannedPerson("Lesley Shaw", "Administrator", Role.ADMINISTRATOR, signs_in=True),
    PlannedPerson("Norman Dick", "Internal auditor", Role.AUDITOR, signs_in=True),
    PlannedPerson("Mhairi Lowe", "Complaints officer", Role.COMPLAINTS_OFFICER),
    PlannedPerson("Priya Nair", "Investigator", Role.INVESTIGATOR),
    PlannedPerson("Owen Petrie", "Director of Environment", Role.DIRECTOR, ENVIRONMENT),
    PlannedPerson("Rhona Blair", "Director of Education", Role.DIRECTOR, EDUCATION),
    PlannedPerson("Sandra Keir", "Director of Adult Care", Role.DIRECTOR, CARE),
    PlannedPerson("Tom Haldane", "Director of Corporate Services", Role.DIRECTOR, CORPORATE),
    PlannedPerson("Una Rae", "Director of Culture", Role.DIRECTOR, CULTURE),
    PlannedPerson("Vikram Sethi", "Head of Lettings", Role.HEAD_OF_SERVICE, LETTINGS),
    PlannedPerson("Wilma Scobie", "Head of Waste", Role.HEAD_OF_SERVICE, WASTE),
    PlannedPerson("Alan Drysdale", "Head of Roads", Role.HEAD_OF_SERVICE, ROADS),
    PlannedPerson("Brenda Moffat", "Head of Schools", Role.HEAD_OF_SERVICE, SCHOOLS),
    PlannedPerson("Colin Wark", "Head of Planning", Role.HEAD_OF_SERVICE, PLANNING),
    PlannedPerson("Dawn Imrie", "Repairs adviser", Role.FRONTLINE, REPAIRS),
    PlannedPerson("Eddie Laird", "Lettings adviser", Role.FRONTLINE, LETTINGS),
    PlannedPerson("Fay Cowan", "Community safety officer", Role.FRONTLINE, NEIGHBOURS),
    PlannedPerson("Gavin Mutch", "Waste supervisor", Role.FRONTLINE, WASTE),
    PlannedPerson("Heather Boyle", "Roads inspector", Role.FRONTLINE, ROADS),
    PlannedPerson("Iqbal Aziz", "Parks supervisor", Role.FRONTLINE, f"{ENVIRONMENT}"),
    PlannedPerson("Jackie Forsyth", "School support officer", Role.FRONTLINE, EDUCATION),
    PlannedPerson("Kyle Meikle", "Care organiser", Role.FRONTLINE, CARE),
    PlannedPerson("Lynn Arthur", "Customer adviser", Role.FRONTLINE, CORPORATE),
    PlannedPerson("Murdo Bain", "Librarian", Role.FRONTLINE, CULTURE),
)

WINTER = (1.9, 1.7, 1.3, 0.9, 0.6, 0.4, 0.3, 0.4, 0.7, 1.1, 1.5, 1.7)
SUMMER = (0.3, 0.3, 0.6, 1.1, 1.6, 1.9, 2.0, 1.7, 1.1, 0.7, 0.4, 0.3)
BINS = (2.2, 0.9, 0.8, 0.8, 0.9, 1.0, 1.1, 1.0, 0.8, 0.8, 0.9, 1.9)
TERM = (0.9, 1.0, 1.0, 0.6, 1.2, 1.3, 0.1, 1.9, 1.5, 1.0, 1.2, 0.7)
BUS = (1.1, 1.0, 0.7, 0.4, 0.6, 0.7, 0.1, 3.6, 2.0, 0.8, 1.0, 0.7)
THAW = (1.5, 1.9, 1.9, 1.4, 1.0, 0.7, 0.5, 0.5, 0.6, 0.7, 0.9, 1.1)
FROST = (3.2, 2.4, 0.7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.9, 2.8)
BILLS = (0.7, 0.8, 2.0, 2.4, 1.5, 0.8, 0.6, 0.6, 0.6, 0.7, 0.7, 0.6)

SUBJECTS = (
    Subject(
        "bins", "Missed collection", KERBSIDE, 20, BINS, pace="quick", outcomes=(44, 32, 8, 16), fell=310, fell_to=0.42,
    ),
    Subject("uplift", "Uplifts and recycling centres", RECYCLING, 5, SUMMER, pace="quick"),
    Subject(
        "missed_appointments", "Missed appointment", DAY_TO_DAY, 2.4, growth=9.0, growing_from=400,
        contractor="Corrie Building Services", outcomes=(26, 46, 14, 14),
    ),
    Subject("heating", "Heating and hot water", DAY_TO_DAY, 5, WINTER, pace="quick", outcomes=(40, 30, 14, 16)),
    Subject("damp", "Damp and mould", DAMP, 6, WINTER, straight_to_stage_2=0.12, outcomes=(20, 34, 24, 22)),
    Subject(
        "lets", "Allocations and homelessness", LETTINGS, 5, straight_to_stage_2=0.1,
        outcomes=(14, 16, 20, 50),
    ),
    Subject(
        "neighbours", "Antisocial behaviour", NEIGHBOURS, 5, SUMMER, straight_to_stage_2=0.1,
        outcomes=(14, 20, 24, 42),
    ),
    Subject("potholes", "Roads and drains", ROADS, 9, THAW, pace="slow", outcomes=(22, 30, 14, 34)),
    Subject("gritting", "Winter treatment", ROADS, 2.5, FROST, pace="slow", outcomes=(20, 16, 10, 54)),
    Subject("lights", "Street lighting", ROADS, 3, WINTER, pace="slow"),
    Subject("parks", "Parks and burial grounds", PARKS, 4.5, SUMMER, outcomes=(30, 26, 16, 28)),
    Subject("parking", "Parking", PARKING, 2.5, outcomes=(18, 18, 10, 54)),
    Subject(
        "school", "School", SCHOOLS, 7, TERM, straight_to_stage_2=0.14, outcomes=(22, 16, 24, 38), restricted=0.04,
        for_another=0.8,
    ),
    Subject(
        "school_transport", "School transport", TRANSPORT, 2.5, BUS, contractor="Muir Valley Coaches",
        for_another=0.7,
    ),
    Subject(
        "care_at_home", "Care at home", CARE_AT_HOME, 5, straight_to_stage_2=0.22, outcomes=(20, 34, 22, 24),
        contractor="Kindly Home Care", for_another=0.75,
    ),
    Subject(
        "social_work", "Social work", SOCIAL_WORK, 3.2, straight_to_stage_2=0.4, outcomes=(8, 18, 26, 48),
        restricted=0.12,
    ),
    Subject("council_tax", "Council tax", TAX, 7, BILLS, pace="quick", outcomes=(36, 22, 10, 32)),
    Subject("contact", "Contact and staff attitude", CONTACT, 5, pace="quick", restricted=0.01),
    Subject(
        "planning", "Planning and building standards", PLANNING, 4, pace="slow", straight_to_stage_2=0.2,
        outcomes=(10, 26, 20, 44),
    ),
    Subject("library", "Libraries", LIBRARIES, 0.25, pace="quick", outcomes=(70, 20, 5, 5)),
)  # fmt: skip

COUNCIL = PlannedBody(
    name="Strathmuir Council",
    short_name="Strathmuir",
    slug="strathmuir",
    ruleset="local-authority",
    towns=("Strathmuir", "Kirkbrae", "Invermoss", "Dalreoch", "Auchenlea"),
    share=0.55,
    services=SERVICES,
    people=PEOPLE,
    subjects=SUBJECTS,
    contractors=(
        PlannedContractor("Muir Valley Coaches", TRANSPORT, 1400, True, "95% of runs on time", "monthly"),
        PlannedContractor("Kindly Home Care", CARE_AT_HOME, 1400, True, "No missed visits", "weekly"),
        PlannedContractor("Corrie Building Services", REPAIRS, 420),
    ),
    channels=(
        ("phone", 38), ("email", 24), ("web_form", 22), ("in_person", 5), ("letter", 4), ("social_media", 3),
        ("elected_member", 4),
    ),
    own_days=("easter_monday", "september_weekend", "christmas_eve_half_day"),
    open_on_holidays=WASTE,
)  # fmt: skip
