"""The invented household of the journey: a mother of two, lodged by a friend, looking for a home in her town."""

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from seuil.acteurs.models import Guichet
from seuil.acteurs.reference import GUICHET_PUBLIC
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services.enregistrer import Dossier
from seuil.demo.villes import Ville, villes
from seuil.documents.models import Sorte
from seuil.documents.services import Recu, controler, deposer
from seuil.territoires.models import Commune


@dataclass(frozen=True, slots=True)
class Mere:
    """Who asks: all her answers but her name and her birth are the same in every town."""

    prenom: str = "Zélie"
    nom: str = "Fictive"
    naissance: date = date(1990, 5, 14)


def dossier_d_exemple(ville: Ville | None = None, qui: Mere | None = None) -> Dossier:
    """Return the household's dossier in a town (the fullest one unless said), with its identity document stored."""
    ou, mere = ville or villes()[0], qui or Mere()
    dit = ou.dit["foyers"]
    communes = Commune.objects.in_bulk([dit["habite"], dit["travaille"], *dit["souhaits"]])
    return Dossier(
        ressort=ou.territoire.ressort,
        guichet=Guichet.objects.get(pk=GUICHET_PUBLIC),
        reponses=_logee_par_une_amie(communes[dit["habite"]]) | _souhaits(),
        personnes=[_personne(mere, communes[dit["travaille"]]), *_enfants(mere.nom)],
        communes=[communes[code] for code in dit["souhaits"]],
        piece_identite=deposer(piece_d_identite(mere), sorte=Sorte.IDENTITE),
    )


def piece_d_identite(mere: Mere) -> Recu:
    """Return a drawing that says it is not a real identity document."""
    dessin = Image.new("RGB", (640, 400), "white")
    texte = f"SPECIMEN - {mere.prenom} {mere.nom} - {mere.naissance:%d/%m/%Y}"
    ImageDraw.Draw(dessin).text((40, 180), texte.encode("ascii", "replace").decode(), fill="black")
    sortie = io.BytesIO()
    dessin.save(sortie, "PNG")
    return controler("specimen.png", sortie.getvalue(), taille_maximale=1_000_000)


def _logee_par_une_amie(commune: Commune) -> dict[str, Any]:
    return {
        "adresse": "7, rue des Essais",
        "code_postal": commune.codes_postaux[:5],
        "commune": commune,
        "telephone": "+33600000000",
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


def _personne(mere: Mere, commune_travail: Commune) -> dict[str, Any]:
    return {
        "lien": Lien.DEMANDEUR,
        "civilite": "2",
        "prenom": mere.prenom,
        "nom": mere.nom,
        "nationalite": "1",
        "naissance": mere.naissance,
        "contrat": "CDD",
        "commune_travail": commune_travail,
        "ressources_mensuelles": 1480,
        "rfr_n2": 14_200,
        "rfr_n1": None,
    }


def _enfants(nom: str) -> list[dict[str, Any]]:
    return [
        {"lien": Lien.A_CHARGE, "prenom": "Lou", "nom": nom, "naissance": date(2016, 2, 29)},
        {"lien": Lien.A_CHARGE, "prenom": "Sacha", "nom": nom, "naissance": date(2020, 11, 3)},
    ]
