"""Step 2: the demand is registered once, whatever is tried."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pikepdf
from django.db import connection

from seuil.acteurs.auteurs import Demandeur
from seuil.courriers.models import Courrier
from seuil.demandes.services import DoublonTrouve, Enregistrement, enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.demo.jouer.partie import Partie, refuse, tenir
from seuil.documents.services import lire
from seuil.reactions.travaux import vider


def deposer(partie: Partie) -> Iterator[str]:
    """The form, the number, the attestation; twice is refused, two at once give one."""
    gagnante, perdantes = _au_meme_instant(partie.le)
    partie.demande = gagnante.demande
    tenir(perdantes == 1, "Deux dépôts au même instant doivent donner une seule demande.")
    numero = partie.demande.numero_unique
    qui = partie.demande.titulaire
    yield f"2. Dépôt : {qui}, numéro unique {numero}, deux dépôts au même instant, un seul enregistré."
    doublon = refuse(
        lambda: enregistrer(dossier_d_exemple(), par=Demandeur(), le=partie.le),
        DoublonTrouve,
        "Un doublon doit être montré.",
    )
    yield f"   Doublon refusé : {doublon}"
    vider()
    attestation = Courrier.objects.get(numero_unique=numero, gabarit="attestation")
    with pikepdf.open(io.BytesIO(lire(attestation.document))) as pdf:
        tenir("/StructTreeRoot" in pdf.Root, "L’attestation doit être accessible.")
        yield f"   Attestation : PDF balisé, {len(pdf.pages)} page(s), {attestation.document.taille} octets."


def _au_meme_instant(le: date) -> tuple[Enregistrement, int]:
    """Register the same household twice, from two connections released together."""
    depart = Barrier(2)
    dossiers = [dossier_d_exemple(), dossier_d_exemple()]

    def courir(rang: int) -> Enregistrement | None:
        depart.wait()
        try:
            return enregistrer(dossiers[rang], par=Demandeur(), le=le)
        except DoublonTrouve:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as equipe:
        resultats = list(equipe.map(courir, range(2)))
    gagnantes = [resultat for resultat in resultats if resultat is not None]
    tenir(len(gagnantes) == 1, "Deux dépôts au même instant doivent donner une seule demande.")
    return gagnantes[0], resultats.count(None)
