"""Numbers, amounts, dates and numéros uniques as they are written in French."""

from datetime import date
from decimal import Decimal

from seuil.socle.design.typographie import INSECABLE

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
GROUPES_DU_NUMERO = (3, 4, 6, 5)


def nombre(valeur: int | Decimal) -> str:
    """Return 12452 as `12 452`, Decimal("38.5") as `38,5`; a minus sign, not a hyphen."""
    texte = f"{abs(valeur):,}".replace(",", INSECABLE).replace(".", ",")
    return f"−{texte}" if valeur < 0 else texte


def euros(valeur: int | Decimal) -> str:
    """Return whole euros for an int, cents for a Decimal: `12 452 €`, `498,20 €`."""
    montant = valeur.quantize(Decimal("0.01")) if isinstance(valeur, Decimal) else valeur
    return f"{nombre(montant)}{INSECABLE}€"


def date_longue(jour: date) -> str:
    """Return `14 mars 2025`; the first of a month is `1er`."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme} {MOIS[jour.month - 1]} {jour.year}"


def mois_et_annee(jour: date) -> str:
    """Return `mars 2025`, of a day that stands for its month."""
    return f"{MOIS[jour.month - 1]} {jour.year}"


def date_avec_jour(jour: date) -> str:
    """Return `lundi 14 décembre 2026`: a last day is easier to keep in mind with its weekday."""
    return f"{JOURS[jour.weekday()]} {date_longue(jour)}"


def numero_unique(numero: str) -> str:
    """Return a numéro unique grouped 3-4-6-5; anything else comes back as it is."""
    compact = "".join(numero.split())
    if len(compact) != sum(GROUPES_DU_NUMERO):
        return numero
    debuts = [sum(GROUPES_DU_NUMERO[:rang]) for rang in range(len(GROUPES_DU_NUMERO))]
    morceaux = [compact[debut : debut + taille] for debut, taille in zip(debuts, GROUPES_DU_NUMERO, strict=True)]
    return INSECABLE.join(morceaux)


def mois_ecoules(debut: date, le: date) -> int:
    """Return the whole months from one date to another, 0 if it is still to come."""
    ecart = (le.year - debut.year) * 12 + le.month - debut.month
    return max(0, ecart - (le.day < debut.day))
