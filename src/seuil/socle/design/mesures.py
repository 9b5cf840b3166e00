"""Numbers, amounts, dates and numéros uniques as they are written in French; dates follow the language of the page."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language

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
    """Return `14 mars 2025`, `1er mars 2025`; `14 March 2025` on a page in another language."""
    if not est_en_francais():
        return date_format(jour, "j F Y")
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme} {MOIS[jour.month - 1]} {jour.year}"


def mois_et_annee(jour: date) -> str:
    """Return `mars 2025`, of a day that stands for its month."""
    return f"{mois_de(jour)} {jour.year}"


def mois_de(jour: date) -> str:
    """Return the name of its month."""
    return MOIS[jour.month - 1] if est_en_francais() else date_format(jour, "F")


def est_en_francais() -> bool:
    """Say whether what is written now is French, plain or not; a language that the site does not serve is."""
    langue = get_language()
    return langue not in dict(settings.LANGUAGES) or langue[:2] == settings.LANGUAGE_CODE


def date_avec_jour(jour: date) -> str:
    """Return `lundi 14 décembre 2026`: a last day is easier to keep in mind with its weekday."""
    return f"{JOURS[jour.weekday()]} {date_longue(jour)}" if est_en_francais() else date_format(jour, "l j F Y")


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
