"""The `seuil` command: the rules alone start without Django, everything else is a management command."""

import os
import sys


def main() -> None:
    """Run ``seuil <command>``; ``seuil regles …`` needs neither settings nor database."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["regles"]:
        from seuil.regles.commande import main as regles  # noqa: PLC0415 - keeps `seuil regles` free of Django

        raise SystemExit(regles(arguments[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - needs the line above

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
