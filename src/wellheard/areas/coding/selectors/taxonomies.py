"""By which taxonomy a complaint is coded, and what the body calls things."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from wellheard.areas.casework.models import Complaint
from wellheard.areas.coding.models import TaxonomyChoice
from wellheard.areas.procedures.selectors import choices as procedures
from wellheard.foundation.organisations.models import Service
from wellheard.rules.taxonomy import Taxonomy, called, taxonomy, usual_for


class Taxonomies:
    """Every choice of the body, read once, and handed out by service and day."""

    def __init__(self) -> None:
        rows = TaxonomyChoice.objects.order_by("from_on", "id")
        self._by_service: dict[UUID | None, list[TaxonomyChoice]] = {}
        for row in rows:
            self._by_service.setdefault(row.service_id, []).append(row)
        self._parents: dict[UUID, UUID | None] = {}
        if set(self._by_service) - {None}:
            self._parents = dict(Service.objects.order_by("id").values_list("id", "parent_id"))
        chosen = procedures()
        self._usual = usual_for(chosen[-1].ruleset if chosen else "")

    def of(self, service_id: UUID | None, on: date) -> Taxonomy:
        """The service's own choice in force on the day, or the nearest above it, or the body's, or the usual one."""
        while service_id is not None:
            if found := self._in_force(service_id, on):
                return named(found)
            service_id = self._parents.get(service_id)
        found = self._in_force(None, on)
        return named(found) if found else taxonomy(self._usual)

    def named(self, name: str, on: date) -> Taxonomy:
        """A taxonomy of this name with what the body called things on a day, wherever it chose it."""
        rows = [row for held in self._by_service.values() for row in held if row.taxonomy == name and row.from_on <= on]
        rows.sort(key=lambda row: (row.service_id is not None, -row.from_on.toordinal()))
        return named(rows[0]) if rows else taxonomy(name)

    def in_use(self) -> list[str]:
        """The names of those that the body codes by, the body's own first."""
        found = [row.taxonomy for row in self._by_service.get(None, [])] or [self._usual]
        found += [row.taxonomy for rows in self._by_service.values() for row in rows]
        return list(dict.fromkeys(found))

    def _in_force(self, service_id: UUID | None, on: date) -> TaxonomyChoice | None:
        rows = [row for row in self._by_service.get(service_id, []) if row.from_on <= on]
        return rows[-1] if rows else None


def named(choice: TaxonomyChoice) -> Taxonomy:
    return called(taxonomy(choice.taxonomy), choice.names)


def taxonomy_for(complaint: Complaint) -> Taxonomy:
    """The taxonomy by which this complaint is coded."""
    return Taxonomies().of(complaint.service_id, complaint.received_on)


def taxonomy_choices() -> Iterable[TaxonomyChoice]:
    rows: Iterable[TaxonomyChoice] = TaxonomyChoice.objects.select_related("service", "made_by").order_by(
        "service__path", "-from_on", "id"
    )
    return rows
