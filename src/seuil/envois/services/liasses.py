"""The post: each day, the letters of an organism in one file to print, with an index of what the envelopes say."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent, Organisme
from seuil.contacts.nomenclatures import Canal
from seuil.courriers.models import Courrier
from seuil.demandes.courriers import a_poster
from seuil.demandes.models import Demande
from seuil.envois import acces
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, Liasse
from seuil.envois.services.feuilles import fichier, index, lettre_de
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu

SANS_ADRESSE = "Aucune adresse où écrire sans danger"


class LiasseRefaite(ValueError):
    """The bundle changed since it was printed; says what to do."""


def preparer_le_courrier(*, le: date) -> int:
    """Make the bundle of each organism that has letters waiting; return how many letters they hold."""
    organismes = Organisme.objects.filter(
        pk__in=Envoi.objects.filter(canal=Canal.COURRIER, etat=Etat.EN_FILE).values("expediteur")
    )
    return sum(_preparer(organisme, le=le) for organisme in organismes.order_by("pk"))


@transaction.atomic
def preparer_la_liasse(*, par: Agent, le: date) -> int:
    """Make the bundle of the agent's own organism without waiting for the morning. Raises DroitRefuse."""
    exiger(acces.peut_tenir_le_courrier(par))
    exiger_un_jour_venu(le)

    return _preparer(par.organisme, le=le) if par.organisme else 0


@transaction.atomic
def dire_imprimee(liasse: Liasse, *, par: Agent, le: date) -> None:
    """Keep the first day that the bundle was opened to be printed. Raises DroitRefuse."""
    exiger(acces.peut_poster(par, liasse))

    if Liasse.objects.filter(pk=liasse.pk, imprimee_le=None).update(imprimee_le=le):
        consigner("liasse.imprimee", liasse, par=par, le=le)


@transaction.atomic
def poster(liasse: Liasse, *, par: Agent, le: date) -> int:
    """Say that the bundle was handed to the post; return how many letters left. Said twice, it changes nothing.

    Raises DroitRefuse, LiasseRefaite for one that changed since it was printed.
    """
    exiger(acces.peut_poster(par, liasse))

    liasse = liasse.verrouiller()
    if liasse.postee_le is not None:
        return 0
    if liasse.refaite_le is not None and liasse.imprimee_le is None:
        raise LiasseRefaite("Une lettre a été retirée de cette liasse. Détruisez les feuilles, puis imprimez-la.")
    partis = 0
    for envoi in liasse.envois.filter(etat=Etat.IMPRIME).order_by("pk"):
        envoi = envoi.verrouiller()
        envoi.passer("remettre")
        envoi.save(update_fields=["etat"])
        partis += 1
    liasse.postee_le = le
    liasse.save(update_fields=["postee_le"])

    consigner("liasse.postee", liasse, par=par, le=le, lettres=partis)
    return partis


@transaction.atomic
def sortir_du_courrier(demande: Demande, *, le: date) -> int:
    """Take the letters of a household out of the bundles not posted yet; return how many.

    Each waits again, for the address of now; what was already printed is void, and the page of the post says it.
    """
    exiger(acces.peut_suivre(Systeme(), demande))

    sorties = 0
    attendent = Envoi.objects.filter(demande=demande, etat=Etat.IMPRIME, liasse__postee_le=None)
    for liasse in Liasse.objects.filter(pk__in=attendent.values("liasse")).order_by("pk"):
        liasse = liasse.verrouiller()
        siennes = list(attendent.filter(liasse=liasse).order_by("pk").verrouiller())
        for envoi in siennes:
            envoi.passer("sortir")
            envoi.liasse = None
            envoi.save(update_fields=["etat", "liasse"])
        if siennes:
            _refaire(liasse, le=le)
        sorties += len(siennes)
    return sorties


def _refaire(liasse: Liasse, *, le: date) -> None:
    """Write the file and the index again with the letters that remain; no bundle when none does, unless on paper."""
    envois = list(liasse.envois.select_related("courrier__document", "demande").order_by("pk"))
    if not envois and liasse.imprimee_le is None:
        liasse.delete()
        return
    pretes = [prete for envoi in envois if envoi.courrier and (prete := a_poster(envoi.courrier))]
    liasse.document, liasse.feuilles = fichier(pretes, liasse.le)
    liasse.index, liasse.imprimee_le, liasse.refaite_le = index(envois), None, le
    liasse.save(update_fields=["document", "feuilles", "index", "imprimee_le", "refaite_le"])


@transaction.atomic
def _preparer(organisme: Organisme, *, le: date) -> int:
    organisme = organisme.verrouiller()  # one bundle of an organism at a time
    attendus = Envoi.objects.filter(canal=Canal.COURRIER, etat=Etat.EN_FILE, expediteur=organisme)
    pretes: list[tuple[Envoi, Courrier, bytes]] = []
    for envoi in attendus.order_by("pk").verrouiller():
        prete = lettre_de(envoi, organisme, le=le)
        if prete is None:
            _retenir(envoi)
        else:
            pretes.append((envoi, *prete))
    if not pretes:
        return 0
    document, feuilles = fichier([octets for _, _, octets in pretes], le)
    liasse = Liasse.objects.create(
        organisme=organisme,
        le=le,
        rang=_rang(organisme, le),
        document=document,
        index=index([envoi for envoi, _, _ in pretes]),
        feuilles=feuilles,
    )
    for envoi, courrier, _ in pretes:
        envoi.passer("imprimer")
        envoi.liasse, envoi.courrier = liasse, courrier
        envoi.save(update_fields=["etat", "liasse", "courrier"])
    return len(pretes)


def _retenir(envoi: Envoi) -> None:
    envoi.passer("retenir")
    envoi.raison = SANS_ADRESSE
    envoi.save(update_fields=["etat", "raison"])


def _rang(organisme: Organisme, le: date) -> int:
    dernier = Liasse.objects.filter(organisme=organisme, le=le).aggregate(rang=Max("rang"))["rang"]
    return (dernier or 0) + 1
