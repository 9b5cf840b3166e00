"""Establish a fact of a demand, or withdraw what established it: the score reads these rows and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.demandes import acces
from seuil.demandes.models import Demande, FaitEtabli, Origine, Personne
from seuil.demandes.requetes import delais_de_la_demande
from seuil.documents.models import Document
from seuil.journal.services import consigner
from seuil.regles.calendrier import ajouter_jours
from seuil.socle.droits import exiger

A_VENIR = "La date de ce document est à venir : vérifiez-la."
REMPLACEE, REPONSE_CHANGEE, DEPART = "Remplacée", "La réponse a changé", "La personne a quitté la demande"


@dataclass(frozen=True, slots=True)
class Preuve:
    """What establishes a fact: by what, from which day, until which (None: without limit), with which value.

    ``valeur``: None confirms what the household said; another value stands in its place, False says that it is not so.
    """

    fait: str
    origine: Origine
    source: str
    du: date
    au: date | None = None
    valeur: Any = None
    document: Document | None = None
    personne: Personne | None = None


class PreuveAVenir(ValueError):
    """A paper cannot bear a day that has not come."""


@transaction.atomic
def etablir(demande: Demande, preuves: Collection[Preuve], *, par: Acteur, le: date) -> list[FaitEtabli]:
    """Establish facts of an active demand; what established them before is kept, withdrawn.

    A paper that says the same for less long withdraws nothing: a contract worth a year outlives a payslip.
    Raises DroitRefuse, PreuveAVenir, PassageInterdit.
    """
    for preuve in preuves:
        exiger(acces.peut_etablir(par, demande, preuve.fait, origine=preuve.origine))
        if preuve.du > le:
            raise PreuveAVenir(A_VENIR)

    demande.verrouiller().passer("modifier")
    sursis = delais_de_la_demande(demande, le).preuve_sursis_jours
    tenus = {tenu.fait: tenu for tenu in demande.faits_etablis.tenus()}
    neuves = [preuve for preuve in preuves if not _vaut_deja(tenus.get(preuve.fait), preuve, le)]
    retirer_les_preuves(demande, [preuve.fait for preuve in neuves], motif=REMPLACEE, le=le)
    ecrites = FaitEtabli.objects.bulk_create(_ecrire(demande, preuve, sursis, par=par, le=le) for preuve in neuves)

    consigner("demande.faits_etablis", demande, par=par, le=le, preuves=[etabli.pk for etabli in ecrites])
    return ecrites


def retirer_les_preuves(demande: Demande, faits: Collection[str], *, motif: str, le: date) -> None:
    """Withdraw what established these facts, inside the verb that changed the demand."""
    demande.faits_etablis.tenus().filter(fait__in=faits).update(retire_le=le, motif_retrait=motif)


def _vaut_deja(tenu: FaitEtabli | None, preuve: Preuve, le: date) -> bool:
    """Say whether what stands says the same, and for longer."""
    if preuve.origine is Origine.AUTORITE or tenu is None or not tenu.compte(le) or tenu.valeur != preuve.valeur:
        return False
    return tenu.au is None or (preuve.au is not None and tenu.au > preuve.au)


def _ecrire(demande: Demande, preuve: Preuve, sursis: int, *, par: Acteur, le: date) -> FaitEtabli:
    return FaitEtabli(
        demande=demande,
        fait=preuve.fait,
        valeur=preuve.valeur,
        du=preuve.du,
        au=preuve.au,
        sursis_au=preuve.au and ajouter_jours(preuve.au, sursis),
        origine=preuve.origine,
        source=preuve.source,
        document=preuve.document,
        personne=preuve.personne,
        par=par.designation,
        etabli_le=le,
    )
