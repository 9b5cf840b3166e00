"""Two people, each with a demand, become one household: one demand stays, the other's persons come into it."""

from datetime import date
from typing import Any, Final

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes import acces
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.etats import Accord, Rencontre
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services.etablir import REPONSE_CHANGEE, retirer_les_preuves
from seuil.demandes.services.foyer import FoyerImpossible, changer_le_foyer
from seuil.demandes.services.foyer_decrit import Foyer
from seuil.demandes.services.ressemblances import AttributionEnCours
from seuil.demandes.services.trancher import joindre, verrouiller_les_deux
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

PROPRES: Final = {"id", "demande", "avis_de", "ordre"}


@transaction.atomic
def unir(
    gardee: Demande,
    quittee: Demande,
    *,
    lien: Lien,
    rencontre: Rencontre,
    accord: Accord,
    precision: str = "",
    par: Agent,
    le: date,
) -> None:
    """Bring the persons of ``quittee`` into ``gardee``, its holder as ``lien``; both met, identified, and agreed.

    ``gardee`` takes the earlier reception where the installation keeps it. Raises DroitRefuse, PassageInterdit,
    AttributionEnCours, FoyerImpossible.
    """
    for demande in (gardee, quittee):
        exiger(acces.peut_trancher(par, demande))

    gardee, quittee = verrouiller_les_deux(gardee, quittee)
    if gardee.pk == quittee.pk:
        raise FoyerImpossible(["Ce numéro est celui de cette demande : donnez celui de l’autre."])
    if gardee.ressort_id != quittee.ressort_id:
        raise FoyerImpossible(["L’autre demande est d’un autre département : chacune reste où elle vaut."])
    if quittee.attribution_en_cours:
        raise AttributionEnCours("Une attribution est en cours sur l’autre demande : c’est elle qui doit rester.")
    quittee.passer("reunir")
    gardee.passer("modifier")
    venues = _venues(quittee, lien)
    quittee.titulaires.update(est_vivant=False)
    faits = changer_le_foyer(gardee, Foyer(ajoutees=venues), le=le)
    retirer_les_preuves(gardee, faits.preuves_perdues, motif=REPONSE_CHANGEE, le=le)
    gardee.save(update_fields=["etat"])

    consigner("demande.modifiee", gardee, par=par, le=le, avant=faits.avant, apres=faits.apres, qui=faits.qui)
    joindre(quittee, gardee, rencontre=rencontre, accord=accord, precision=precision, par=par, le=le)


def _venues(quittee: Demande, lien: Lien) -> dict[str, dict[str, Any]]:
    """Return the persons of the demand that is left, under keys of their own, its holder as ``lien``."""
    personnes = list(quittee.personnes.all())
    if len([une for une in personnes if une.lien in TITULAIRES]) > 1:
        raise FoyerImpossible(["L’autre demande est celle d’un couple : séparez-le d’abord."])
    return {f"venue{une.pk}": _dite(une, lien) for une in personnes}


def _dite(personne: Personne, lien: Lien) -> dict[str, Any]:
    return reponses_de(personne) | ({"lien": lien} if personne.lien == Lien.DEMANDEUR else {})


def reponses_de(personne: Personne) -> dict[str, Any]:
    """Return what a person told, for the household where it comes: neither its place nor a notice shared here."""
    dits = {champ.name: getattr(personne, champ.name) for champ in personne._meta.concrete_fields}
    return {nom: dit for nom, dit in dits.items() if nom not in PROPRES}
