"""The state of each task in words, the same on the operator's page and in `seuil taches`."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from seuil.taches.models import Panne
from seuil.taches.requetes import Etat, etats, pannes
from seuil.taches.table import TACHES

DU_TRAVAILLEUR = {
    "envois": "Départ des messages",
    "reglages": "Réglages des messages",
    "veiller": "Regard du travailleur sur l’horloge",
    "reprendre": "Reprise du travail d’un travailleur tué",
}
JAMAIS = "jamais"


@dataclass(frozen=True, slots=True)
class Releve:
    """A task as it is read: its name, its rhythm, its last success, when it comes next, how late, why it fails."""

    nom: str
    libelle: str
    rythme: str
    derniere: str
    prochaine: str
    retard: str
    panne: str
    est_refusee: bool = False

    @property
    def mot(self) -> str:
        """One word for the whole: a refusal is no failure, a person decides."""
        if self.panne:
            return "À régler" if self.est_refusee else "En échec"
        if self.derniere == JAMAIS:
            return "Jamais passée"
        return "En retard" if self.retard else "À jour"


def releves(maintenant: datetime) -> list[Releve]:
    """Return each line of the table, then what else of the worker fails."""
    autres = [panne for panne in pannes() if panne.tache not in TACHES]
    return [*(_de_la_table(etat) for etat in etats(maintenant)), *map(_du_travailleur, autres)]


def phrase(panne: Panne) -> str:
    """Return why a task fails or waits, in a sentence or two."""
    dite = f"{panne.erreur.rstrip('.')}."
    if panne.dernier_a is None:
        return dite
    quand = f"le {timezone.localtime(panne.dernier_a):%d/%m/%Y à %H:%M:%S}"
    return f"{dite} {panne.fois} essai(s), le dernier {quand}." if panne.fois else f"{dite} Constaté {quand}."


def _de_la_table(etat: Etat) -> Releve:
    faite = etat.derniere.fini_a if etat.derniere else None
    return Releve(
        etat.tache.nom,
        etat.tache.libelle,
        etat.tache.rythme.dit,
        _moment(faite) if faite else JAMAIS,
        _moment(etat.prochaine) if etat.prochaine else "dès que possible",
        etat.retard,
        phrase(etat.panne) if etat.panne else "",
        est_refusee=etat.panne is not None and not etat.panne.fois,
    )


def _du_travailleur(panne: Panne) -> Releve:
    libelle = DU_TRAVAILLEUR.get(panne.tache, "Tâche qui n’est plus dans la table")
    est_refusee = not panne.fois and panne.dernier_a is not None
    return Releve(panne.tache, libelle, "", "", "", "", phrase(panne), est_refusee=est_refusee)


def _moment(a: datetime) -> str:
    return f"{timezone.localtime(a):%d/%m/%Y à %H:%M}"
