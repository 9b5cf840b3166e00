"""The link of a message: signed, expiring, of that message alone; it shows nothing until the birth date is given."""

from datetime import date, timedelta

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from seuil.envois.models import Envoi

SEL = "seuil.envois.lien"
LONGUEUR = 40  # of the token of the reports
DATES = 5  # wrong birth dates, from all sources, that stop a link
SIGNES = 16  # of the signature: 96 bits
_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


def adresse_du_lien(envoi: Envoi) -> str:
    """Return the whole address to write in a message; the home page of agents for an agent."""
    chemin = reverse("gestion:accueil") if envoi.demande_id is None else reverse("lien", args=[jeton(envoi)])
    return settings.SITE + chemin


def jeton(envoi: Envoi) -> str:
    """Return what names a message in an address: its number and a signature."""
    numero = _en_36(envoi.pk)
    return f"{numero}-{_signature(numero, envoi.cle)}"


def envoi_du_jeton(lu: str) -> Envoi | None:
    """Return the message that a link names, expired or not; None for a link we never wrote."""
    numero, _, signature = lu.partition("-")
    if not numero or set(numero) - set(_36) or len(numero) > 12:
        return None
    envoi = Envoi.objects.select_related("demande").filter(pk=int(numero, 36), demande__isnull=False).first()
    if envoi is None or not _est_signe(numero, envoi.cle, signature):
        return None
    return envoi


def est_perime(envoi: Envoi, le: date) -> bool:
    """Say whether the link is too old to open anything."""
    return le > max(envoi.le + timedelta(days=settings.LIEN_JOURS), envoi.lien_fin or date.min)


def est_arrete(envoi: Envoi) -> bool:
    """Say whether too many wrong birth dates stopped the link: another one, at the same address, opens."""
    return envoi.dates_fausses >= DATES


def jeton_des_rapports() -> str:
    """Return what ends the address where the phone operator reports: nobody else knows it."""
    return salted_hmac("seuil.envois.rapports", "sms", algorithm="sha256").hexdigest()[:LONGUEUR]


def _signature(numero: str, cle: str) -> str:
    return Signer(salt=SEL).signature(f"{numero}:{cle}")[:SIGNES]


def _est_signe(numero: str, cle: str, signature: str) -> bool:
    return constant_time_compare(signature, _signature(numero, cle))


def _en_36(nombre: int) -> str:
    ecrit = ""
    while nombre:
        nombre, reste = divmod(nombre, 36)
        ecrit = _36[reste] + ecrit
    return ecrit or "0"
