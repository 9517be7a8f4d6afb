"""Meetings, bulletins and the survey, beside the other pages of learning."""

from typing import Any

app_name = "culture"
urlpatterns: list[Any] = []
