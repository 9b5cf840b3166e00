"""What the page was sent: what is asked of the list, where one stands in it, what is written beside and must stay."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from seuil.acteurs.gestion import Requete
from seuil.designations.forms import AUTRES, DesignationForm, FiltresForm
from seuil.patrimoine.models import Vacance
from seuil.socle.remplissage import reprendre
from seuil.socle.saisie import entier

CHOIX_MAXIMUM = 200
AUCUN = "aucun"  # the button that shows everybody again
POSITIONS = ("avant", "apres")
MOTIF_ECRIT = re.compile(rf"(?:rang|mots)_(?:\d+|{AUTRES})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lecture:
    """What is asked of the list, and whether the address says something else."""

    filtres: FiltresForm
    change: bool


def envoi(request: Requete) -> QueryDict:
    """Return what was sent with the page, or was typed in it before the session closed; nothing when it is opened."""
    return request.POST if request.method == "POST" else reprendre(request)


def lire(request: Requete, vacance: Vacance) -> Lecture:
    """Return what is asked of the list: in the questions that came, whatever the button, else by the address."""
    dits = envoi(request)
    if dits.get("filtrer") == AUCUN:
        dits = QueryDict()
    elif not FiltresForm.base_fields.keys() & dits.keys():
        dits = request.GET
    commune = str(vacance.logement.programme.commune)
    filtres, avant = (FiltresForm(lus, commune=commune, le=request.aujourdhui) for lus in (dits, request.GET))
    return Lecture(filtres, filtres.lus != avant.lus)


def cochees(request: Requete) -> list[int]:
    """Return who is ticked: in the page that was sent, else by the address."""
    dits = envoi(request)
    dites = (dits if dits or request.method == "POST" else request.GET).getlist("d")[:CHOIX_MAXIMUM]
    return [cle for dite in dites if (cle := entier(dite)) is not None]


def adresse(filtres: FiltresForm | None, cochees: Iterable[int] = ()) -> str:
    """Return the address that keeps what is asked of the list, and who is ticked."""
    lus = filtres.lus if filtres else []
    return "?" + urlencode([*lus, *(("d", str(cle)) for cle in cochees)])


def s_adresse(request: Requete, lus: Lecture) -> bool:
    """Say whether what is asked leaves in the address: it was just asked, it could be read, nothing was written."""
    return "filtrer" in request.POST and lus.change and not lus.filtres.errors and not a_ecrit(request.POST)


def adresses(request: Requete, filtres: FiltresForm | None, ou: Mapping[str, str]) -> dict[str, Any]:
    """Return where the page sends its form, where its links lead, the mark for the buttons that stay on it."""
    return {
        "envoi": adresse(filtres),
        "vers": f"{adresse(filtres, cochees(request))}&",
        "ici": next(iter(ou.items()), ("apres", "")),
    }


def position(request: Requete, *, change: bool) -> Mapping[str, str]:
    """Return where the page begins: at the first one when what is asked did ``change``."""
    if change:
        return {}
    dits = envoi(request)
    ou = dits if {*POSITIONS} & dits.keys() else request.GET
    return {nom: ou.get(nom, "") for nom in POSITIONS if nom in ou}


def a_ecrit(envoi: QueryDict) -> bool:
    """Say whether words or a reason were typed: no address may carry them."""
    ecrits = (nom for nom in envoi if nom in DesignationForm.base_fields or _est_un_motif(nom))
    return any(envoi.get(nom, "").strip() for nom in ecrits)


def sans_question(envoi: QueryDict, form: DesignationForm) -> list[tuple[str, str]]:
    """Return the reasons typed for ranks that the choices no longer pass over: they come back with their questions."""
    motifs = ((nom, envoi.get(nom, "").strip()) for nom in envoi if _est_un_motif(nom) and nom not in form.fields)
    return [(nom, dit) for nom, dit in motifs if dit]


def _est_un_motif(nom: str) -> bool:
    return MOTIF_ECRIT.fullmatch(nom) is not None
