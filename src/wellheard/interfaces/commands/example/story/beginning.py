"""A complaint comes, is taken down and given to somebody; then stage 1, or straight to stage 2."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from wellheard.areas.casework.models import Person
from wellheard.areas.casework.services import Arrival
from wellheard.foundation.organisations.models import StaffMember
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example import life as lives
from wellheard.interfaces.commands.example.arrivals import AT_ANY_HOUR, Coming, channel_of, time_of
from wellheard.interfaces.commands.example.founding import Founded
from wellheard.interfaces.commands.example.life import Life, Surroundings
from wellheard.interfaces.commands.example.public import somebody
from wellheard.interfaces.commands.example.story.diary import LOCAL, Diary, NotYet
from wellheard.interfaces.commands.example.story.scene import Scene
from wellheard.interfaces.commands.example.story.stage_1 import stage_1
from wellheard.interfaces.commands.example.story.stage_2 import stage_2
from wellheard.interfaces.commands.example.wording import Teller


def tell(body: Founded, around: Surroundings, coming: Coming, until: datetime, rng: Random) -> Life | None:
    """The life of one complaint as far as it has come by `until`; None when it is not taken down by then."""
    scene = _scene(body, around, coming, until, rng)
    straight = scene.chance(coming.subject.straight_to_stage_2)
    try:
        _take_down(scene, straight)
        _give_out(scene)
        if straight or stage_1(scene):
            stage_2(scene)
    except NotYet:
        pass
    return scene.life if scene.life.is_recorded else None


def _scene(body: Founded, around: Surroundings, coming: Coming, until: datetime, rng: Random) -> Scene:
    service = body.services[coming.subject.service]
    calendar = around.newest_calendars.for_service(service.pk)
    channel = channel_of(body.plan.channels, calendar.is_working_day(coming.on), rng)
    teller = Teller(coming.subject.words, body.plan.short_name, rng)
    customer = somebody(body.plan.towns, channel, rng)
    diary = Diary(calendar, until, rng)
    anonymous = rng.random() < 0.02
    return Scene(body, coming, Life(around), rng, diary, teller, channel, customer, anonymous)


def _take_down(scene: Scene, straight: bool) -> None:
    rng, subject, on = scene.rng, scene.coming.subject, scene.coming.on
    arrived_at = time_of(scene.channel, rng)
    if arrived_at and scene.channel not in AT_ANY_HOUR:
        moment = datetime.combine(on, arrived_at, LOCAL) + timedelta(minutes=rng.randint(3, 14))
        at = scene.diary.at(moment)
    elif arrived_at:
        scene.diary.at(datetime.combine(on, arrived_at, LOCAL))
        at = scene.diary.on()
    else:
        at = scene.diary.on(on)
    cast, directly = scene.body.cast, scene.channel in ("phone", "in_person")
    first_met = directly and not scene.restricted and scene.chance(0.6)
    lives.record_complaint(
        scene.life,
        rng,
        arrival=Arrival(on, arrived_at),
        description=scene.teller.complaint(scene.channel, on.month),
        person=_person(scene),
        straight_to_stage_2=straight,
        why_stage_2=scene.words("direct_reasons") if straight else "",
        by=cast.frontline(rng, scene.path) if first_met else cast.officer(rng),
        at=at,
        outcome_sought=scene.teller.ask if scene.chance(0.55) else "",
        channel=scene.channel,
        category=subject.category,
        service=scene.body.services[scene.path],
        contractor=scene.body.contractors.get(subject.contractor) if _was_taken_on(scene) else None,
        anonymous=scene.anonymous,
        **_event(scene),
    )


def _event(scene: Scene) -> dict[str, Any]:
    """When it happened, where that is known; now and then so long ago that it is heard for a reason."""
    if scene.chance(0.4):
        return {}
    if scene.chance(0.008):
        on = scene.coming.on - timedelta(days=scene.rng.randint(190, 300))
        return {"event_on": on, "late_reason": "Did not know whom to ask, and was in hospital for part of the time."}
    return {"event_on": scene.coming.on - timedelta(days=min(150, int(scene.rng.expovariate(1 / 12))))}


def _was_taken_on(scene: Scene) -> bool:
    name = scene.coming.subject.contractor
    since: dict[str, date] = {
        contractor.name: scene.body.today - timedelta(days=contractor.taken_on)
        for contractor in scene.body.plan.contractors
    }
    return bool(name) and scene.coming.on > since[name] + timedelta(days=7) and scene.chance(0.95)


def _person(scene: Scene) -> dict[str, Any] | None:
    if scene.anonymous:
        return None
    who = scene.customer
    person: dict[str, Any] = {"name": who.name, "phone": who.phone, "email": who.email, "address": who.address}
    if scene.chance(0.16):
        person["contact_preference"] = scene.words("contact_preferences")
    if scene.chance(0.06):
        person["adjustments"] = scene.words("adjustments")
    if scene.coming.subject.words in ("school", "mental_health") and scene.chance(0.05):
        person["under_18"] = True
    return person


def _give_out(scene: Scene) -> None:
    """Somebody is given it, most often the same day; the people it concerns are added; a few are restricted."""
    rng, cast = scene.rng, scene.body.cast
    officer = cast.officer(rng)
    recorded_on = scene.life.complaint.recorded_at.date()
    day = scene.diary.working_day(scene.life.complaint.counted_on, rng.choices((1, 2, 3), (74, 21, 5))[0])
    at = scene.diary.on(max(day, recorded_on))
    by_officer = scene.restricted or scene.life.stage.number == 2 or scene.chance(0.4)
    scene.handler = cast.investigator(rng) if by_officer else cast.frontline(rng, scene.path)
    lives.allocate(scene.life, handler=scene.handler, by=officer, at=at)
    if scene.restricted:
        lives.restrict(scene.life, readers=[scene.handler, scene.signatory], by=officer, at=scene.diary.on())
    if scene.restricted or (scene.coming.subject.words in ("contact", "attitude") and scene.chance(0.2)):
        _add_staff_complained_about(scene, officer)
    if scene.for_another and not scene.anonymous:
        _add_person_affected(scene, officer)


def _add_staff_complained_about(scene: Scene, by: StaffMember) -> None:
    cast, rng = scene.body.cast, scene.rng
    about = cast.holding(Role.STAFF_COMPLAINED_ABOUT, path=scene.path) or [cast.frontline(rng, scene.path)]
    at = scene.diary.on()
    part = Person.Part.STAFF_COMPLAINED_ABOUT
    lives.add_person(scene.life, part=part, name=about[0].name, staff=about[0], told_on=at.date(), by=by, at=at)


def _add_person_affected(scene: Scene, by: StaffMember) -> None:
    consent = Person.Consent.NOT_NEEDED
    if scene.body.plan.ruleset == "nhs-scotland":
        shares = {Person.Consent.GIVEN: 60, Person.Consent.AWAITED: 18, Person.Consent.OTHER_AUTHORITY: 22}
        consent = scene.rng.choices(list(shares), list(shares.values()))[0]
    affected = somebody(scene.body.plan.towns, "letter", scene.rng)
    name = f"{affected.name.split()[0]} {scene.customer.name.split()[-1]}"
    at = scene.diary.on()
    given_on = at.date() if consent == Person.Consent.GIVEN else None
    lives.add_person(
        scene.life, part=Person.Part.AFFECTED, name=name, consent=consent, consent_on=given_on, by=by, at=at
    )
