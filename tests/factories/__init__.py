"""Complaints made by the services that people use, never by writing rows."""

from factories.complaints import complaint as complaint
