"""The body's lists of categories: prepared, settled, thrown away, as files; and the national lists beside them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wellheard.areas.procedures import services
from wellheard.areas.procedures.models import Category, CategoryList
from wellheard.areas.procedures.selectors.categories import (
    category_list_on,
    category_lists,
    national_codes,
    national_lists,
    rows_of,
)
from wellheard.foundation.design.forms import DesignForm, dress, say_what_to_do
from wellheard.foundation.organisations.gates import OfficeRequest, holding
from wellheard.foundation.organisations.roles import Role
from wellheard.foundation.organisations.typed import typed
from wellheard.rules.national_codes import NATIONAL_LISTS, national_list

administrator = holding(Role.ADMINISTRATOR)
REFUSALS = (services.UnableToChangeList, services.BrokenCategoryFile)


class ListForm(DesignForm):
    name = forms.CharField(label=_("What to call it"), max_length=120, help_text=_("For example, Categories 2027"))
    from_on = forms.DateField(label=_("For complaints received from"))


class ListFileForm(DesignForm):
    autosave = False
    upload = forms.FileField(label=_("File"), help_text=_("A .csv in UTF-8, with the columns of the file saved here."))


class CategoryForm(DesignForm):
    """One category. What it is called and where it stands is asked only while the list is prepared."""

    def __init__(
        self, *args: Any, category_list: CategoryList, category: Category | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        upper = [
            row for row in category_list.categories.filter(parent=None) if category is None or row.pk != category.pk
        ]
        self._upper = {str(row.pk): row for row in upper}
        if category_list.settled_at is None:
            self._add_name(category)
        for national in national_lists():
            codes = [(row.code, f"{row.code} {row.words}") for row in national_codes(national.name)]
            self.fields[national.name] = _field(
                forms.ChoiceField(label=national.title, choices=[("", _("Not mapped")), *codes], required=False)
            )

    def _add_name(self, category: Category | None) -> None:
        if category is None:
            words = _("Short and lasting: it stays when the name changes.")
            self.fields["code"] = _field(forms.SlugField(label=_("Code"), max_length=40, help_text=words))
        self.fields["name"] = _field(forms.CharField(label=_("Name"), max_length=120))
        above = [("", _("Nothing: it is of the upper level")), *((pk, row.name) for pk, row in self._upper.items())]
        self.fields["parent"] = _field(forms.ChoiceField(label=_("Below"), choices=above, required=False))
        if category is not None:
            self.fields["place"] = _field(forms.IntegerField(label=_("Place in the list"), min_value=1, max_value=9999))

    def for_service(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        mapped = {name: cleaned.pop(name) for name in NATIONAL_LISTS}
        if "parent" in cleaned:
            cleaned["parent"] = self._upper.get(cleaned["parent"])
        return {**cleaned, "mapped": mapped}


class NationalCodeForm(DesignForm):
    code = forms.CharField(label=_("Code"), max_length=40)
    words = forms.CharField(label=_("What it stands for"), max_length=200, required=False)
    dropped = forms.BooleanField(label=_("It is not in the list any more"), required=False)


def _field(field: Any) -> Any:
    dress(field)
    say_what_to_do(field)
    return field


def _list(list_id: UUID) -> CategoryList:
    found: CategoryList = get_object_or_404(category_lists(), pk=list_id)
    return found


def _form_page(
    request: OfficeRequest, form: DesignForm, heading: Any, submit: Any, back_url: str, **more: Any
) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": submit, "back_url": back_url, **more}
    return render(request, "design/form_page.html", context, status=422 if form.errors else 200)


def _done(form: DesignForm, service: Any, **said: Any) -> Any:
    """What the service made; None after a refusal, which then stands on the form."""
    try:
        return service(**said)
    except services.BrokenCategoryFile as broken:
        for fault in broken.faults[:50]:
            form.add_error("upload", _("Row %(row)s: %(words)s") % {"row": fault.row, "words": fault.words})
    except services.UnableToChangeList as refusal:
        form.add_error(None, str(refusal))
    return None


@administrator
def lists(request: OfficeRequest) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "lists": category_lists(), "in_force": category_list_on(today), "today": today, "national": national_lists(),
    }  # fmt: skip
    return render(request, "office/administration/categories.html", context)


@administrator
def begin(request: OfficeRequest) -> HttpResponse:
    now = timezone.now()
    form = typed(request, ListForm)
    if request.method == "POST" and form.is_valid():
        made = _done(form, services.begin_list, by=request.actor, at=now, **form.cleaned_data)
        if made:
            messages.success(request, _("It is begun as a copy of the list in force. Nothing is offered from it yet."))
            return redirect("office:category-list", list_id=made.pk)
    lead = _("It begins as a copy of the list in force until then. Complaints received before keep what they hold.")
    back = reverse("office:category-lists")
    return _form_page(request, form, _("Begin a list of categories"), _("Begin"), back, lead=lead)


@administrator
def one_list(request: OfficeRequest, list_id: UUID) -> HttpResponse:
    found, today = _list(list_id), timezone.localdate()
    context = {
        "list": found, "rows": rows_of(found), "national": national_lists(), "today": today,
        "may_throw_away": found.settled_at is None or found.from_on > today,
    }  # fmt: skip
    return render(request, "office/administration/category_list.html", context)


@administrator
def add(request: OfficeRequest, list_id: UUID) -> HttpResponse:
    found, back = _list(list_id), reverse("office:category-list", args=[list_id])
    form = typed(request, CategoryForm, category_list=found)
    if found.settled_at:
        messages.error(request, _("This list is settled. Begin a new one from a later day."))
        return redirect(back)
    if request.method == "POST" and form.is_valid():
        said = {"category_list": found, "by": request.actor, "at": timezone.now(), **form.for_service()}
        if _done(form, services.add_category, **said):
            messages.success(request, _("The category is added."))
            return redirect(back)
    return _form_page(request, form, _("Add a category"), _("Add"), back, label=found.name)


@administrator
def change(request: OfficeRequest, list_id: UUID, category_id: UUID) -> HttpResponse:
    found, back = _list(list_id), reverse("office:category-list", args=[list_id])
    row = next((row for row in rows_of(found) if row.category.pk == category_id), None)
    if row is None:
        raise Http404
    held = row.category
    initial = {"name": held.name, "parent": str(held.parent_id or ""), "place": held.place, **row.mapped}
    form = typed(request, CategoryForm, initial=initial, category_list=found, category=held)
    if request.method == "POST" and form.is_valid():
        said = {"category": held, "by": request.actor, "at": timezone.now(), **form.for_service()}
        if _done(form, services.change_category, **said):
            messages.success(request, _("The category is changed."))
            return redirect(back)
    return _form_page(request, form, held.name, _("Save"), back, label=found.name)


@administrator
@require_POST
def remove(request: OfficeRequest, list_id: UUID, category_id: UUID) -> HttpResponse:
    found = get_object_or_404(_list(list_id).categories.all(), pk=category_id)
    return _posted(request, list_id, services.remove_category, _("The category is left out."), category=found)


@administrator
@require_POST
def settle(request: OfficeRequest, list_id: UUID) -> HttpResponse:
    said = _("The list is settled. It is offered for complaints received from its day on.")
    return _posted(request, list_id, services.settle_list, said, category_list=_list(list_id))


@administrator
@require_POST
def throw_away(request: OfficeRequest, list_id: UUID) -> HttpResponse:
    found = _list(list_id)
    try:
        services.throw_away_list(category_list=found, by=request.actor, at=timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("office:category-list", list_id=list_id)
    messages.success(request, _("The list is thrown away. The one before it goes on."))
    return redirect("office:category-lists")


def _posted(request: OfficeRequest, list_id: UUID, service: Any, done: Any, **on: Any) -> HttpResponse:
    try:
        service(by=request.actor, at=timezone.now(), **on)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("office:category-list", list_id=list_id)


@administrator
def save_file(request: OfficeRequest, list_id: UUID) -> HttpResponse:
    found = _list(list_id)
    response = HttpResponse("\ufeff" + services.list_as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="categories-{found.from_on.isoformat()}.csv"'
    return response


@administrator
def bring_in(request: OfficeRequest, list_id: UUID) -> HttpResponse:
    found, back = _list(list_id), reverse("office:category-list", args=[list_id])
    form = typed(request, ListFileForm)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["upload"].read()
        said = {"category_list": found, "content": content, "by": request.actor, "at": timezone.now()}
        count = _done(form, services.bring_in_list, **said)
        if count:
            messages.success(request, _("%(count)d categories are brought in.") % {"count": count})
            return redirect(back)
    lead = _("What the file says takes the place of what is in the list now. A file with a fault changes nothing.")
    return _form_page(
        request, form, _("Bring in a file of categories"), _("Bring in"), back, lead=lead, label=found.name
    )


@administrator
def national(request: OfficeRequest, name: str) -> HttpResponse:
    """A national list as the body uses it, and one code put right."""
    if name not in NATIONAL_LISTS:
        raise Http404
    form = typed(request, NationalCodeForm)
    if request.method == "POST" and form.is_valid():
        said = {"national": name, "by": request.actor, "at": timezone.now(), **form.cleaned_data}
        if _done(form, services.correct_national_code, **said):
            messages.success(request, _("The code is put right."))
            return redirect("office:national-list", name=name)
    context = {"form": form, "national": national_list(name), "codes": national_codes(name)}
    status = 422 if form.errors else 200
    return render(request, "office/administration/national_list.html", context, status=status)
