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
from seuil.demandes.etats import Rencontre
from seuil.demandes.models import Demande
from seuil.demandes.services import DoublonTrouve, enregistrer, rattacher
from seuil.demo.exemple import dossier_d_exemple
from seuil.demo.jouer.partie import Partie, refuse, tenir
from seuil.documents.requetes import lire
from seuil.reactions.travaux import vider


def deposer(partie: Partie) -> Iterator[str]:
    """The form, the number, the attestation; two at once give an active demand and a held one, which a desk joins."""
    partie.demande, retenue = _au_meme_instant(partie.le)
    numero = partie.demande.numero_unique
    qui = partie.demande.titulaire
    yield f"2. Dépôt : {qui}, numéro unique {numero}, deux dépôts au même instant, un seul sur les listes."
    guichet = partie.agents["guichet"]
    doublon = refuse(
        lambda: enregistrer(dossier_d_exemple(), par=guichet, le=partie.le),
        DoublonTrouve,
        "Un doublon doit être montré au guichet.",
    )
    yield f"   Doublon montré au guichet : {doublon}"
    rattacher(retenue, a=partie.demande, rencontre=Rencontre.GUICHET, par=guichet, le=partie.le)
    yield f"   Demande retenue {retenue.numero_unique} : {retenue.get_etat_display().lower()}, personne rencontrée."
    vider()
    attestation = Courrier.objects.get(numero_unique=numero, gabarit="attestation")
    with pikepdf.open(io.BytesIO(lire(attestation.document))) as pdf:
        tenir("/StructTreeRoot" in pdf.Root, "L’attestation doit être accessible.")
        yield f"   Attestation : PDF balisé, {len(pdf.pages)} page(s), {attestation.document.taille} octets."


def _au_meme_instant(le: date) -> tuple[Demande, Demande]:
    """Register the same household twice, from two connections released together; return the active, then the held."""
    depart = Barrier(2)
    dossiers = [dossier_d_exemple(), dossier_d_exemple()]

    def courir(rang: int) -> Demande:
        depart.wait()
        try:
            return enregistrer(dossiers[rang], par=Demandeur(), le=le).demande
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as equipe:
        faites = sorted(equipe.map(courir, range(2)), key=lambda demande: str(demande.etat))
    etats = [str(demande.etat) for demande in faites]
    tenir(etats == ["active", "retenue"], "Deux dépôts au même instant : une demande active, une retenue.")
    return faites[0], faites[1]
