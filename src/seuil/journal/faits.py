"""What is measured of each line of the journal: the same digests as PostgreSQL's triggers write (migrations/0001)."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

ORIGINE = "0" * 64
ENTREE = ("verbe", "objet", "objet_id", "numero_unique", "par", "organisme", "le", "consignee_a", "empreinte_contenu")
CONSULTATION = ("numeros", "agent_id", "service", "sorte", "motif", "a")


@dataclass(frozen=True, slots=True)
class Tete:
    """A published head: the day, how many lines were sealed, the last seal and its digest."""

    jour: str
    entrees: int
    consultations: int
    sceaux: int
    dernier: int
    tete: str

    def en_ligne(self) -> str:
        """Return the line of JSON that is published."""
        return json.dumps(asdict(self))

    @classmethod
    def lue(cls, ligne: str) -> Self:
        """Return the head that a line says. Raises ValueError."""
        try:
            dits = json.loads(ligne)
            lue = cls(**{champ.name: dits[champ.name] for champ in fields(cls)})
            if not all(isinstance(getattr(lue, nom), int) for nom in ("entrees", "consultations", "sceaux")):
                raise ValueError(ligne)
            return lue
        except (TypeError, KeyError, RecursionError) as illisible:
            raise ValueError(ligne) from illisible


def derniere_de(publiees: Path) -> Path:
    """Return the file of the last head sealed, beside the published ones."""
    return publiees.with_name(f"{publiees.name}.derniere")


def est_publiee(publiees: Path, le: date) -> bool:
    """Say whether a head was published on a day."""
    return any(tete is not None and tete.jour == le.isoformat() for tete in map(_lue, lignes_publiees(publiees)))


def lignes_publiees(publiees: Path) -> list[str]:
    """Return the lines of a file of heads; the last one, left unfinished by a full disk or a kill, only if it reads."""
    *lignes, derniere = lire(publiees).split("\n")
    return lignes if _lue(derniere) is None else [*lignes, derniere]


def lire(fichier: Path) -> str:
    """Return the text of a file of heads, whatever its bytes."""
    return fichier.read_text(encoding="utf-8", errors="replace") if fichier.exists() else ""


def _lue(ligne: str) -> Tete | None:
    try:
        return Tete.lue(ligne)
    except ValueError:
        return None


def mesure(*champs: str) -> str:
    """Return the SHA-256 of fields, each preceded by its length: no two lists of fields read the same."""
    octets = (champ.encode() for champ in champs)
    return sha256(b"".join(b"%d:%s" % (len(champ), champ) for champ in octets)).hexdigest()


def maillon(tete: str, rang: int, posee_a: datetime, nature: str, pk: int, empreinte: str) -> str:
    """Return the digest of a link."""
    return mesure(tete, str(rang), instant(posee_a), nature, str(pk), empreinte)


def instant(a: datetime) -> str:
    """Return a moment to the microsecond, as PostgreSQL's triggers write it."""
    return a.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def empreinte_entree(ligne: dict[str, Any]) -> str:
    return mesure(
        str(ligne["pk"]),
        ligne["verbe"],
        ligne["objet"],
        ligne["objet_id"],
        ligne["numero_unique"],
        ligne["par"],
        ligne["organisme"],
        ligne["le"].isoformat(),
        instant(ligne["consignee_a"]),
        ligne["empreinte_contenu"],
    )


def empreinte_consultation(ligne: dict[str, Any]) -> str:
    agent = "" if ligne["agent_id"] is None else str(ligne["agent_id"])
    return mesure(
        str(ligne["pk"]),
        ",".join(ligne["numeros"]),
        agent,
        ligne["service"],
        ligne["sorte"],
        ligne["motif"],
        instant(ligne["a"]),
    )
