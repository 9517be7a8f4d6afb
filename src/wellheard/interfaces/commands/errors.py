"""What a command cannot do, said in a sentence."""

import click


class CannotDo(click.ClickException):
    """Printed as one sentence on standard error; the command ends with status 2."""

    exit_code = 2
