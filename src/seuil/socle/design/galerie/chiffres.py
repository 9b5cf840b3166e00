"""Tables, figures and charts, with numbers of Compiègne."""

from typing import Any

from seuil.socle.design.tableau import Ligne

TRANCHES = (("0", 22), ("10", 58), ("20", 74), ("30", 61), ("40", 38), ("50", 31), ("60", 17), ("70", 8), ("80+", 3))


def tableaux() -> dict[str, Any]:
    """Return the tables, the sheet and the figures."""
    return {
        "plafonds": [
            ("1 personne", "12 452", "22 642"),
            Ligne(("3 personnes, comme vous", "21 818", "36 362"), ici=True),
            ("Par personne en plus", "+ 3 569", "+ 6 492"),
        ],
        "score": [
            Ligne(
                ("Premier quartile des demandeurs", "Avis d'impôt sur vos revenus de 2022", 15),
                unites=("", "", "points"),
            ),
            Ligne(("Parent isolé", "2 enfants à charge", 6), unites=("", "", "points")),
        ],
        "total": ("Total", "", 21),
        "numero": "0600323000142GEXPL",
        "fiche": [("Type", "T4, 82 m²"), ("Financement", "PLUS"), ("Loyer", "498,20 €, charges 112,00 €")],
        "reperes": [
            {"valeur": "14 mois", "libelle": "la moitié des ménages ont attendu moins"},
            {"valeur": "73 %", "libelle": "sont à Compiègne même"},
            {"valeur": "9 943", "libelle": "logements sociaux, gérés par 8 bailleurs"},
        ],
    }


def graphiques() -> dict[str, Any]:
    """Return the charts and the stairs."""
    return {
        "tranches": [{"libelle": nom, "valeur": menages, "vous": nom == "50"} for nom, menages in TRANCHES],
        "criteres": [
            {"libelle": "Dalo", "valeur": 30},
            {"libelle": "Premier quartile", "valeur": 15},
            {"libelle": "Handicap", "valeur": 12},
        ],
        "longs": [
            {"libelle": "T4 non demandé, trop petit ou trop grand", "valeur": 913},
            {"libelle": "Revenus au-dessus du plafond PLUS", "valeur": 118},
        ],
        "marches": [
            {"libelle": "PLAI, très social", "plafond": 21818, "mot": "dépassé"},
            {"libelle": "PLUS, social", "plafond": 36362, "ouverte": True, "mot": "ouvert"},
            {"libelle": "PLS", "plafond": 47271, "ouverte": True, "mot": "ouvert"},
        ],
    }
