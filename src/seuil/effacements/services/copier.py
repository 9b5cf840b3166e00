"""The copy that a household asks for (RGPD, art. 15 and 20): one file, readable by people and by machines."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from cryptography.exceptions import InvalidTag
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.documents.requetes import NonAnalysee, lire
from seuil.effacements import acces
from seuil.effacements.requetes.copie import Partie, documents_a_joindre, parties
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

PAGE, DONNEES, DOSSIER = "lisez-moi.html", "donnees.json", "documents"


@transaction.atomic
def copie(demande: Demande, *, tout_voir: bool, par: Demandeur, le: date) -> bytes:
    """Return a ZIP: a page to read, the same as JSON, the documents. Raises DroitRefuse.

    ``tout_voir``: what is protected too, opened on purpose.
    """
    exiger(acces.peut_avoir_sa_copie(par, demande))

    dites = parties(demande, tout_voir=tout_voir)
    joints, absents = _lire(documents_a_joindre(demande, tout_voir=tout_voir))
    sortie = BytesIO()
    with ZipFile(sortie, "w", ZIP_DEFLATED) as archive:
        archive.writestr(PAGE, _page(demande, dites, [*joints], absents, tout_voir, le))
        archive.writestr(DONNEES, _json(demande, dites, le))
        for nom, contenu in joints.items():
            archive.writestr(f"{DOSSIER}/{nom}", contenu)
    consigner("demande.copie_remise", demande, par=par, le=le, tout=tout_voir)
    return sortie.getvalue()


def _lire(documents: list[Document]) -> tuple[dict[str, bytes], list[str]]:
    """Return the documents that may be given, by the name of their file, and the names of the others."""
    lus: dict[str, bytes] = {}
    absents = []
    for rang, document in enumerate(documents, start=1):
        nom = document.nom.replace("/", "-").replace("\\", "-")
        try:
            lus[f"{rang:02d}-{nom}"] = lire(document)
        except (NonAnalysee, InvalidTag):
            absents.append(nom)
    return lus, absents


def _page(
    demande: Demande, dites: list[Partie], joints: list[str], absents: list[str], tout_voir: bool, le: date
) -> str:
    contexte = {
        "numero": demande.numero_unique,
        "le": le,
        "parties": dites,
        "joints": joints,
        "absents": absents,
        "dossier": DOSSIER,
        "tout_voir": tout_voir,
    }
    return render_to_string("effacements/copie.html", contexte)


def _json(demande: Demande, dites: list[Partie], le: date) -> str:
    lignes = {partie.nom: partie.brutes for partie in dites}
    contenu = {"numero_unique": demande.numero_unique, "faite_le": le, **lignes}
    return json.dumps(contenu, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
