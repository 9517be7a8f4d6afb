"""Stage 2: acknowledged, its points agreed, looked into, extended or not, drafted, sent back or signed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from wellheard.areas.casework.services import FindingGiven
from wellheard.foundation.organisations.roles import Role
from wellheard.interfaces.commands.example import life as lives
from wellheard.interfaces.commands.example.story.pace import days_at_stage_2
from wellheard.interfaces.commands.example.story.scene import Scene
from wellheard.interfaces.commands.example.story.stage_1 import (
    cause_and_action,
    close,
    closing_without_outcome,
)
from wellheard.interfaces.commands.example.wording import texts
from wellheard.rules.outcomes import Finding, outcome_from
from wellheard.rules.procedure import Approver
from wellheard.rules.working_days import next_working_day

STANDARD = 20
INVESTIGATES = (Role.INVESTIGATOR, Role.COMPLAINTS_OFFICER)
FOUND = {
    Finding.UPHELD: "I uphold this point.",
    Finding.PARTIALLY_UPHELD: "I uphold this point in part.",
    Finding.NOT_UPHELD: "I do not uphold this point.",
}
OMBUDSMAN = ("upheld", "some_upheld", "not_upheld", "not_upheld", "resolved")
COUNTS = ("", "one point", "two points", "three points")


@dataclass
class Agenda:
    """What is to be done on which working day of the stage, in order."""

    scene: Scene
    counted: date
    items: list[tuple[int, int, Callable[[date], None]]] = field(default_factory=list)

    def add(self, day: int, do: Callable[[date], None]) -> None:
        self.items.append((max(1, day), len(self.items), do))

    def work_through(self) -> None:
        for day, _, do in sorted(self.items, key=lambda item: item[:2]):
            do(self.scene.diary.working_day(self.counted, day))


def stage_2(scene: Scene) -> None:
    rng = scene.rng
    counted = scene.life.stage.counted_on
    agenda = Agenda(scene, counted)
    acknowledge_on = rng.choices((1, 2, 3, 4, 6), (33, 32, 24, 7, 4))[0]
    agenda.add(acknowledge_on, lambda day: _acknowledge(scene, day))
    if scene.life.stage.route == "direct" and (ending := closing_without_outcome(scene)):
        agenda.add(rng.randint(7, 16), lambda day: close(scene, ending, day))
        agenda.work_through()
        return
    agree_on = max(acknowledge_on, rng.randint(2, 8))
    agenda.add(agree_on, lambda day: _agree_points(scene, day))
    days = max(agree_on + 4, days_at_stage_2(scene.coming.subject.pace, rng))
    for _ in range(rng.randint(0, 3)):
        agenda.add(rng.randint(agree_on, days - 2), lambda day: _note(scene, day))
    _plan_extensions(scene, agenda, days)
    agenda.add(days - 3, lambda day: _find(scene, day))
    agenda.add(days - rng.randint(1, 2), lambda day: _propose(scene, day))
    agenda.add(days, lambda day: _sign(scene, day))
    agenda.work_through()


def _acknowledge(scene: Scene, day: date) -> None:
    cast, rng = scene.body.cast, scene.rng
    officer, at = cast.officer(rng), scene.diary.on(day)
    if scene.handler not in cast.holding(*INVESTIGATES):
        scene.handler = cast.investigator(rng)
        lives.allocate(scene.life, handler=scene.handler, by=officer, at=at)
    assert scene.handler is not None
    lives.acknowledge(scene.life, acknowledged_on=at.date(), by=scene.handler, at=scene.diary.on())


def _agree_points(scene: Scene, day: date) -> None:
    handler, at = scene.handler, scene.diary.on(day)
    assert handler is not None
    sought = scene.life.complaint.outcome_sought or scene.teller.ask
    for text in scene.teller.some_of("points", 3):
        lives.add_point(scene.life, text=f"{text}.", outcome_sought=sought, by=handler, at=at)
        sought = ""
    how = scene.words("agreed_points_how")
    at = scene.diary.on()
    lives.agree_points(scene.life, agreed_on=at.date(), agreed_how=how, by=handler, at=at)


def _note(scene: Scene, day: date) -> None:
    assert scene.handler is not None
    lives.add_note(scene.life, text=scene.words("notes"), by=scene.handler, at=scene.diary.on(day))


def _plan_extensions(scene: Scene, agenda: Agenda, days: int) -> None:
    """Before the limit passes, to a day that may itself not be kept; then once more."""
    limit = STANDARD
    while days > limit and scene.chance(0.72) and limit < STANDARD * 4:
        enough = scene.chance(0.8)
        to_day = max(limit + 3, days + scene.rng.randint(0, 4) if enough else limit + scene.rng.randint(3, 10))
        asked_on = limit - scene.rng.randint(0, 3)
        agenda.add(asked_on, lambda day, to_day=to_day: _extend(scene, day, agenda, to_day))  # type: ignore[misc]
        limit = to_day


def _extend(scene: Scene, day: date, agenda: Agenda, to_day: int) -> None:
    assert scene.handler is not None
    at = scene.diary.on(day)
    lives.extend(
        scene.life,
        to_on=scene.diary.working_day(agenda.counted, to_day),
        reason=scene.words("extension_reasons_stage_2"),
        authorised_by=scene.body.cast.senior_manager(scene.rng, scene.path),
        approver=Approver.SENIOR_MANAGER,
        customer_told_on=at.date(),
        by=scene.handler,
        at=at,
    )


def _find(scene: Scene, day: date) -> None:
    """Each point on its own, but mostly one way: who is right about one thing is often right about the next."""
    assert scene.handler is not None
    resolved, upheld, partly, not_upheld = scene.coming.subject.outcomes
    shares = (upheld + resolved / 2, partly, not_upheld + resolved / 2)
    leaning = scene.rng.choices(list(Finding), shares)[0]
    findings = {}
    for point in scene.life.points:
        finding = leaning if scene.chance(0.72) else scene.rng.choice(list(Finding))
        kinds = {Finding.UPHELD: ("right",), Finding.NOT_UPHELD: ("wrong",)}.get(finding, ("right", "wrong"))
        reasons = " But: ".join(scene.teller.one_of(kind) for kind in kinds)
        findings[point.number] = FindingGiven(finding.value, reasons)
    lives.find(scene.life, findings=findings, by=scene.handler, at=scene.diary.on(day))


def _propose(scene: Scene, day: date) -> None:
    assert scene.handler is not None
    outcome = outcome_from([Finding(point.finding) for point in scene.life.points])
    assert outcome is not None
    at = scene.diary.on(day)
    text = _letter(scene, outcome.value)
    lives.propose_response(scene.life, text=text, outcome=outcome.value, by=scene.handler, at=at)
    lives.read_complaint(scene.life, by=scene.signatory, at=scene.diary.on())
    if scene.chance(0.16):
        lives.send_back(scene.life, comment=scene.words("sent_back"), by=scene.signatory, at=scene.diary.on())
        at = scene.diary.on(
            scene.diary.working_day(next_working_day(at.date(), scene.diary.calendar), scene.rng.randint(1, 3))
        )
        text = _letter(scene, outcome.value)
        lives.propose_response(scene.life, text=text, outcome=outcome.value, by=scene.handler, at=at)


def _letter(scene: Scene, outcome: str) -> str:
    assert scene.handler is not None
    points = scene.life.points
    findings = [f"{p.number}. {p.text} {p.reasons} {FOUND[Finding(p.finding)]}" for p in points]
    _, action = scene.teller.cause_and_action
    next_steps = (
        f"What we have done, or will do: {action}"
        if outcome != "not_upheld"
        else "I have shared your concerns with the service."
    )
    letter: str = texts()["answers"]["stage_2"].format(
        customer=scene.customer.name if not scene.anonymous else "Sir or Madam",
        count=COUNTS[len(points)],
        findings="\n\n".join(findings),
        summing_up=scene.words(f"summing_up_{outcome}"),
        what_next=next_steps,
        officer=scene.handler.name,
        signatory=f"{scene.signatory.name}\n{scene.signatory.job_title}",
    )
    return letter


def _sign(scene: Scene, day: date) -> None:
    outcome = scene.life.responses[-1].outcome
    cause, action = cause_and_action(scene, outcome)
    at = scene.diary.on(day)
    lives.sign_off(
        scene.life,
        responded_on=at.date(),
        root_cause=cause,
        remedial_action=action,
        by=scene.signatory,
        at=at,
    )
    long_ago = (scene.body.today - at.date()).days > 120
    if long_ago and scene.chance(0.045):
        scene.life.complaint.ombudsman_outcome = scene.rng.choice(OMBUDSMAN)
