"""The `seuil` command: the rules alone start without Django, everything else is a management command."""

import os
import sys
from collections.abc import Callable


def main() -> None:
    """Run ``seuil <command>``; ``seuil regles …`` needs neither settings nor database."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["regles"]:
        from seuil.regles.commande import main as regles  # noqa: PLC0415 - keeps `seuil regles` free of Django

        raise SystemExit(_jusqu_au_bout(regles, arguments[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - needs the line above

    execute_from_command_line(sys.argv)


def _jusqu_au_bout(commande: Callable[[list[str]], int], arguments: list[str]) -> int:
    """Run the command; a reader that stops early (`| head`) is not an error."""
    try:
        code = commande(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    main()
