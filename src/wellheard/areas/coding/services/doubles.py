"""Coding twice, blind: asking a second coder, drawing a sample, their codes, and what the two agree on."""

import math
from datetime import date, datetime
from random import Random

from django.db import transaction

from wellheard.areas.casework.models import Complaint
from wellheard.areas.casework.permissions import Act as CaseworkAct
from wellheard.areas.casework.permissions import may
from wellheard.areas.casework.services.progress import local_day, locked
from wellheard.areas.coding.models import Coding, Sample, SecondCoding
from wellheard.areas.coding.permissions import TABLE, Act
from wellheard.areas.coding.selectors.drawing import drawable
from wellheard.areas.coding.services.coding import (
    CodesGiven,
    UnableToCode,
    bring_together,
    open_double,
    told,
    write,
)
from wellheard.foundation.journal.services import record
from wellheard.foundation.organisations.actors import Actor, actor_for_staff
from wellheard.foundation.organisations.models import Service, StaffMember


@transaction.atomic
def ask_second(*, complaint: Complaint, of: StaffMember, by: Actor, at: datetime) -> SecondCoding:
    """Give a complaint to a second coder. They need the right to see it, and must not have coded it.

    Raises UnableToCode otherwise, and for one that has a second coder.
    """
    complaint = locked(complaint)
    if open_double(complaint) is not None:
        raise UnableToCode("Somebody is asked to code this complaint a second time already.")
    if complaint.codings.filter(coded_by=of).exists():
        raise UnableToCode(f"{of.name} has coded this complaint. Ask somebody who has not.")
    coder = actor_for_staff(of, local_day(at))
    named = not complaint.restricted or complaint.named_readers.filter(staff=of).exists()
    if not named or not may(coder, CaseworkAct.SEE, complaint) or not may(coder, Act.CODE_SECOND, complaint, TABLE):
        raise UnableToCode(f"{of.name} may not see this complaint. Ask somebody who may.")
    made = SecondCoding(complaint=complaint, asked_of=of, asked_by_id=by.staff_id, asked_at=at)
    made.save(force_insert=True)
    record("coding.ask_second", made, by=by, at=at, about=complaint.pk, values={"of": of.name})
    return made


@transaction.atomic
def withdraw_second(*, complaint: Complaint, by: Actor, at: datetime) -> SecondCoding:
    """Ask the second coder no more. Once both are in it stays."""
    double = open_double(locked(complaint))
    if double is None:
        raise UnableToCode("Nobody is asked to code this complaint a second time.")
    if double.both_in_at:
        raise UnableToCode("Both have coded it. What they agree on is recorded instead.")
    double.withdrawn_at = at
    double.save(update_fields=["withdrawn_at"])
    record("coding.withdraw_second", double, by=by, at=at, about=complaint.pk)
    return double


@transaction.atomic
def draw_sample(
    *,
    first_on: date,
    last_on: date,
    share: int,
    seed: str,
    of: StaffMember,
    service: Service | None = None,
    by: Actor,
    at: datetime,
) -> Sample:
    """Draw a share, in percent, of the complaints received in a period (both days included), for a second coder.

    Drawn from what both may see, the second coder has not coded and nobody is asked for; restricted ones are left
    out. The same seed draws the same ones from the same complaints. Raises UnableToCode where there is none.
    """
    if last_on < first_on:
        raise UnableToCode("The period would end before it begins.")
    if not 1 <= share <= 100:
        raise UnableToCode("Give a share from 1 to 100 per cent.")
    coder = actor_for_staff(of, local_day(at))
    found = list(drawable(by, coder, first_on, last_on, service))
    if not found:
        raise UnableToCode("There is no complaint in that period that this person may see and nobody is asked for.")
    drawn = Random(seed).sample(found, math.ceil(len(found) * share / 100))
    sample = Sample(
        first_on=first_on, last_on=last_on, service=service, share=share, seed=seed, drawn_from=len(found),
        asked_of=of, drawn_by_id=by.staff_id, drawn_at=at,
    )  # fmt: skip
    sample.save(force_insert=True)
    asked = {"asked_of": of, "asked_by_id": by.staff_id, "asked_at": at, "sample": sample}
    SecondCoding.objects.bulk_create(SecondCoding(complaint=one, **asked) for one in drawn)
    values = {"first_on": first_on, "last_on": last_on, "share": share, "seed": seed, "drawn_from": len(found)}
    values |= {"of": of.name, "complaints": [str(one.pk) for one in drawn]}
    record("coding.draw", sample, by=by, at=at, values=values)
    return sample


@transaction.atomic
def code_second(*, complaint: Complaint, given: CodesGiven, by: Actor, at: datetime) -> Coding:
    """The codes of whoever was asked to code it a second time. Until the first are in they may be put right."""
    complaint = locked(complaint)
    double = open_double(complaint)
    if double is None or double.asked_of_id != by.staff_id:
        raise UnableToCode("You are not asked to code this complaint a second time.")
    if double.both_in_at:
        raise UnableToCode("Both have coded it, and yours stays as it was. Record what you agree on.")
    made = write(complaint, Coding.Basis.SECOND, given, by, at)
    bring_together(double, at)
    record("coding.code_second", made, by=by, at=at, about=complaint.pk, values=told(given))
    return made


@transaction.atomic
def agree(*, complaint: Complaint, given: CodesGiven, by: Actor, at: datetime) -> Coding:
    """What the two coders agree on, after both are in. The figures take it from then on; the two stay as they were."""
    complaint = locked(complaint)
    double = open_double(complaint)
    if double is None or not double.both_in_at:
        raise UnableToCode("There is something to agree on once two people have coded it.")
    made = write(complaint, Coding.Basis.AGREED, given, by, at)
    double.agreed = made
    double.save(update_fields=["agreed"])
    record("coding.agree", made, by=by, at=at, about=complaint.pk, values=told(given))
    return made
