"""Did the legal notice leave, and when: by the channel that the law gives this household (art. R441-2-7)."""

from datetime import date

from django.db.models import Q

from seuil.acteurs.auteurs import Demandeur
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.requetes import preference, verifies
from seuil.demandes.models import Demande
from seuil.envois.annonces import du_journal
from seuil.envois.etats import PARTIS, Etat
from seuil.envois.models import Envoi
from seuil.journal.models import Entree
from seuil.regles.renouvellement import Palier
from seuil.renouvellements.models import Rappel
from seuil.socle.horloge import jour_de

PREFIXE = "renouvellement_"  # how the notices that announce an end are named
AVIS_LEGAL = f"{PREFIXE}avis"
EN_LIGNE = ("demande.enregistree", "demande.renouvelee")  # by the household itself: on the portal


def annee_de(demande: Demande) -> date:
    """Return the day that began the year going on: the last renewal, else the deposit."""
    return demande.renouvelee_le or demande.recue_le


def rappels_de(demande: Demande) -> dict[Palier, Rappel]:
    """Return what was announced of the year going on."""
    siens = Rappel.objects.filter(demande=demande, depuis=annee_de(demande))
    return {Palier(rappel.palier): rappel for rappel in siens}


def est_venu_en_ligne(demande: Demande) -> bool:
    """Say whether the household registered or renewed online once: the law then writes to it electronically."""
    actes = Entree.objects.filter(verbe__in=EN_LIGNE, objet="demande", objet_id=str(demande.pk))
    return actes.filter(par=Demandeur().designation).exists()


def doit_etre_ecrit(demande: Demande) -> bool:
    """Say whether the notice must leave by post: never online, letters preferred, or no e-mail that can be used."""
    return (
        not est_venu_en_ligne(demande)
        or preference(demande).prefere == Canal.COURRIER
        or not any(contact.canal == Canal.COURRIEL for contact in verifies(demande))
    )


def avis_parti_le(demande: Demande) -> date | None:
    """Return the day on which the legal notice of this year left for sure; None while nothing proves it.

    A letter leaves the day its bundle is posted; an e-mail the day its carrier took it; read in the space, it was
    received. What came back, what is in doubt and what waits prove nothing. An SMS is never the notice of the law.
    """
    rappel = rappels_de(demande).get(Palier.AVIS)
    if rappel is None:
        return None
    fait = du_journal(rappel.entree)
    siens = Envoi.objects.filter(Q(fait=fait) | Q(fait__startswith=f"{fait},"), demande=demande, avis=AVIS_LEGAL)
    envois = list(siens.select_related("liasse"))
    ecrit = min((le for envoi in envois if (le := _lettre_partie(envoi))), default=None)
    if ecrit is not None or any(envoi.canal == Canal.COURRIER and envoi.etat != Etat.ANNULE for envoi in envois):
        return ecrit
    return min((le for envoi in envois if (le := _electronique_parti(envoi))), default=None)


def _lettre_partie(envoi: Envoi) -> date | None:
    if envoi.canal != Canal.COURRIER or envoi.etat not in PARTIS or envoi.liasse is None:
        return None
    return envoi.liasse.postee_le


def _electronique_parti(envoi: Envoi) -> date | None:
    if envoi.canal == Canal.ESPACE:
        return jour_de(envoi.lu_a) if envoi.lu_a else None
    if envoi.canal != Canal.COURRIEL or envoi.etat not in PARTIS or envoi.parti_a is None:
        return None
    return jour_de(envoi.parti_a)
