"""What the installation may set from its environment, read once."""

import os
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

PAQUET = Path(__file__).resolve().parent.parent


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
        return commun | _lire_url(url)
    return commun | {
        "ENGINE": "seuil.socle.db.embedded",
        "NAME": "postgres",
        "USER": "postgres",
        "EMBEDDED_ROOT": str(racine_donnees() / dossier),
        "EMBEDDED_OPTIONS": options_serveur,
    }


def _lire_url(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def tetes_du_journal() -> Path:
    """Return the file of the published heads of the journal: ``SEUIL_TETES``, else one in the data folder."""
    if choisi := os.environ.get("SEUIL_TETES"):
        return Path(choisi).expanduser().resolve()
    return racine_donnees() / "journal-tetes.jsonl"


def secret(nom: str) -> str:
    """Return a secret of the installation: the variable ``SEUIL_<NOM>``, else a random one kept in the data folder."""
    if valeur := os.environ.get(f"SEUIL_{nom.upper()}"):
        return valeur
    chemin = racine_donnees() / f"{nom}.secret"
    if not chemin.exists():
        chemin.parent.mkdir(parents=True, exist_ok=True)
        descripteur = os.open(chemin, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descripteur, "w") as fichier:
            fichier.write(os.urandom(32).hex())
    return chemin.read_text().strip()
