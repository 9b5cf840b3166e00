"""What the installation may set from its environment, read once."""

import fcntl
import os
from hashlib import sha256
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from seuil.socle.db.postgres import SUPERUTILISATEUR
from seuil.socle.db.roles import APPLICATION
from seuil.socle.fichiers import ecrire_prive, fixer

HEURES = 24
PAQUET = Path(__file__).resolve().parent.parent


class ReglageRefuse(ImproperlyConfigured):
    """What the installation sets cannot be read; the message says to its operator, in French, what to write."""


def racine_donnees() -> Path:
    """Return the folder of the embedded database and of the generated keys.

    ``SEUIL_DATA`` wins. Otherwise one folder per installation, so that two clones never share a database:
    root keeps it in /var/lib (PostgreSQL then runs as another user, who cannot enter root's home).
    """
    if choisie := os.environ.get("SEUIL_DATA"):
        return Path(choisie).expanduser().resolve()
    marque = sha256(os.fsencode(str(PAQUET))).hexdigest()[:12]
    if os.geteuid() == 0:
        return Path("/var/lib/seuil") / marque
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser().resolve() / "seuil" / marque


def base_de_donnees(*, options_serveur: tuple[str, ...] = (), dossier: str = "pg") -> dict[str, object]:
    """Return Django's DATABASES["default"]: the server of ``DATABASE_URL``, or the embedded one."""
    commun: dict[str, object] = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    if url := os.environ.get("DATABASE_URL"):
        return commun | _lire_url(url) | {"PROPRIETAIRE": _compte_du_proprietaire()}
    return commun | {
        "ENGINE": "seuil.socle.db.embedded",
        "NAME": "postgres",
        "USER": APPLICATION,
        "PROPRIETAIRE": {"USER": SUPERUTILISATEUR},
        "EMBEDDED_ROOT": str(racine_donnees() / dossier),
        "EMBEDDED_OPTIONS": options_serveur,
    }


def base_de_tests(*, options_serveur: tuple[str, ...], dossier: str) -> dict[str, object]:
    """Return the database of the tests: log in as who may create databases, work as the application.

    With ``DATABASE_URL`` (or ``SEUIL_PROPRIETAIRE_URL``), that account must be a superuser.
    """
    base = base_de_donnees(options_serveur=options_serveur, dossier=dossier) | {"CONN_MAX_AGE": 0}
    compte = cast("dict[str, object]", base["PROPRIETAIRE"] or {"USER": base["USER"]})
    options = cast("dict[str, object]", base.get("OPTIONS", {}))
    return base | compte | {"PROPRIETAIRE": compte, "OPTIONS": {**options, "assume_role": APPLICATION}}


def _compte_du_proprietaire() -> dict[str, object] | None:
    """Return the login of ``SEUIL_PROPRIETAIRE_URL`` on the same database; None when one account does everything."""
    if not (url := os.environ.get("SEUIL_PROPRIETAIRE_URL")):
        return None
    lu = _lire_url(url)
    return {nom: lu[nom] for nom in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}


def _lire_url(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "seuil.socle.db.serveur",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def hotes(ecrits: str) -> tuple[list[str], dict[str, str]]:
    """Return the host names that answer, and the territory of each that is one territory's own.

    ``ecrits`` separates them by commas; ``nancy=logement.example.fr`` gives a name to a territory.
    """
    paires = [entree.strip().rpartition("=") for entree in ecrits.split(",") if entree.strip()]
    noms = [hote.partition("]")[0] + "]" if hote.startswith("[") else hote.split(":")[0] for _, _, hote in paires]
    return noms, {hote: territoire for territoire, _, hote in paires if territoire}


def plage(variable: str, defaut: tuple[int, int]) -> tuple[int, int]:
    """Return two hours, the first one included and the other not, written as `22-5`. Raises ReglageRefuse."""
    ecrite = os.environ.get(variable, f"{defaut[0]}-{defaut[1]}")
    debut, _, fin = ecrite.partition("-")
    if not (debut.isdecimal() and fin.isdecimal() and int(debut) < HEURES and int(fin) < HEURES):
        raise ReglageRefuse(f"{variable} vaut « {ecrite} » : écrivez deux heures, par exemple « 22-5 ».")
    return int(debut), int(fin)


def tetes_du_journal() -> Path:
    """Return the file of the published heads of the journal: ``SEUIL_TETES``, else one in the data folder."""
    if choisi := os.environ.get("SEUIL_TETES"):
        return Path(choisi).expanduser().resolve()
    return racine_donnees() / "journal-tetes.jsonl"


def secret(nom: str) -> str:
    """Return a secret of the installation: the variable ``SEUIL_<NOM>``, else a random one kept in the data folder.

    Raises ReglageRefuse when it was lost.
    """
    if valeur := os.environ.get(f"SEUIL_{nom.upper()}"):
        return valeur
    chemin = racine_donnees() / f"{nom}.secret"
    if not chemin.exists():
        _tirer(chemin)
    if not (lu := chemin.read_text().strip()):
        raise ReglageRefuse(f"{chemin} est vide : rendez-lui ce qu’en a gardé la sauvegarde.")
    return lu


def _tirer(chemin: Path) -> None:
    """Draw a secret once for all who start together; it is on the disk before anything is sealed under it."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    with chemin.with_suffix(".verrou").open("a") as tenu:
        fcntl.flock(tenu, fcntl.LOCK_EX)
        if chemin.exists():
            return
        brouillon = chemin.with_suffix(".en-cours")
        ecrire_prive(brouillon, os.urandom(32).hex().encode())
        brouillon.rename(chemin)
        fixer(chemin.parent)
