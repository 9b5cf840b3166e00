"""The channels that this installation opened, read from its settings; what cannot be used is said in a sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from seuil.contacts.nomenclatures import Canal
from seuil.envois.liens import jeton_des_rapports
from seuil.envois.voies import ReglageInvalide, Voie
from seuil.envois.voies.boite import RetoursIllisibles, ouvrir
from seuil.envois.voies.courriel import adresse_de_l_expediteur, voie_courriel
from seuil.envois.voies.dossier import CourrielsEnDossier, SmsEnDossier, est_un_dossier, lire_dossier
from seuil.envois.voies.sms import voie_sms

SANS_SITE: Final = "il manque, et le lien de chaque message commence par lui. Écrivez « https://demande.exemple.fr »"
SITE_INCOMPLET: Final = "« {site} » n’est pas une adresse entière. Écrivez « https://demande.exemple.fr »"


def voies_ouvertes() -> dict[str, Voie]:
    """Return the channels that can be used. What has none waits: nothing is lost, and `fautes` says why."""
    if _du_site():
        return {}
    lues = {canal: _lue(lire) for canal, (_, reglage, lire) in _voies().items() if reglage}
    return {canal: voie for canal, voie in lues.items() if not isinstance(voie, str)}


def fautes() -> list[str]:
    """Return what is wrong in the settings of the messages: a sentence each, that begins with the variable."""
    voies = [(variable, lire) for variable, reglage, lire in _voies().values() if reglage]
    dites = {variable: dite for variable, lire in voies if isinstance(dite := _lue(lire), str)}
    if voies and (du_site := _du_site()):
        dites["SEUIL_SITE"] = du_site
    toutes = [*(f"{variable} : {dite}" for variable, dite in dites.items()), *_des_retours()]
    return [f"{dite.rstrip('.')}." for dite in toutes]


def exiger_des_reglages_justes() -> None:
    """Raise ReglageInvalide with every sentence of `fautes`; without any, nothing."""
    if dites := fautes():
        raise ReglageInvalide(" ".join(dites))


def _voies() -> dict[Canal, tuple[str, str, Callable[[], Voie]]]:
    """Return the variable of each channel, its value, and how it is read."""
    return {Canal.COURRIEL: ("SEUIL_SMTP", settings.SMTP, _courriels), Canal.SMS: ("SEUIL_SMS", settings.SMS, _sms)}


def _lue(lire: Callable[[], Voie]) -> Voie | str:
    """Return a channel, or why it cannot be opened."""
    try:
        return lire()
    except ReglageInvalide as faute:
        return str(faute)


def _courriels() -> Voie:
    if not est_un_dossier(settings.SMTP):
        return voie_courriel(settings.SMTP, expediteur=settings.EXPEDITEUR, horloge=timezone.localtime)
    expediteur = adresse_de_l_expediteur(settings.EXPEDITEUR)
    return CourrielsEnDossier(_dossier(settings.SMTP), expediteur, timezone.localtime)


def _sms() -> Voie:
    if est_un_dossier(settings.SMS):
        return SmsEnDossier(_dossier(settings.SMS), timezone.localtime)
    rapports = settings.SITE + reverse("rapports_sms", args=[jeton_des_rapports()])
    return voie_sms(settings.SMS, rapports=rapports)


def _dossier(url: str) -> Path:
    return lire_dossier(url, est_une_demonstration=settings.DEMO)


def _des_retours() -> Iterator[str]:
    if not settings.RETOURS:
        return
    try:
        ouvrir(settings.RETOURS)
    except RetoursIllisibles as illisibles:
        yield str(illisibles)


def _du_site() -> str:
    """Return what is wrong with the address of the site, "" when links may begin with it."""
    if not settings.SITE:
        return SANS_SITE
    try:
        adresse = urlsplit(settings.SITE)
    except ValueError:
        return SITE_INCOMPLET.format(site=settings.SITE)
    est_entiere = adresse.scheme in ("http", "https") and adresse.hostname and not (adresse.query or adresse.fragment)
    return "" if est_entiere else SITE_INCOMPLET.format(site=settings.SITE)
