"""The post: each day, the letters of an organism in one file to print, with an index of what the envelopes say."""

import csv
from datetime import date
from io import BytesIO, StringIO

from django.db import transaction

from seuil.acteurs.models import Agent, Organisme
from seuil.contacts.nomenclatures import Canal
from seuil.courriers.contextes import Information
from seuil.courriers.impression import reunir
from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes.courriers import emetteur, lettre
from seuil.demandes.requetes import guichet_de_la_demande
from seuil.documents.controle import Fichier
from seuil.documents.models import Sorte
from seuil.documents.services import conserver
from seuil.envois import acces
from seuil.envois.annonces import LIEN
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi, Liasse
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu

COLONNES = ("rang", "numero_unique", "destinataire", "adresse", "code_postal_commune", "objet", "recommande", "cle")
FORMULES = ("=", "+", "-", "@", "\t")


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
    """Say that the bundle was handed to the post; return how many letters left. Said twice, it changes nothing."""
    exiger(acces.peut_poster(par, liasse))

    liasse = liasse.verrouiller()
    if liasse.postee_le is not None:
        return 0
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
def _preparer(organisme: Organisme, *, le: date) -> int:
    organisme = organisme.verrouiller()  # one bundle of an organism at a time
    attendus = Envoi.objects.filter(canal=Canal.COURRIER, etat=Etat.EN_FILE, expediteur=organisme).order_by("pk")
    envois = [envoi for envoi in attendus.verrouiller() if not _est_retenu(envoi)]
    if not envois:
        return 0
    courriers = [_lettre(envoi, organisme, le=le) for envoi in envois]
    fichier = BytesIO()
    feuilles = reunir(courriers, fichier)
    nom = f"courrier-{le.isoformat()}.pdf"
    liasse = Liasse.objects.create(
        organisme=organisme,
        le=le,
        rang=Liasse.objects.filter(organisme=organisme, le=le).count() + 1,
        document=conserver(Fichier(nom, "application/pdf", fichier.getvalue()), sorte=Sorte.COURRIER),
        index=_index(envois),
        feuilles=feuilles,
    )
    for envoi, courrier in zip(envois, courriers, strict=True):
        envoi.passer("imprimer")
        envoi.liasse, envoi.courrier = liasse, courrier
        envoi.save(update_fields=["etat", "liasse", "courrier"])
    return len(envois)


def _est_retenu(envoi: Envoi) -> bool:
    """Hold, for a desk to see, a letter written to an address that its household was protected from since."""
    demande = envoi.demande
    if demande is None or not demande.est_protegee:
        return False
    sure = list(demande.adresse_postale)
    ecrite = envoi.courrier.contexte.get("destinataire", [])[1:] if envoi.courrier else sure
    if sure and ecrite == sure:
        return False
    envoi.passer("retenir")
    envoi.raison = "Adresse protégée depuis"
    envoi.save(update_fields=["etat", "raison"])
    return True


def _lettre(envoi: Envoi, organisme: Organisme, *, le: date) -> Courrier:
    """Return the letter of a message: the one it announces, else its own words on paper."""
    if envoi.courrier is not None:
        return envoi.courrier
    demande = envoi.demande
    if demande is None:
        raise LookupError("A letter is for a household.")
    guichet = guichet_de_la_demande(demande)
    sien = guichet if guichet.organisme_id == organisme.pk else None
    contexte = Information(
        **lettre(demande, emetteur(organisme, sien), le=le),
        titre=envoi.titre,
        paragraphes=[dit for dit in envoi.corps.split("\n\n") if LIEN not in dit],
    )
    return ecrire(Gabarit.AVIS, objet=envoi.titre, contexte=contexte, le=le, numero_unique=demande.numero_unique)


def _index(envois: list[Envoi]) -> str:
    """Return the index, semicolons between columns; no cell is ever a formula."""
    sortie = StringIO()
    feuille = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    feuille.writerow(COLONNES)
    for rang, envoi in enumerate(envois, start=1):
        if envoi.demande is not None:
            adresse = envoi.demande.adresse_postale
            feuille.writerow(
                map(
                    _sans_formule,
                    (
                        str(rang),
                        envoi.demande.numero_unique,
                        str(envoi.demande.titulaire),
                        ", ".join(adresse[:-1]),
                        adresse[-1] if adresse else "",
                        envoi.sujet,
                        "oui" if envoi.exige_preuve else "non",
                        envoi.cle,
                    ),
                )
            )
    return sortie.getvalue()


def _sans_formule(texte: str) -> str:
    return f"'{texte}" if texte.startswith(FORMULES) else texte
