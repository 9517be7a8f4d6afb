#!/usr/bin/env python
"""Django's own commands: `python manage.py migrate` and the rest."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wellheard.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
