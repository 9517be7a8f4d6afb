"""Stage 1: answered, resolved, extended, closed without an outcome, or on to stage 2."""

from datetime import date, timedelta

from wellheard.areas.casework.models import Person
from wellheard.interfaces.commands.example import life as lives
from wellheard.interfaces.commands.example.story.pace import EXTENDED_AT_STAGE_1, days_at_stage_1
from wellheard.interfaces.commands.example.story.scene import Scene
from wellheard.rules.procedure import Approver

OUTCOMES = ("resolved", "upheld", "partially_upheld", "not_upheld")
ASKED_FOR_STAGE_2 = {"resolved": 0.03, "upheld": 0.09, "partially_upheld": 0.16, "not_upheld": 0.19}
STANDARD, LONGEST = 5, 10


NOT_A_COMPLAINT = {
    "A first request": "first_service_request",
    "A claim for": "compensation_only",
    "About a service": "not_this_body",
    "A decision with": "own_appeal",
}
"""The coded reason by how the words for it begin."""


def stage_1(scene: Scene) -> bool:
    """Whether it goes on to stage 2."""
    counted = scene.life.complaint.counted_on
    if ending := closing_without_outcome(scene):
        close(scene, ending, scene.diary.working_day(counted, scene.rng.randint(2, 7)))
        return False
    days = days_at_stage_1(scene.coming.subject.pace, scene.rng)
    if scene.chance(0.25):
        _note(scene, scene.diary.working_day(counted, min(days, 3)))
    if days > STANDARD and scene.chance(EXTENDED_AT_STAGE_1[scene.coming.subject.pace]):
        _extend(scene, counted, days)
    if days > LONGEST and scene.chance(0.65):
        _move_on(scene, scene.diary.working_day(counted, LONGEST + scene.rng.randint(0, 1)))
        return True
    outcome = scene.rng.choices(OUTCOMES, scene.coming.subject.outcomes)[0]
    _answer(scene, outcome, scene.diary.working_day(counted, days))
    return scene.chance(ASKED_FOR_STAGE_2[outcome]) and _ask_for_stage_2(scene)


def closing_without_outcome(scene: Scene) -> str:
    """Which closing without an outcome it comes to, if any."""
    if scene.anonymous:
        return "anonymous_not_pursued" if scene.chance(0.55) else ""
    awaits = any(person.consent == Person.Consent.AWAITED for person in scene.life.people)
    if awaits and scene.chance(0.3):
        return "no_consent"
    chosen = scene.rng.random()
    return "withdrawn" if chosen < 0.022 else "not_a_complaint" if chosen < 0.034 else ""


def close(scene: Scene, closure: str, day: date) -> None:
    cast, at = scene.body.cast, scene.diary.on(day)
    by = cast.manager(scene.rng, scene.path) if closure == "anonymous_not_pursued" else cast.officer(scene.rng)
    reason = scene.words(closure)
    coded = next((code for begins, code in NOT_A_COMPLAINT.items() if reason.startswith(begins)), "")
    lives.close_without_outcome(
        scene.life, closure=closure, reason=reason, closed_on=at.date(), not_a_complaint_reason=coded, by=by, at=at
    )


def _note(scene: Scene, day: date) -> None:
    assert scene.handler is not None
    lives.add_note(scene.life, text=scene.words("notes"), by=scene.handler, at=scene.diary.on(day))


def _extend(scene: Scene, counted: date, days: int) -> None:
    """On day 4 or 5, to day 10 at most."""
    assert scene.handler is not None
    at = scene.diary.on(scene.diary.working_day(counted, scene.rng.choice((4, 5))))
    to_on = scene.diary.working_day(counted, min(LONGEST, max(days, scene.rng.randint(8, 10))))
    longest = scene.life.clock(at).longest_due_on  # by what was known then: a closure may have come later
    assert longest is not None
    lives.extend(
        scene.life,
        to_on=min(to_on, longest),
        reason=scene.words("extension_reasons_stage_1"),
        authorised_by=scene.body.cast.manager(scene.rng, scene.path),
        approver=Approver.MANAGER,
        customer_told_on=at.date(),
        by=scene.handler,
        at=at,
    )


def _move_on(scene: Scene, day: date) -> None:
    at = scene.diary.on(day)
    officer = scene.body.cast.officer(scene.rng)
    lives.move_to_stage_2(scene.life, moved_on=at.date(), why=scene.words("moved_reasons"), by=officer, at=at)


def _answer(scene: Scene, outcome: str, day: date) -> None:
    assert scene.handler is not None
    at = scene.diary.on(day)
    cause, action = cause_and_action(scene, outcome)
    if outcome == "resolved":
        lives.resolve(
            scene.life,
            resolution=_agreement(scene, action),
            agreed_with=scene.customer.name if not scene.anonymous else "The customer",
            agreed_on=at.date(),
            agreed_how=scene.words("agreed_how"),
            root_cause=cause,
            remedial_action=action,
            by=scene.handler,
            at=at,
        )
        return
    spoken = scene.channel in ("phone", "in_person") or scene.chance(0.3)
    given = (
        scene.rng.choice(("phone", "phone", "in_person")) if spoken else scene.rng.choice(("email", "email", "letter"))
    )
    lives.answer_at_stage_1(
        scene.life,
        outcome=outcome,
        response_text=_response(scene, outcome, action, spoken),
        response_given=given,
        responded_on=at.date(),
        root_cause=cause,
        remedial_action=action,
        by=scene.handler,
        at=at,
    )


def cause_and_action(scene: Scene, outcome: str) -> tuple[str, str]:
    """What lay behind it and what was done: of most that were put right or upheld."""
    if outcome == "not_upheld" or scene.chance(0.1):
        return "", ""
    return scene.teller.cause_and_action


def _agreement(scene: Scene, action: str) -> str:
    template = scene.phrase("resolutions")
    done = action or scene.teller.cause_and_action[1]
    return template.format(customer=scene.customer.name, action=done, ask_as_said=scene.teller.ask)


def _response(scene: Scene, outcome: str, action: str, spoken: bool) -> str:
    assert scene.handler is not None
    template = scene.phrase("stage_1_spoken" if spoken else "stage_1_letter")
    reasons = {
        "upheld": scene.teller.one_of("right"),
        "partially_upheld": f"{scene.teller.one_of('right')} On the rest I have to say: {scene.teller.one_of('wrong')}",
        "not_upheld": scene.teller.one_of("wrong"),
    }
    sorry = scene.phrase("apologies_spoken" if spoken else "apologies") if outcome != "not_upheld" else ""
    said = template.format(
        customer=scene.customer.name,
        reason=reasons[outcome],
        apology=sorry,
        action=action,
        officer=scene.handler.name,
        clock=scene.rng.choice(("ten", "half past two", "eleven", "four")),
    )
    return said.replace("  ", " ")


def _ask_for_stage_2(scene: Scene) -> bool:
    """Days or weeks after the answer; very seldom too late, and heard all the same."""
    answered_on = scene.life.stage.responded_on
    assert answered_on is not None
    late = scene.chance(0.012)
    wait = scene.rng.randint(190, 205) if late else min(52, 1 + int(scene.rng.expovariate(1 / 13)))
    at = scene.diary.on(answered_on + timedelta(days=wait))
    why = scene.words("escalation_reasons")
    special = scene.words("late_circumstances") if late else ""
    officer = scene.body.cast.officer(scene.rng)
    lives.escalate(scene.life, asked_on=at.date(), why=why, special_circumstances=special, by=officer, at=at)
    return True
