"""Erase a household: at the end of its conservation, each night; at once, when a manager grants what it asked."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from seuil.acteurs.auteurs import POUR_LE_FOYER, Systeme
from seuil.acteurs.models import Acteur
from seuil.courriers.services import effacer_les_courriers, effacer_les_proces_verbaux
from seuil.demandes import acces
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.documents.services import effacer_maintenant
from seuil.effacements.etats import Etat as EtatDeLaSollicitation
from seuil.effacements.models import Reste, Sollicitation
from seuil.effacements.requetes import a_effacer_le, documents_de, echues, entrees_a_taire, liees_a, traces_de
from seuil.effacements.services.restes import garder_les_restes, oter_les_fichiers, reprendre_les_restes
from seuil.effacements.services.tables import effacer_les_tables
from seuil.envois.services import effacer_les_envois, taire_le_numero
from seuil.journal.services import effacer_contenu, oublier_numero
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.droits import exiger
from seuil.territoires.requetes import plus_long

LOT: Final = 100
CONSERVATION: Final = "Fin de la durée de conservation."


@dataclass(slots=True)
class Effacements:
    """What one night did: households, minutes; ``restes``: documents and files that something still locks."""

    effacees: int = 0
    proces_verbaux: int = 0
    restes: int = 0


def effacer_les_echues(*, le: date) -> Effacements:
    """Erase what has been kept as long as it may be: each household in its own transaction, what remained first.

    Killed anywhere, it goes on the next time; again changes nothing.
    """
    faits = Effacements()
    reprendre_les_restes(le=le)
    dues = list(echues(le))
    for debut in range(0, len(dues), LOT):
        lot = dues[debut : debut + LOT]
        oter_les_fichiers(lot, le=le)  # before the rows: nothing would find them afterwards
        for cle in lot:
            faits.effacees += _effacer_l_echue(Demande.objects.get(pk=cle), le=le)
    faits.proces_verbaux = _effacer_les_proces_verbaux(le)
    faits.restes = Reste.objects.count()
    return faits


@transaction.atomic
def effacer(demande: Demande, *, par: Acteur, le: date) -> str:
    """Erase everything that names the household; return the token that stays. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_effacer(par, demande))

    demande = demande.verrouiller()
    numero, traces = demande.numero_unique, traces_de(demande)
    documents, entrees, liees = documents_de(demande), entrees_a_taire(demande, traces), liees_a(demande)
    jeton = demandes.nouveau_jeton()
    documents |= {*effacer_les_envois(demande, jeton=jeton, le=le), *effacer_les_courriers(numero, jeton=jeton)}
    taire_le_numero(liees, numero, jeton)
    effacer_les_tables(demande, traces, jeton)
    Sollicitation.objects.filter(demande=demande, etat=EtatDeLaSollicitation.A_REPONDRE).update(
        etat=EtatDeLaSollicitation.SANS_OBJET, repondue_le=le
    )
    demandes.effacer(demande, jeton=jeton, par=par, le=le)
    garder_les_restes(effacer_maintenant(documents, jeton=jeton, le=le), jeton=jeton, le=le)
    _taire_le_journal(numero, jeton, entrees, le=le)
    return jeton


@transaction.atomic
def _effacer_l_echue(demande: Demande, *, le: date) -> bool:
    """Erase a demand unless it was put back, or erased, since the night began."""
    demande = demande.verrouiller()
    jour = a_effacer_le(demande, le)
    if jour is None or jour > le:
        return False
    effacer(demande, par=Systeme(), le=le)
    return True


def _taire_le_journal(numero: str, jeton: str, entrees: list[int], *, le: date) -> None:
    """Erase what the acts said, then the numéro itself; the acts, their days and their authors stay."""
    systeme = Systeme()
    for entree in entrees:
        effacer_contenu(entree=entree, motif=CONSERVATION, par=systeme, le=le)
    effacer_contenu(numero_unique=numero, motif=CONSERVATION, par=systeme, le=le)
    oublier_numero(numero, jeton=jeton, suffixe_mandataire=POUR_LE_FOYER, motif=CONSERVATION, par=systeme, le=le)


@transaction.atomic
def _effacer_les_proces_verbaux(le: date) -> int:
    """Erase the minutes at the end of their own duration."""
    documents = effacer_les_proces_verbaux(ajouter_mois(le, -plus_long("conservation_pv_mois", le)))
    garder_les_restes(effacer_maintenant(documents, jeton="", le=le), jeton="", le=le)
    return len(documents)
