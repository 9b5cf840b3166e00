"""What the page was sent: what is asked of the list, where one stands in it, what is written beside and must stay."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from seuil.acteurs.gestion import Requete
from seuil.designations.forms import AUTRES, DesignationForm, FiltresForm
from seuil.designations.gestion.choix import CHOIX_MAXIMUM

AUCUN = "aucun"  # the button that shows everybody again
POSITIONS = ("avant", "apres")
MOTIF_ECRIT = re.compile(rf"(?:rang|mots)_(?:\d+|{AUTRES})", re.ASCII)


def voulus(request: Requete) -> QueryDict:
    """Return what is asked of the list: by the button just pressed, else by the address."""
    bouton = request.POST.get("filtrer")
    if bouton == AUCUN:
        return QueryDict()
    return request.GET if bouton is None else request.POST


def filtres(dits: QueryDict) -> list[tuple[str, str]]:
    """Return the filters said; the same as the address when « Entrée » was typed in another question."""
    return [(nom, dit) for nom in FiltresForm.base_fields if (dit := dits.get(nom, "").strip())]


def adresse(dits: QueryDict, cochees: Iterable[str] = ()) -> str:
    """Return the address that keeps what is asked of the list, and who is ticked."""
    return "?" + urlencode([*filtres(dits), *(("d", cle) for cle in [*cochees][:CHOIX_MAXIMUM])])


def adresses(request: Requete) -> dict[str, Any]:
    """Return where the page sends its form, where its links lead, the mark for the buttons that stay on it."""
    dits = voulus(request)
    return {
        "envoi": adresse(dits),
        "vers": f"{adresse(dits, request.GET.getlist('d'))}&",
        "ici": next(iter(position(request).items()), ("apres", "")),
    }


def position(request: Requete) -> Mapping[str, str]:
    """Return where the page begins: what is asked now begins at the first one."""
    if filtres(voulus(request)) != filtres(request.GET):
        return {}
    ou = request.POST if {*POSITIONS} & request.POST.keys() else request.GET
    return {nom: ou[nom] for nom in POSITIONS if nom in ou}


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
