"""The `seuil` command: the rules alone start without Django, everything else is a management command."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

from seuil.config.arguments import parler_francais

IMPOSSIBLE = 2
INTERROMPU = 130
TRAVAILLEUR = "travailler"
ABSENTES = ("42P01", "42883")  # no such table, no such function
TABLE_ABSENTE = (
    "La base de données est vide, ou d’une autre version de Seuil. "
    "Lancez « seuil migrate », puis « seuil reference charger ». Pour seulement essayer : « seuil demo »."
)
BASE_ABSENTE = "La base de données ne répond pas. Vérifiez qu’elle est lancée, et la variable DATABASE_URL."
DONNEES_ABSENTES = "Le dossier des données ne peut pas être écrit ({raison}). Vérifiez la variable SEUIL_DATA."
INATTENDUE = "Erreur inattendue ({nom}). Le détail technique est dans {chemin}."


def main() -> None:
    """Run ``seuil <command>``; ``seuil regles …`` needs neither settings nor database."""
    parler_francais()
    arguments = sys.argv[1:]
    if arguments[:1] == ["regles"]:
        from seuil.regles.commande import main as regles  # noqa: PLC0415 - keeps `seuil regles` free of Django

        raise SystemExit(_jusqu_au_bout(regles, arguments[1:]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seuil.config.settings")
    raise SystemExit(_executer())


def _executer() -> int:
    """Run a management command; whatever breaks is told in a sentence, never as a traceback."""
    import django  # noqa: PLC0415 - needs the settings' name
    from django.core.management import CommandError, execute_from_command_line  # noqa: PLC0415

    try:
        django.setup()
        if inconnue := _inconnue(sys.argv[1:2]):
            sys.stderr.write(f"{inconnue}\n")
            return IMPOSSIBLE
        if sys.argv[1:2] == [TRAVAILLEUR]:
            _verifier_l_installation()
        execute_from_command_line(_refus_rendus(sys.argv))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        return INTERROMPU
    except CommandError as refus:
        sys.stderr.write(f"{refus}\n")
        return refus.returncode
    except Exception as panne:
        sys.stderr.write(f"{_phrase(panne)}\n")
        return IMPOSSIBLE
    return 0


def _refus_rendus(arguments: list[str]) -> list[str]:
    """Return the arguments that let a refusal reach `_executer`: Django alone would print its class before it."""
    from django.core.management import get_commands  # noqa: PLC0415 - needs the settings' name

    if arguments[1:2] and arguments[1] in get_commands():
        return [*arguments[:2], "--traceback", *arguments[2:]]
    return arguments


def _inconnue(commande: list[str]) -> str:
    """Return what to say of a command that does not exist; nothing of one that does."""
    from django.core.management import get_commands  # noqa: PLC0415 - needs the settings' name

    (nom,) = commande or [""]
    if not nom or nom.startswith("-") or nom in ("help", *get_commands()):
        return ""
    siennes = sorted(autre for autre, origine in get_commands().items() if str(origine).startswith("seuil."))
    proches = get_close_matches(nom, siennes, n=1)
    suite = f"Vouliez-vous « seuil {proches[0]} » ?" if proches else f"Il y a : {', '.join(['regles', *siennes])}."
    return f"La commande « {nom} » n’existe pas. {suite}"


def _verifier_l_installation() -> None:
    """Stop before the worker starts where the site would not; say what keeps messages from leaving."""
    from seuil.config.demarrage import arreter_si_dangereux  # noqa: PLC0415 - needs the settings
    from seuil.envois.reglages import fautes  # noqa: PLC0415

    arreter_si_dangereux()
    for dite in fautes():
        sys.stderr.write(f"À régler. {dite}\n")


def _phrase(panne: Exception) -> str:
    """Return what to run or to look at; the value that a database refused is never repeated."""
    from django.db import OperationalError  # noqa: PLC0415 - only when something broke

    from seuil.config.environnement import ReglageRefuse  # noqa: PLC0415

    if isinstance(panne, ReglageRefuse):
        return str(panne)
    causes = [*_causes(panne)]
    if any(getattr(cause, "sqlstate", "") in ABSENTES for cause in causes):
        return TABLE_ABSENTE
    if any(isinstance(cause, OperationalError) for cause in causes):
        return BASE_ABSENTE
    try:
        return INATTENDUE.format(nom=type(panne).__name__, chemin=_garder(panne))
    except OSError as refus:
        return DONNEES_ABSENTES.format(raison=refus.strerror)


def _causes(panne: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those behind it, each once: a chain may turn in a circle."""
    vues: set[int] = set()
    while panne is not None and id(panne) not in vues:
        vues.add(id(panne))
        yield panne
        panne = panne.__cause__ or panne.__context__


def _garder(panne: Exception) -> Path:
    """Write where the program stopped, without any value: a message may hold what a household typed."""
    from seuil.config.environnement import racine_donnees  # noqa: PLC0415 - only when something broke

    chemin = racine_donnees() / "erreurs.log"
    chemin.parent.mkdir(parents=True, exist_ok=True)
    descripteur = os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descripteur, "a") as fichier:
        fichier.write(f"{' '.join(sys.argv[1:3])} : {type(panne).__name__}\n")
        fichier.writelines(traceback.format_tb(panne.__traceback__))
    return chemin


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
