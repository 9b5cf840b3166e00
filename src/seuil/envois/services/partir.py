"""Make what waits leave: one at a time, claimed before it leaves, never twice (docs/decisions/0033).

A lock of the database session says who is making a message leave. A worker that dies frees it: what was leaving is
then « peut-être parti », shown to a desk, and nothing sends it again by itself.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from seuil.acteurs.auteurs import Systeme
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.requetes import est_aux_heures_sures
from seuil.envois.etats import Etat
from seuil.envois.liens import adresse_du_lien
from seuil.envois.models import Envoi
from seuil.envois.services.codes import envoyer_les_codes_demandes
from seuil.envois.services.dire import consigner_l_envoi
from seuil.envois.services.echouer import deborder, detourner, rebondir, renoncer
from seuil.envois.services.joindre import est_joignable, heure_du_depart
from seuil.envois.services.plafond import est_atteint
from seuil.envois.services.prise import faire_passer, lu, pris
from seuil.envois.voies import Doute, Injoignable, Message, Raison, Refus, Voie
from seuil.socle.horloge import heure_locale, jour_de

LOT = 50
SILENCES = 3  # messages in a row that a channel did not take: the others wait for the next run
EFFACE = "(code envoyé)"


@dataclass(slots=True)
class Tournee:
    """What one run did; ``muettes`` counts, by channel, its last messages in a row that nobody took."""

    partis: int = 0
    remis_a_plus_tard: int = 0
    revenus: int = 0
    douteux: int = 0
    muettes: Counter[str] = field(default_factory=Counter)
    pannes: dict[str, str] = field(default_factory=dict)  # channel by which nothing left → the last thing it answered

    @property
    def avance(self) -> bool:
        """Say whether anything left or came back: the next messages may follow at once."""
        return bool(self.partis or self.revenus or self.douteux)


def partir(voies: Mapping[str, Voie], *, maintenant: datetime) -> Tournee:
    """Make every message that is due leave by its channel. Called outside any transaction; several may run at once."""
    envoyer_les_codes_demandes(maintenant=maintenant)
    tournee = Tournee(douteux=dire_les_doutes())
    for pk in _dus(voies, maintenant):
        with pris(pk) as est_a_moi:
            envoi = lu(pk) if est_a_moi else None
            if envoi is None or tournee.muettes[envoi.canal] >= SILENCES:
                continue
            if envoi.etat == Etat.EN_FILE and _est_du(envoi, maintenant):
                _faire_partir(envoi, voies[envoi.canal], tournee, maintenant=maintenant)
    return tournee


def dire_les_doutes() -> int:
    """Say « peut-être parti » of each message whose worker died while it was leaving; return how many."""
    dits = 0
    for pk in Envoi.objects.filter(etat=Etat.EN_DEPART).values_list("pk", flat=True):
        with pris(pk) as est_a_moi:
            if est_a_moi:
                dits += faire_passer(Envoi.objects.get(pk=pk), "douter", raison="Arrêt pendant le départ")
    return dits


def _dus(voies: Mapping[str, Voie], maintenant: datetime) -> list[int]:
    dus = Envoi.objects.filter(etat=Etat.EN_FILE, canal__in=list(voies))
    dus = dus.filter(Q(pas_avant=None) | Q(pas_avant__lte=maintenant))
    return list(dus.order_by("pk").values_list("pk", flat=True)[:LOT])


def _est_du(envoi: Envoi, maintenant: datetime) -> bool:
    """Say whether it still has to leave now: not to an address that was left, nor at a time one may not be reached."""
    if not est_joignable(envoi):
        detourner(envoi, le=jour_de(maintenant))
        return False
    if est_atteint(envoi, maintenant=maintenant):
        faire_passer(envoi, "retenir", raison="Plafond du jour")
        return False
    if envoi.est_secret and not _est_une_heure_sure(envoi, maintenant=maintenant):
        return False
    quand = heure_du_depart(envoi, maintenant=maintenant)
    if quand > maintenant:
        Envoi.objects.filter(pk=envoi.pk, etat=Etat.EN_FILE).update(pas_avant=quand)
    return quand <= maintenant


def _est_une_heure_sure(envoi: Envoi, *, maintenant: datetime) -> bool:
    """Say whether a code may leave at once, or never: nobody makes the phone of a household in danger ring at will."""
    if envoi.demande is None or est_aux_heures_sures(envoi.demande, heure_locale(maintenant)):
        return True
    faire_passer(envoi, "annuler", raison="Hors des heures sans danger")
    return False


def _faire_partir(envoi: Envoi, voie: Voie, tournee: Tournee, *, maintenant: datetime) -> None:
    """Prepare, say that it is leaving, let it go, say that it left: a stop between two of these is never forgotten."""
    try:
        with voie.preparer(_message(envoi)) as depart:
            if not faire_passer(envoi, "partir"):
                return
            reference = depart.livrer()
    except Injoignable as panne:
        tournee.pannes[envoi.canal] = str(panne)
        _attendre(envoi, tournee, maintenant=maintenant)
    except Refus as refus:
        tournee.revenus += 1
        _revenir(envoi, refus, maintenant=maintenant)
    except Doute:
        tournee.douteux += faire_passer(envoi, "douter", raison="Réponse jamais venue")
    else:
        tournee.muettes[envoi.canal] = 0
        tournee.pannes.pop(envoi.canal, None)
        tournee.partis += _dire_parti(envoi, reference, maintenant=maintenant)


def _message(envoi: Envoi) -> Message:
    texte = envoi.court if envoi.canal == Canal.SMS else envoi.corps
    return Message(
        cle=envoi.cle,
        destinataire=envoi.adresse,
        sujet=envoi.sujet,
        corps=texte.replace("{lien}", adresse_du_lien(envoi)),
        expediteur_nom=envoi.expediteur.nom if envoi.expediteur else "",
    )


def _attendre(envoi: Envoi, tournee: Tournee, *, maintenant: datetime) -> None:
    tournee.muettes[envoi.canal] += 1
    if envoi.essais >= len(settings.ENVOI_ATTENTES):
        tournee.revenus += 1
        _remettre_en_file(envoi, maintenant)
        renoncer(envoi, le=jour_de(maintenant))
        return
    tournee.remis_a_plus_tard += 1
    _remettre_en_file(envoi, maintenant + timedelta(minutes=settings.ENVOI_ATTENTES[envoi.essais]))


def _revenir(envoi: Envoi, refus: Refus, *, maintenant: datetime) -> None:
    le = jour_de(maintenant)
    if refus.definitif and refus.raison is not Raison.BOITE_PLEINE:
        rebondir(envoi, refus.raison, le=le)
    elif envoi.essais == 0:
        _remettre_en_file(envoi, maintenant + timedelta(hours=settings.BOITE_PLEINE_HEURES))
    else:
        deborder(envoi, refus.raison, le=le)


def _remettre_en_file(envoi: Envoi, quand: datetime) -> None:
    with transaction.atomic():
        envoi = envoi.verrouiller()
        if not envoi.cycle.peut("attendre", str(envoi.etat)):
            return
        envoi.passer("attendre")
        envoi.essais, envoi.pas_avant = envoi.essais + 1, quand
        envoi.save(update_fields=["etat", "essais", "pas_avant"])


def _dire_parti(envoi: Envoi, reference: str, *, maintenant: datetime) -> bool:
    with transaction.atomic():
        envoi = envoi.verrouiller()
        if envoi.cycle.peut("remettre", str(envoi.etat)):  # else what came back of it was read first
            envoi.passer("remettre")
            envoi.raison, envoi.pas_avant = "", None
        envoi.parti_a, envoi.reference = maintenant, reference[:120]
        if envoi.est_secret:
            envoi.corps = envoi.court = EFFACE
        envoi.save(update_fields=["etat", "parti_a", "pas_avant", "reference", "raison", "corps", "court"])
        consigner_l_envoi("demande.message_parti", envoi, par=Systeme(), le=jour_de(maintenant))
    return True
