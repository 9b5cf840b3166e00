"""Change the name or the birth of a holder: asked, then read by a second person before anything is written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes import acces
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.etats import Etat, EtatIdentite
from seuil.demandes.models import Demande, IdentiteARelire, Personne
from seuil.demandes.requetes import delais_de_la_demande
from seuil.demandes.requetes.identites import NAISSANCE, attendues, perimees, relecture
from seuil.demandes.services.foyer import IDENTITE, FoyerImpossible
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.demandes.services.gel import tenir_le_gel
from seuil.demandes.services.modifier import ecrire
from seuil.journal.services import consigner
from seuil.regles.identite import gelee_jusqu_au
from seuil.socle.droits import exiger


class IdentiteDejaDemandee(FoyerImpossible):
    """Another change of the same person waits for its second reading."""

    def __init__(self) -> None:
        super().__init__(["Un changement d’identité de cette personne attend déjà d’être relu par un agent."])


class RelectureImpossible(Exception):
    """That agent may not confirm this change, or the person it speaks of changed since; the message says why."""


@transaction.atomic
def demander_l_identite(
    demande: Demande, personne: Personne, changements: Mapping[str, Any], *, par: Acteur, le: date
) -> IdentiteARelire:
    """Keep what the identity of a holder becomes, for a second reading; the demand is chosen nowhere meanwhile.

    ``changements``: new values of columns among IDENTITE. Nothing of the demand is written.
    Raises DroitRefuse, PassageInterdit, IdentiteDejaDemandee, FoyerImpossible for who is no holder of it, KeyError.
    """
    exiger(acces.peut_modifier(par, demande))

    demande = demande.verrouiller()
    _modifiable(demande)
    titulaire, lus = _ce_qui_change(demande, personne, changements)
    identite = IdentiteARelire.objects.create(
        demande=demande,
        personne=titulaire,
        avant=lus,
        apres=lus | dict(changements),
        demandee_par=par if isinstance(par, Agent) else None,
        demandee_le=le,
        gelee_jusqu_au=gelee_jusqu_au(le, delais_de_la_demande(demande, le)),
    )
    tenir_le_gel(demande)

    faits = {"identite": identite.pk, "avant": identite.avant, "apres": identite.apres, "qui": str(titulaire)}
    consigner("demande.identite_demandee", demande, par=par, le=le, jusqu_au=identite.gelee_jusqu_au, **faits)
    return identite


@transaction.atomic
def confirmer_l_identite(identite: IdentiteARelire, *, par: Agent, le: date) -> None:
    """Write the change that a second person read: the household, its score and its lists follow.

    Raises DroitRefuse, PassageInterdit, RelectureImpossible, FoyerImpossible when the new name and birth are those of
    another living demand, or make a home that cannot be: nothing is written then.
    """
    exiger(acces.peut_relire_l_identite(par, identite.demande))

    demande, identite = _verrouiller(identite)
    identite.passer("confirmer")
    verdict = relecture(identite, par, le)
    if not verdict.est_oui:
        raise RelectureImpossible(verdict.motif)
    titulaire = identite.personne
    if titulaire is None:
        raise RelectureImpossible("Cette personne a quitté le foyer. Refusez ce changement, avec ce motif.")
    _clore(identite, par=par, le=le)
    nouvelles = _lues(identite.apres)
    change = {champ: valeur for champ, valeur in nouvelles.items() if getattr(titulaire, champ) != valeur}
    ecrire(demande, {}, Foyer({titulaire.pk: change}), par=par, le=le, identite=identite.pk)

    seule = identite.demandee_par_id == par.pk
    consigner("demande.identite_confirmee", demande, par=par, le=le, identite=identite.pk, par_la_meme_personne=seule)


@transaction.atomic
def refuser_l_identite(identite: IdentiteARelire, *, motif: str, par: Agent, le: date) -> None:
    """Leave the identity as it is, for a reason told to the household. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_relire_l_identite(par, identite.demande))

    demande, identite = _verrouiller(identite)
    identite.passer("refuser")
    identite.motif = motif
    _clore(identite, par=par, le=le)

    consigner("demande.identite_refusee", demande, par=par, le=le, identite=identite.pk, motif=motif)


@transaction.atomic
def laisser_perimer_les_identites(*, le: date) -> int:
    """Free the demands whose change nobody read in time: it is asked again; return how many."""
    lues = 0
    for trouvee in perimees(le).select_related("demande"):
        exiger(acces.peut_modifier(Systeme(), trouvee.demande))
        demande, identite = _verrouiller(trouvee)
        if identite.etat != EtatIdentite.A_RELIRE:
            continue
        identite.passer("laisser_perimer")
        _clore(identite, par=None, le=le)
        consigner("demande.identite_perimee", demande, par=Systeme(), le=le, identite=identite.pk)
        lues += 1
    return lues


def _ce_qui_change(
    demande: Demande, personne: Personne, changements: Mapping[str, Any]
) -> tuple[Personne, dict[str, Any]]:
    """Return the holder as it is now, and its columns that would change: a birth goes with what is known of it."""
    if inconnus := changements.keys() - IDENTITE:
        raise KeyError(f"hors de l’identité : {', '.join(sorted(inconnus))}")
    titulaire = demande.personnes.filter(pk=personne.pk, lien__in=TITULAIRES).first()
    if titulaire is None:
        raise FoyerImpossible(["Une personne que vous changez a quitté le foyer entre-temps."])
    if attendues(demande).filter(personne=titulaire).exists():
        raise IdentiteDejaDemandee
    champs = [*changements, *(NAISSANCE if not changements.keys().isdisjoint(NAISSANCE) else ())]
    return titulaire, {champ: getattr(titulaire, champ) for champ in champs}


def _verrouiller(identite: IdentiteARelire) -> tuple[Demande, IdentiteARelire]:
    """Lock the demand, then the change: the order of whoever asks one."""
    demande = identite.demande.verrouiller()
    identite = identite.verrouiller()
    identite.demande = demande
    return demande, identite


def _clore(identite: IdentiteARelire, *, par: Agent | None, le: date) -> None:
    identite.relue_par, identite.relue_le = par, le
    identite.save(update_fields=["etat", "relue_par", "relue_le", "motif"])
    tenir_le_gel(identite.demande)


def _modifiable(demande: Demande) -> None:
    demande.passer("modifier_retenue" if demande.etat == Etat.RETENUE else "modifier")


def _lues(apres: Mapping[str, Any]) -> dict[str, Any]:
    naissance = {"naissance": date.fromisoformat(apres["naissance"])} if "naissance" in apres else {}
    return {**apres, **naissance}
