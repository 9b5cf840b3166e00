"""What is printed: the letters of a bundle as they may leave now, and what their envelopes say."""

import csv
from datetime import date
from io import BytesIO, StringIO

from seuil.acteurs.models import Organisme
from seuil.courriers.contextes import Information
from seuil.courriers.impression import reunir
from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.services import ecrire
from seuil.demandes.courriers import a_poster, emetteur, lettre
from seuil.demandes.lignes import ADRESSE_PROTEGEE
from seuil.demandes.models import Demande
from seuil.demandes.requetes import guichet_de_la_demande
from seuil.documents.controle import Fichier
from seuil.documents.models import Document, Sorte
from seuil.documents.services import conserver
from seuil.envois.annonces import sans_le_lien
from seuil.envois.models import Envoi
from seuil.socle.tableur import sans_formule

COLONNES = ("rang", "numero_unique", "destinataire", "adresse", "code_postal_commune", "objet", "recommande", "cle")


def lettre_de(envoi: Envoi, organisme: Organisme, *, le: date) -> tuple[Courrier, bytes] | None:
    """Return the letter of a message, with what is printed of it; None when its household has no address now."""
    demande = envoi.demande
    if demande is None:
        raise LookupError("A letter is for a household.")
    if not demande.adresse_postale:
        return None
    courrier = _lettre(envoi, demande, organisme, le=le)
    octets = a_poster(courrier)
    return (courrier, octets) if octets is not None else None


def fichier(lettres: list[bytes], le: date) -> tuple[Document, int]:
    """Return the file to print, kept, and how many sheets it takes."""
    sortie = BytesIO()
    feuilles = reunir(lettres, sortie)
    nom = f"courrier-{le.isoformat()}.pdf"
    return conserver(Fichier(nom, "application/pdf", sortie.getvalue()), sorte=Sorte.COURRIER), feuilles


def index(envois: list[Envoi]) -> str:
    """Return the index, semicolons between columns; no cell is ever a formula."""
    sortie = StringIO()
    feuille = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    feuille.writerow(COLONNES)
    for rang, envoi in enumerate(envois, start=1):
        if envoi.demande is not None:
            feuille.writerow(map(sans_formule, _ligne(rang, envoi, envoi.demande)))
    return sortie.getvalue()


def _ligne(rang: int, envoi: Envoi, demande: Demande) -> list[str]:
    adresse = (ADRESSE_PROTEGEE,) if demande.est_protegee else demande.adresse_postale  # the sheet's window says it
    return [
        str(rang),
        demande.numero_unique,
        str(demande.titulaire),
        ", ".join(adresse[:-1]),
        adresse[-1] if adresse else "",
        envoi.sujet,
        "oui" if envoi.exige_preuve else "non",
        envoi.cle,
    ]


def _lettre(envoi: Envoi, demande: Demande, organisme: Organisme, *, le: date) -> Courrier:
    """Return the letter of a message: the one it announces, else its own words on paper."""
    if envoi.courrier is not None:
        return envoi.courrier
    guichet = guichet_de_la_demande(demande)
    sien = guichet if guichet.organisme_id == organisme.pk else None
    contexte = Information(
        **lettre(demande, emetteur(organisme, sien), le=le), titre=envoi.titre, paragraphes=sans_le_lien(envoi.corps)
    )
    return ecrire(Gabarit.AVIS, objet=envoi.titre, contexte=contexte, le=le, numero_unique=demande.numero_unique)
