"""The invented household of the journey: a mother of two, lodged by a friend, working in Venette."""

import io
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from seuil.acteurs.models import Guichet
from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services.enregistrer import Dossier
from seuil.documents.controle import Fichier, assainir
from seuil.documents.models import Sorte
from seuil.documents.services import conserver
from seuil.territoires.models import Commune, Ressort


def dossier_d_exemple() -> Dossier:
    """Return the household's dossier, with its identity document stored."""
    communes = Commune.objects.in_bulk(["60159", "60382", "60156", "60665"])
    return Dossier(
        ressort=Ressort.objects.get(pk="060"),
        guichet=Guichet.objects.get(pk=GUICHET_PUBLIC),
        reponses=_logee_par_une_amie(communes["60156"]) | _souhaits(),
        personnes=[_mere(communes["60665"]), *_enfants()],
        communes=[communes["60159"], communes["60382"]],
        piece_identite=conserver(piece_d_identite(), sorte=Sorte.IDENTITE),
    )


def piece_d_identite() -> Fichier:
    """Return a drawing that says it is not a real identity document."""
    dessin = Image.new("RGB", (640, 400), "white")
    ImageDraw.Draw(dessin).text((40, 180), "SPECIMEN - Zelie Fictive - nee le 14 mai 1990", fill="black")
    sortie = io.BytesIO()
    dessin.save(sortie, "PNG")
    return assainir("specimen.png", sortie.getvalue(), taille_maximale=1_000_000)


def _logee_par_une_amie(commune: Commune) -> dict[str, Any]:
    return {
        "adresse": "7, rue des Essais",
        "code_postal": "60280",
        "commune": commune,
        "telephone": "06 00 00 00 00",
        "mel": "zelie.fictive@example.org",
        "occupation": "CP",
        "occupation_depuis": date(2025, 3, 1),
        "surface": 31,
        "pieces": 2,
        "nb_occupants": 4,
        "loyer_charges": 0,
        "apl": 0,
    }


def _souhaits() -> dict[str, Any]:
    return {
        "motifs": ["01", "19"],
        "situations": ["metier_essentiel", "chomage_long", "historique_locatif"],
        "types": ["T4", "T5"],
        "loyer_maximum": 650,
        "besoin_accessible": False,
        "demande_elargie": False,
    }


def _mere(commune_travail: Commune) -> dict[str, Any]:
    return {
        "lien": Lien.DEMANDEUR,
        "civilite": "2",
        "prenom": "Zélie",
        "nom": "Fictive",
        "nationalite": "1",
        "naissance": date(1990, 5, 14),
        "contrat": "CDD",
        "commune_travail": commune_travail,
        "ressources_mensuelles": 1480,
        "rfr_n2": 14_200,
        "rfr_n1": None,
    }


def _enfants() -> list[dict[str, Any]]:
    return [
        {"lien": Lien.A_CHARGE, "prenom": "Lou", "nom": "Fictive", "naissance": date(2016, 2, 29)},
        {"lien": Lien.A_CHARGE, "prenom": "Sacha", "nom": "Fictive", "naissance": date(2020, 11, 3)},
    ]
