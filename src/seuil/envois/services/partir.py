"""Make what waits leave: one at a time, claimed before it leaves, never twice (docs/decisions/0033).

A lock of the database session says who is making a message leave. A worker that dies frees it: what was leaving is
then « peut-être parti », shown to a desk, and nothing sends it again by itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from seuil.acteurs.auteurs import Systeme
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.requetes import prochaine_heure
from seuil.envois.etats import Etat
from seuil.envois.liens import adresse_du_lien
from seuil.envois.models import Envoi
from seuil.envois.services.echouer import deborder, rebondir, renoncer
from seuil.envois.services.plafond import est_atteint
from seuil.envois.voies import Doute, Injoignable, Message, Raison, Refus, Voie
from seuil.journal.services import consigner
from seuil.socle.horloge import heure_locale, jour_de

VERROU = 0x5E17  # this use of advisory locks
LOT = 50
EFFACE = "(code envoyé)"


@dataclass(slots=True)
class Tournee:
    """What one run did."""

    partis: int = 0
    remis_a_plus_tard: int = 0
    revenus: int = 0
    douteux: int = 0
    pannes: dict[str, str] = field(default_factory=dict)  # channel by which nothing left → the last thing it answered


def partir(voies: Mapping[str, Voie], *, maintenant: datetime) -> Tournee:
    """Make every message that is due leave by its channel. Called outside any transaction; several may run at once."""
    tournee = Tournee(douteux=dire_les_doutes(maintenant=maintenant))
    for pk in _dus(voies, maintenant):
        with _pris(pk) as est_a_moi:
            envoi = Envoi.objects.select_related("demande", "contact", "expediteur").get(pk=pk) if est_a_moi else None
            if envoi is not None and envoi.etat == Etat.EN_FILE and _est_du(envoi, maintenant):
                _faire_partir(envoi, voies[envoi.canal], tournee, maintenant=maintenant)
    return tournee


def dire_les_doutes(*, maintenant: datetime) -> int:
    """Say « peut-être parti » of each message whose worker died while it was leaving; return how many."""
    dits = 0
    for pk in Envoi.objects.filter(etat=Etat.EN_DEPART).values_list("pk", flat=True):
        with _pris(pk) as est_a_moi:
            if est_a_moi:
                dits += _passer(
                    Envoi.objects.get(pk=pk), "douter", maintenant=maintenant, raison="Arrêt pendant le départ"
                )
    return dits


def _dus(voies: Mapping[str, Voie], maintenant: datetime) -> list[int]:
    dus = Envoi.objects.filter(etat=Etat.EN_FILE, canal__in=list(voies))
    dus = dus.filter(Q(pas_avant=None) | Q(pas_avant__lte=maintenant))
    return list(dus.order_by("pk").values_list("pk", flat=True)[:LOT])


def _est_du(envoi: Envoi, maintenant: datetime) -> bool:
    """Say whether it still has to leave now: not to an address that was left, nor at a time one may not be reached."""
    if envoi.contact is not None and not envoi.est_secret and not _garde_son_adresse(envoi):
        _passer(envoi, "annuler", maintenant=maintenant, raison="Adresse quittée avant le départ")
        return False
    if est_atteint(envoi, maintenant=maintenant):
        _passer(envoi, "retenir", maintenant=maintenant, raison="Plafond du jour")
        return False
    if envoi.demande is None or envoi.est_secret:
        return True
    matin, soir = settings.SMS_HEURES if envoi.canal == Canal.SMS else (0, 24)
    quand = prochaine_heure(envoi.demande, heure_locale(maintenant), matin=matin, soir=soir)
    if quand > maintenant:
        Envoi.objects.filter(pk=envoi.pk, etat=Etat.EN_FILE).update(pas_avant=quand)
        return False
    return True


def _garde_son_adresse(envoi: Envoi) -> bool:
    contact = envoi.contact
    a_quitte = contact is not None and contact.retire_le is not None and contact.retire_le < envoi.le
    return contact is None or (contact.morte_le is None and not a_quitte)


def _faire_partir(envoi: Envoi, voie: Voie, tournee: Tournee, *, maintenant: datetime) -> None:
    """Prepare, say that it is leaving, let it go, say that it left: a stop between two of these is never forgotten."""
    try:
        with voie.preparer(_message(envoi)) as depart:
            if not _passer(envoi, "partir", maintenant=maintenant):
                return
            reference = depart.livrer()
    except Injoignable as panne:
        tournee.pannes[envoi.canal] = str(panne)
        _attendre(envoi, tournee, maintenant=maintenant)
    except Refus as refus:
        tournee.revenus += 1
        _revenir(envoi, refus, maintenant=maintenant)
    except Doute:
        tournee.douteux += _passer(envoi, "douter", maintenant=maintenant, raison="Réponse jamais venue")
    else:
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
        envoi.passer("attendre")
        envoi.essais, envoi.pas_avant = envoi.essais + 1, quand
        envoi.save(update_fields=["etat", "essais", "pas_avant"])


def _dire_parti(envoi: Envoi, reference: str, *, maintenant: datetime) -> bool:
    with transaction.atomic():
        envoi = envoi.verrouiller()
        envoi.passer("remettre")
        envoi.parti_a, envoi.reference, envoi.raison, envoi.pas_avant = maintenant, reference[:120], "", None
        if envoi.est_secret:
            envoi.corps = envoi.court = EFFACE
        envoi.save(update_fields=["etat", "parti_a", "pas_avant", "reference", "raison", "corps", "court"])
        if envoi.demande is not None:
            consigner(
                "demande.message_parti",
                envoi.demande,
                par=Systeme(),
                le=jour_de(maintenant),
                avis=envoi.avis,
                canal=envoi.canal,
                cle=envoi.cle,
            )
    return True


def _passer(envoi: Envoi, verbe: str, *, maintenant: datetime, raison: str = "") -> bool:
    """Move it unless somebody else did first."""
    with transaction.atomic():
        envoi = envoi.verrouiller()
        if not envoi.cycle.peut(verbe, str(envoi.etat)):
            return False
        envoi.passer(verbe)
        envoi.raison = raison
        envoi.save(update_fields=["etat", "raison"])
    return True


@contextmanager
def _pris(pk: int) -> Iterator[bool]:
    """Hold the message for this database session; False when another one does."""
    with connection.cursor() as curseur:
        curseur.execute("select pg_try_advisory_lock(%s, %s)", [VERROU, pk % 2**31])
        est_a_moi = bool(curseur.fetchone()[0])
    try:
        yield est_a_moi
    finally:
        if est_a_moi:
            with connection.cursor() as curseur:
                curseur.execute("select pg_advisory_unlock(%s, %s)", [VERROU, pk % 2**31])
