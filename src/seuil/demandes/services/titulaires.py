"""The holders of a demand: alive, each keeps one place; a held demand has none until a desk tells it apart."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande, Titulaire
from seuil.demandes.models.foyer import UNE_DEMANDE_VIVANTE
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes import Cles, cles_de, vivants
from seuil.socle.cle import cle_de_la_personne
from seuil.socle.db.contraintes import contrainte_violee

TITULAIRES = (Lien.DEMANDEUR, Lien.CONJOINT, Lien.CODEMANDEUR)


def cles(personnes: Iterable[dict[str, Any]]) -> Cles:
    """Return the keys of the holders, in one order for everybody so that two clerks never wait for each other."""
    trouvees: set[tuple[str, date]] = {
        (cle_de_la_personne(personne["nom"], personne["prenom"]), personne["naissance"])
        for personne in personnes
        if personne["lien"] in TITULAIRES
    }
    return sorted(trouvees)


def inscrire(demande: Demande, siens: Cles) -> None:
    """Write the holders of a new demand: alive at the first free place, without one when it is held."""
    est_vivant = demande.etat == Etat.ACTIVE
    rang = _rang_libre(demande, siens) if demande.motif_doublon else 0
    for nom, naissance in siens:
        Titulaire.objects.create(
            demande=demande, ressort=demande.ressort, cle=nom, naissance=naissance, rang=rang, est_vivant=est_vivant
        )


def faire_vivre(demande: Demande) -> None:
    """Give the holders of a held demand their own place, after those of the living ones."""
    siens = cles_de(demande)
    try:
        with transaction.atomic():
            demande.titulaires.update(est_vivant=True, rang=_rang_libre(demande, siens))
    except IntegrityError as erreur:
        if contrainte_violee(erreur) != UNE_DEMANDE_VIVANTE:
            raise
        demande.titulaires.update(est_vivant=True, rang=_rang_libre(demande, siens))  # the one that won is seen now


def _rang_libre(demande: Demande, siens: Cles) -> int:
    return max((vivant.rang for vivant in vivants(demande.ressort, siens)), default=-1) + 1
