"""The day a command works on: today, or one typed that has come already."""

from datetime import date

from django.core.management import CommandError
from django.utils import timezone


def jour(texte: str | None, *, au_dela: bool = False) -> date:
    """Return the day typed as 2026-11-23, today when none is. Raises CommandError, also for a day still to come.

    ``au_dela`` lets a person who confirmed it choose a day to come.
    """
    aujourdhui = timezone.localdate()
    if texte is None:
        return aujourdhui
    try:
        lu = date.fromisoformat(texte)
    except ValueError:
        raise CommandError(f"--le : la date « {texte} » se lit mal, on attend une date comme 2026-11-23.") from None
    if lu > aujourdhui and not au_dela:
        raise CommandError(f"--le : le {lu:%d/%m/%Y} n’est pas encore venu, nous sommes le {aujourdhui:%d/%m/%Y}.")
    return lu
