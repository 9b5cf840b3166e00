"""The holders of a demand: alive, each keeps one place; a held demand has none until a desk tells it apart."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from seuil.demandes.controle.identites import TITULAIRES, Identite
from seuil.demandes.controle.indices import indices_de
from seuil.demandes.etats import Etat, EtatRessemblance
from seuil.demandes.models import Demande, Titulaire
from seuil.demandes.models.foyer import CLE_MAX, UNE_DEMANDE_VIVANTE
from seuil.demandes.requetes import Cles, cles_de, couples_de, vivants
from seuil.socle.cle import cle_de_la_personne
from seuil.socle.db.contraintes import contrainte_violee

Personnes = Iterable[Mapping[str, Any]]


def cles(personnes: Personnes) -> Cles:
    """Return the keys of the holders, in one order for everybody so that two clerks never wait for each other."""
    return sorted(_par_cle(personnes))


def inscrire(demande: Demande, personnes: Personnes) -> None:
    """Write the holders of a new demand: alive at the first free place, without one when it is held."""
    par_cle = _par_cle(personnes)
    siens = sorted(par_cle)
    est_vivant = demande.etat == Etat.ACTIVE
    rang = _rang_libre(demande, siens) if demande.motif_doublon else 0
    for nom, naissance in siens:
        Titulaire.objects.create(
            demande=demande,
            ressort=demande.ressort,
            cle=nom,
            naissance=naissance,
            rang=rang,
            est_vivant=est_vivant,
            indices=indices_de(par_cle[nom, naissance]),
        )


def reecrire(demande: Demande) -> None:
    """Write the holders of a demand again, once its people changed; the night compares it again.

    For the verb that changes names or births, under its lock. Raises IntegrityError (UNE_DEMANDE_VIVANTE) when a living
    demand already has such a holder.
    """
    couples_de(demande).filter(etat=EtatRessemblance.A_TRANCHER).delete()
    demande.titulaires.all().delete()
    inscrire(demande, demande.personnes.values())


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


def _par_cle(personnes: Personnes) -> dict[tuple[str, date], list[Identite]]:
    trouvees: dict[tuple[str, date], list[Identite]] = {}
    for personne in personnes:
        if personne["lien"] in TITULAIRES:
            noms = cle_de_la_personne(personne["nom"], personne["prenom"])[:CLE_MAX]
            trouvees.setdefault((noms, personne["naissance"]), []).append(Identite.dite(personne))
    return trouvees
