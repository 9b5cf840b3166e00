"""One candidate as it is shown, frozen and re-read years later: plain values only."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from seuil.cotation.lignes import masquer
from seuil.cotation.requetes import note_courante_ici
from seuil.demandes import faits as faits_demande
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.publics import publics
from seuil.regles.effort import taux_effort
from seuil.regles.menage import categorie, personnes_a_loger
from seuil.regles.plafonds import PlafondInconnu, financement_du_plafond, plafond
from seuil.regles.rapprochement import Examen, LogementVacant
from seuil.regles.ressources import revenu_retenu
from seuil.regles.zonage import zone


@dataclass(frozen=True, slots=True)
class Ligne:
    """Amounts in euros, shares as text; ``regles`` the answer of each rule, ``points`` each line of the score.

    ``priorites`` the publics of art. L441-1 as they stood that day, each as a `Public`.
    """

    demande: int
    numero_unique: str
    nom: str
    score: int
    prouve: int
    recue_le: str
    personnes: int
    adultes: int
    revenu: int | None
    part_plafond: str
    taux_effort: str
    priorites: list[dict[str, Any]]
    regles: list[dict[str, str]]
    points: list[dict[str, Any]]
    grille: str
    rang: int = 0

    def classee(self, rang: int) -> "Ligne":
        """Return the same line at its rank."""
        return replace(self, rang=rang)

    def en_clair(self) -> dict[str, Any]:
        """Return the line as JSON keeps it; what it holds is plain already."""
        return {champ.name: getattr(self, champ.name) for champ in fields(self)}


def decrire(demande: Demande, examen: Examen, logement: LogementVacant, *, le: date) -> Ligne:
    """Describe a candidate that every rule let through, read by `avec_les_notes`.

    A list and a frozen ranking have many readers: they keep no word on a protected situation.
    """
    note = note_courante_ici(demande)
    menage = faits_demande.menage(demande)
    revenu = revenu_retenu(faits_demande.ressources(demande), le).montant
    return Ligne(
        demande=demande.pk,
        numero_unique=demande.numero_unique,
        nom=str(demande.titulaire),
        score=note.total if note else 0,
        prouve=note.total_prouve if note else 0,
        recue_le=demande.recue_le.isoformat(),
        personnes=personnes_a_loger(menage),
        adultes=sum(personne.lien not in (Lien.A_CHARGE, Lien.A_NAITRE) for personne in demande.personnes.all()),
        revenu=revenu,
        part_plafond=_part(demande, revenu, logement, le),
        taux_effort=_taux(demande, logement),
        priorites=[asdict(public) for public in publics(demande, le=le, tout_voir=False)],
        regles=[
            {"regle": regle.nom, "motif": regle.verdict.motif, "reponse": regle.verdict.reponse.value}
            for regle in examen.regles
        ],
        points=masquer(note.lignes) if note else [],
        grille=str(note.grille_id) if note else "",
    )


def _part(demande: Demande, revenu: int | None, logement: LogementVacant, le: date) -> str:
    if revenu is None:
        return ""
    rang = categorie(faits_demande.menage(demande), le)
    try:
        maximum = plafond(rang, financement_du_plafond(logement.financement, le), zone(logement.commune, le), le=le)
    except PlafondInconnu:
        return ""
    return f"{revenu * 100 // maximum} %"


def _taux(demande: Demande, logement: LogementVacant) -> str:
    taux = taux_effort(logement.depense, faits_demande.ressources_mensuelles(demande))  # type: ignore[arg-type]
    return "" if taux is None else pourcent(taux)


def pourcent(taux: Decimal) -> str:
    """Return `22,3 %`."""
    return f"{taux:.1f} %".replace(".", ",")
