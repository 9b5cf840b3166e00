"""Keep the files that a form brings, one by one: what is refused never takes the others along."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.demandes.models import Demande
from seuil.documents.controle import FichierRefuse
from seuil.instruction import services
from seuil.instruction.etats import Canal
from seuil.instruction.forms.depot import DeposerForm
from seuil.instruction.models import Feuille
from seuil.socle.cycles import PassageInterdit

ECHECS: Final = "echecs_d_envoi"
ECHECS_AVANT_LE_GUICHET: Final = 3
GARDES: Final = "envois_gardes"
GARDES_RETENUS: Final = 40


def garder(fichiers: "Iterable[UploadedFile[Any]]", ajouter: Callable[[str, bytes], object]) -> list[str]:
    """Have each file kept; return, for each refused one, what is wrong and what to do."""
    refus: list[str] = []
    for recu in fichiers:
        try:
            ajouter(recu.name or gettext("photo"), recu.read(settings.TAILLE_MAX_DOCUMENT + 1))
        except FichierRefuse as refuse:
            refus.append(gettext(refuse.phrase) % refuse.valeurs)
        except services.FeuilleRefusee as refusee:
            refus.append(str(refusee))
    return refus


def relire(gardees: Sequence[Feuille], le: date) -> None:
    """Have the paper of these pages read by itself, before a person looks."""
    if gardees:
        services.auto_controler(gardees[-1].piece, le=le)


def deposer(demande: Demande, form: DeposerForm, *, canal: Canal, par: Acteur | Mandataire, le: date) -> None:
    """Keep the files of a paper and send it; what is refused becomes an error of ``form``, and nothing is sent yet."""
    choisi, gardees = form.choisi, list[Feuille]()

    def ajouter(nom: str, contenu: bytes) -> None:
        gardees.append(
            services.ajouter_une_feuille(
                demande, choisi.code, choisi.personne, nom, contenu, canal=canal, par=par, le=le
            )
        )

    form.refuser(garder(form.cleaned_data["fichiers"], ajouter))
    relire(gardees, le)
    if form.errors or not gardees or choisi.est_partie:
        return
    try:
        services.envoyer(gardees[-1].piece, form.cleaned_data["mot"], canal=canal, par=par, le=le)
    except (services.FeuilleRefusee, PassageInterdit) as refus:
        form.add_error(None, str(refus))


def compter_les_echecs(request: HttpRequest, cle: str, *, est_rate: bool) -> None:
    """Remember how many times in a row the files of a paper were refused in this session."""
    echecs = request.session.get(ECHECS, {})
    if est_rate or cle in echecs:
        request.session[ECHECS] = echecs | {cle: echecs.get(cle, 0) + 1 if est_rate else 0}


def a_besoin_d_un_guichet(request: HttpRequest, cle: str) -> bool:
    """Say whether so many tries failed that a person should take over."""
    return int(request.session.get(ECHECS, {}).get(cle, 0)) >= ECHECS_AVANT_LE_GUICHET


def est_deja_garde(request: HttpRequest) -> bool:
    """Say whether the file that a script sends again was kept: its answer was lost on the way back."""
    return request.POST.get("envoi", "") in request.session.get(GARDES, [])


def noter_garde(request: HttpRequest) -> None:
    """Remember the file that a script named, so that it is kept once."""
    if jeton := request.POST.get("envoi", "")[:60]:
        request.session[GARDES] = [*request.session.get(GARDES, []), jeton][-GARDES_RETENUS:]
