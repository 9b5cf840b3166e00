"""Write a letter: render it, keep the PDF and the data it was made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from seuil.courriers.models import Courrier, Gabarit
from seuil.courriers.rendu import pdf, version
from seuil.documents.controle import Fichier
from seuil.documents.models import Sorte
from seuil.documents.services import conserver

SORTES = {Gabarit.ATTESTATION: Sorte.ATTESTATION, Gabarit.PROCES_VERBAL: Sorte.PROCES_VERBAL}


def ecrire(gabarit: Gabarit, *, objet: str, contexte: Mapping[str, Any], le: date, numero_unique: str = "") -> Courrier:
    """Render ``gabarit`` with ``contexte`` (plain strings and lists, see courriers/contextes.py) and keep it."""
    nom = f"{gabarit.value}-{numero_unique or le.isoformat()}.pdf"
    contenu = pdf(gabarit.value, contexte)
    document = conserver(
        Fichier(nom, "application/pdf", contenu), sorte=SORTES.get(gabarit, Sorte.COURRIER), numero_unique=numero_unique
    )
    return Courrier.objects.create(
        numero_unique=numero_unique,
        gabarit=gabarit,
        objet=objet,
        contexte=dict(contexte),
        document=document,
        le=le,
        version=version(gabarit.value),
    )
