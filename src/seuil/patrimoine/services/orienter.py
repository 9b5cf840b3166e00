"""Send a vacancy to the reserving body whose turn it is, and take it back when the delay is over."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.journal.services import consigner
from seuil.patrimoine import acces
from seuil.patrimoine.models import Vacance
from seuil.patrimoine.requetes import Solde, soldes
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici

ORIENTATION = ("etat", "reservataire", "orientee_le", "designer_avant", "motif_orientation")


class DelaiEnCours(ValueError):
    """The reserving body may still name candidates."""


class SansDestinataire(ValueError):
    """Nobody at the reserving body is empowered to open the dwelling; the sentence names that body."""


@transaction.atomic
def orienter(vacance: Vacance, *, par: Agent, le: date) -> Solde:
    """Send the vacancy to the reserving body that is most behind in the year's flow (art. R441-5).

    A dwelling out of the flow stays with its landlord. Returns the balance that decided, to be shown.
    Raises DroitRefuse, PassageInterdit, SansDestinataire.
    """
    exiger(acces.peut_orienter(par, vacance))

    vacance = vacance.verrouiller()
    vacance.passer("orienter")
    solde = _tour(vacance, annee=le.year)
    if not (verdict := acces.quelqu_un_designe_chez(solde.reservataire, le)).est_oui:
        raise SansDestinataire(f"{verdict.motif} Envoyez ensuite le logement.")
    vacance.reservataire = solde.reservataire
    vacance.orientee_le = le
    vacance.designer_avant = ajouter_mois(le, _delai_mois(vacance, solde, le))
    vacance.motif_orientation = _motif(vacance, solde)
    vacance.save(update_fields=ORIENTATION)

    consigner(
        "vacance.orientee",
        vacance,
        par=par,
        le=le,
        reservataire=str(solde.reservataire),
        taux=str(solde.taux),
        recus=solde.recus,
        retard=str(solde.retard),
        hors_flux=vacance.hors_flux,
    )
    return solde


@transaction.atomic
def remettre_au_bailleur(vacance: Vacance, *, par: Agent, le: date) -> None:
    """Give the vacancy back to its landlord when no candidate came in time (law §10.b).

    Raises DroitRefuse, PassageInterdit, DelaiEnCours.
    """
    exiger(acces.peut_orienter(par, vacance))

    vacance = vacance.verrouiller()
    if vacance.designer_avant and le <= vacance.designer_avant:
        raise DelaiEnCours(
            f"{vacance.reservataire} peut désigner des candidats jusqu’au {vacance.designer_avant:%d/%m/%Y}."
        )
    vacance.passer("remettre")
    ancien = vacance.reservataire
    vacance.reservataire = vacance.bailleur
    vacance.orientee_le = le
    vacance.designer_avant = ajouter_mois(le, delais_ici(vacance.logement.programme.commune, le).designation_mois)
    vacance.motif_orientation = f"Remis au bailleur : {ancien} n’a désigné personne à temps."
    vacance.save(update_fields=ORIENTATION)

    consigner("vacance.remise", vacance, par=par, le=le, de=str(ancien))


def _tour(vacance: Vacance, *, annee: int) -> Solde:
    """Return the balance of the body whose turn it is: the landlord's own for a dwelling out of the flow."""
    lignes = soldes(vacance.bailleur, vacance.logement.programme.commune.ressort, annee=annee)
    return next(ligne for ligne in lignes if not vacance.hors_flux or ligne.reservataire == vacance.bailleur)


def _delai_mois(vacance: Vacance, solde: Solde, le: date) -> int:
    if solde.convention:
        return solde.convention.delai_designation_mois
    return delais_ici(vacance.logement.programme.commune, le).designation_mois


def _motif(vacance: Vacance, solde: Solde) -> str:
    if vacance.hors_flux:
        return f"Hors flux : {vacance.hors_flux}."
    recus = compte(solde.recus, "logement", "logements")
    return (
        f"{solde.reservataire} a droit à {solde.taux.normalize():f} % du flux de l’année "
        f"et a reçu {recus} : c’est son tour."
    )
