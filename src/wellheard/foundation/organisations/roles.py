"""The roles of domain records: who does what. A body may rename them, but never leave a duty without a holder."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    FRONTLINE = "frontline", _("Frontline staff")
    COMPLAINTS_OFFICER = "complaints_officer", _("Complaints officer")
    INVESTIGATOR = "investigator", _("Investigator")
    STAFF_COMPLAINED_ABOUT = "staff_complained_about", _("Staff member complained about")
    HEAD_OF_SERVICE = "head_of_service", _("Head of service")
    DIRECTOR = "director", _("Director")
    CHIEF_EXECUTIVE = "chief_executive", _("Chief executive")
    TRAINING_OFFICER = "training_officer", _("Training officer")
    LIAISON_OFFICER = "liaison_officer", _("Ombudsman liaison officer")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
