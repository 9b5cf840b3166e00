"""Eight households, each in its own town: what its people answer, page by page."""

from dataclasses import dataclass, field
from typing import Any

from tests.parcours.menage import MERE, Reponses, enfant


@dataclass(frozen=True)
class Foyer:
    """``personnes``: who lives there besides the holder. ``lus``: what the attestation must say, in its words."""

    ville: str
    reponses: Reponses
    personnes: tuple[dict[str, str], ...] = ()
    lus: tuple[str, ...] = ()
    nom: str = field(default="Fictive", kw_only=True)


def adulte(lien: str, prenom: str, annee: str) -> dict[str, str]:
    """Return what is typed of another adult."""
    return enfant(prenom, "3", "2", annee, lien=lien)


A_NAITRE = {"lien": "a_naitre", "naissance_jour": "14", "naissance_mois": "3", "naissance_annee": "2027"}


def _qui(prenom: str, **autres: Any) -> dict[str, Any]:
    return MERE["identite"] | {"prenom": prenom} | autres


def _chez(adresse: str, lieu: str) -> dict[str, Any]:
    return {"adresse": adresse, "lieu": lieu}


SEULE: Reponses = MERE | {"depuis": {"nb_occupants": "1"}, "types": {"types": ["T2"]}, "priorites": {}}

ETUDIANT = Foyer(
    "nancy",
    SEULE
    | {
        "identite": _qui("Ilan", civilite="1", naissance_annee="2005"),
        "adresse": _chez("2, rue du Lycée", "Maxéville"),
        "logement": {"occupation": "RE"},
        "loyer": {"loyer_charges": "410", "apl": "170"},
        "travail": {"contrat": "ETU"},
        "sources": {"sources": ["BE"]},
        "montants": {"montant_BE": "580"},
        "avis": {"sorte_avis": "dehors"},
        "revenu": {"rfr_n2": "0"},
        "communes": {"q": ["Nancy"]},
        "types": {"types": ["T1"]},
        "motifs": {"motifs": ["20"]},
    },
    lus=("Ilan Fictive", "580"),
)
COUPLE_QUI_ATTEND = Foyer(
    "ronchin",
    SEULE
    | {
        "identite": _qui("Nour"),
        "situation": {"nationalite": "1", "situation_familiale": "P"},
        "adresse": _chez("4, rue de la Filature", "Lezennes"),
        "adulte": {"civilite": "1", "nationalite": "1"},
        "logement": {"occupation": "LP"},
        "avis": {"sorte_avis": "propre"},
        "communes": {"q": ["Ronchin", "Lille"]},
        "types": {"types": ["T3"]},
        "motifs": {"motifs": ["13"]},
    },
    (adulte("conjoint", "Sami", "1991"), A_NAITRE),
    ("Nour Fictive", "Enfant à naître, prévu le 14 mars 2027"),
)
PARENT_ISOLE = Foyer(
    "dugny",
    MERE
    | {
        "identite": _qui("Odile"),
        "situation": {"nationalite": "1", "situation_familiale": "D"},
        "adresse": _chez("9, rue du Moulin", "Le Bourget 93350"),
        "logement": {"occupation": "LP"},
        "loyer": {"loyer_charges": "890", "apl": "210"},
        "communes": {"q": ["Dugny"]},
        "types": {"types": ["T3", "T4"]},
        "motifs": {"motifs": ["09", "11"]},
        "priorites": {},
    },
    (enfant("Basile", "1", "9", "2017", garde="alternee"), enfant("Emy", "20", "1", "2021", garde="alternee")),
    ("Odile Fictive", "Basile Fictive", "3 personnes"),
)
COUPLE_A_UN_AVIS = Foyer(
    "compiegne",
    SEULE
    | {
        "identite": _qui("Jeanne", nom_naissance="Essai"),
        "situation": {"nationalite": "1", "situation_familiale": "M"},
        "adulte": {"civilite": "1", "nationalite": "1"},
        "avis": {"sorte_avis": "commun"},
        "revenu": {"rfr_n2": "30 000 €"},
        "types": {"types": ["T2", "T3"]},
    },
    (adulte("conjoint", "Paul", "1984"),),
    ("Jeanne Fictive", "Paul Fictive"),
)
SANS_PRENOM = Foyer(
    "villemoisson",
    SEULE
    | {
        "identite": _qui("", sans_prenom="on", civilite="1", nom="Suharto", naissance_jour="", naissance_mois=""),
        "situation": {"nationalite": "3", "situation_familiale": "C"},
        "adresse": _chez("12, avenue des Ormes", "Savigny-sur-Orge"),
        "emploi": {"profession": "Cuisinier", "employeur": "Le Bistrot", "lieu_travail": "Paris 13e"},
        "communes": {"q": ["Villemoisson-sur-Orge"]},
    },
    lus=("Suharto", "1990 (jour et mois inconnus)"),
    nom="Suharto",
)
REFUGIE = Foyer(
    "nancy",
    SEULE
    | {
        "identite": _qui("Yusuf", civilite="1"),
        "situation": {"nationalite": "3", "situation_familiale": "C"},
        "adresse": _chez("1, place de l’Accueil", "54000"),
        "logement": {"occupation": "SH"},
        "sources": {"sources": ["RSA"]},
        "montants": {"montant_RSA": "568"},
        "travail": {"contrat": "CHO"},
        "avis": {"sorte_avis": "protection"},
        "revenu": {"rfr_n2": "6 800"},
        "communes": {"q": ["Nancy"]},
    },
    lus=("Yusuf Fictive", "54000 Nancy"),
)
A_BRUXELLES = Foyer(
    "ronchin",
    SEULE
    | {
        "identite": _qui("Inès"),
        "adresse": {
            "adresse": "12, rue de la Régence",
            "lieu_ou": "ailleurs",
            "lieu_ville": "Bruxelles",
            "lieu_code": "1000",
            "lieu_pays": "BE",
        },
        "emploi": {"profession": "Infirmière", "lieu_travail": "Lille"},
        "avis": {"sorte_avis": "etranger"},
        "revenu": {"rfr_n2": "21 000"},
        "communes": {"q": ["Ronchin"]},
    },
    lus=("Inès Fictive", "1000 Bruxelles", "Belgique"),
)
FOYERS = {
    "etudiant": ETUDIANT,
    "couple-qui-attend": COUPLE_QUI_ATTEND,
    "parent-isole": PARENT_ISOLE,
    "couple-a-un-avis": COUPLE_A_UN_AVIS,
    "sans-prenom": SANS_PRENOM,
    "refugie": REFUGIE,
    "bruxelles": A_BRUXELLES,
}
