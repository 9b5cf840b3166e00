"""Template filters: wrong input comes back as it is, so that a page never breaks on a missing fact."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from seuil.regles import ecriture
from seuil.socle import telephones
from seuil.socle.design import mesures, parcours, typographie


def typo(texte: object) -> SafeString:
    """Return escaped HTML with French typography and raised ordinals; None is empty."""
    return typographie.composer_balises("" if texte is None else texte)


def typo_texte(texte: object) -> str:
    """Return plain text with French typography, for an attribute or a page title."""
    return typographie.composer("" if texte is None else str(texte))


def nombre(valeur: Any) -> Any:
    """Return `12 452`, `38,5`."""
    return mesures.nombre(valeur) if isinstance(valeur, int | Decimal) else valeur


def euros(valeur: Any) -> Any:
    """Return `12 452 €` for an int, `498,20 €` for a Decimal."""
    return mesures.euros(valeur) if isinstance(valeur, int | Decimal) else valeur


def date_longue(jour: Any) -> Any:
    """Return `14 mars 2025`, `1<sup>er</sup> mars 2025`."""
    return typographie.composer_balises(date_texte(jour)) if isinstance(jour, date) else jour


def date_texte(jour: Any) -> Any:
    """Return `1er mars 2025`, for an attribute or a page title; `1 March 2025` on a page in another language."""
    return mesures.date_longue(_ici(jour)) if isinstance(jour, date) else jour


def _ici(jour: date) -> date:
    """Return an instant as clocks show it here; a day stays itself."""
    return timezone.localtime(jour) if isinstance(jour, datetime) and timezone.is_aware(jour) else jour


def heure(instant: Any) -> Any:
    """Return `14 h 32`, for an hour or an instant as clocks show it here; `14:32` in another language."""
    if isinstance(instant, datetime):
        instant = (timezone.localtime(instant) if timezone.is_aware(instant) else instant).time()
    if not isinstance(instant, time):
        return instant
    return ecriture.heure(instant) if mesures.est_en_francais() else f"{instant:%H:%M}"


def numero_unique(numero: Any) -> str:
    """Return the number grouped 3-4-6-5 with spaces that do not break."""
    return mesures.numero_unique(str(numero))


def telephone(numero: Any) -> Any:
    """Return `06 12 34 56 78`, `+32 470 12 34 56`; what is not a number comes back as it is."""
    return telephones.montrer(numero) if isinstance(numero, str) else numero


def telephone_lien(numero: Any) -> str:
    """Return what follows `tel:`: E.164, or the digits of a short number."""
    return telephones.lire_ou_rien(str(numero)) or "".join(str(numero).split())


def mois_ecoules(debut: Any, le: Any) -> Any:
    """Return the whole months between two dates: `{{ depot|mois_ecoules:aujourdhui }}`."""
    return mesures.mois_ecoules(debut, le) if isinstance(debut, date) and isinstance(le, date) else ""


FILTRES: dict[str, Callable[..., Any]] = {
    "typographie": typo,
    "typographie_texte": typo_texte,
    "nombre": nombre,
    "euros": euros,
    "date_longue": date_longue,
    "date_texte": date_texte,
    "heure": heure,
    "numero_unique": numero_unique,
    "telephone": telephone,
    "telephone_lien": telephone_lien,
    "mois_ecoules": mois_ecoules,
    "minuscule": parcours.minuscule,
}
