"""How long one waits here: what the guide says, what the register observes, always with its date and its count."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from seuil.acteurs.requetes import communes_de
from seuil.informations.portail.comprendre import textes_de_la_page
from seuil.informations.portail.figures import figures
from seuil.informations.requetes import Attente, attentes_par_commune, chiffres_en_ligne, demandes_par_type
from seuil.informations.requetes.attentes import TOUTES
from seuil.regles.publication import observe_depuis
from seuil.regles.typologie import TypeLogement
from seuil.socle.design.mesures import nombre
from seuil.socle.middleware import aujourdhui
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import attente_connue, departement_de

DEMANDES, PARC = "demandes_", "parc_"
LUS = (TypeLogement.T1, TypeLogement.T2, TypeLogement.T3, TypeLogement.T4, TypeLogement.T5, TypeLogement.T6)


@require_safe
def attentes(request: HttpRequest) -> HttpResponse:
    """The waits of a town: `?commune=` reads one of its communes."""
    territoire: Territoire = request.territoire  # type: ignore[attr-defined]
    le = aujourdhui(request)
    communes = list(communes_de(territoire))
    voulue = next((commune for commune in communes if commune.pk == request.GET.get("commune")), None)
    observees = attentes_par_commune(communes, le)
    contexte = {
        "communes": communes if len(communes) > 1 else [],
        "voulue": voulue,
        "inconnue": bool(request.GET.get("commune")) and voulue is None,
        "types": _types(observees, voulue, demandes_par_type([voulue] if voulue else communes, le)),
        "par_commune": _par_commune(observees, communes),
        "depuis": observe_depuis(le),
        "le": le,
        "anormale": attente_connue(territoire, departement_de(territoire).pk, le),
        "chiffres": figures(territoire, "delais"),
        **du_guide(territoire),
        **textes_de_la_page(request, "delais"),
    }
    return render(request, "informations/attentes.html", contexte)


def du_guide(territoire: Territoire) -> dict[str, Any]:
    """Return what the guide counts by type of dwelling: who asks, and what there is."""
    faits = {fait.cle: fait for fait in chiffres_en_ligne(territoire)}
    types = [(logement, faits.get(DEMANDES + logement.lower()), faits.get(PARC + logement.lower())) for logement in LUS]
    par_type = [(logement, voulus, offerts) for logement, voulus, offerts in types if voulus and offerts]
    return {
        "demandes_par_type": [
            {"type": _nom(logement), "demandes": nombre(int(voulus.valeur)), "logements": nombre(int(offerts.valeur))}
            for logement, voulus, offerts in par_type
        ],
        "barres": [{"libelle": _nom(logement), "valeur": int(voulus.valeur)} for logement, voulus, _ in par_type],
        "date_du_guide": par_type[0][1].date if par_type else "",
    }


def _types(
    observees: Mapping[tuple[str, str], Attente], voulue: Commune | None, demandes: dict[str, int]
) -> list[dict[str, Any]]:
    lieu = (voulue.commune_parent or voulue.pk) if voulue else TOUTES
    rangees = []
    for logement in LUS:
        lue = observees.get((lieu, logement))
        if lue is None and logement not in demandes:
            continue
        rangees.append({"type": _nom(logement), "demandes": demandes.get(logement), **_dit(lue)})
    return rangees


def _dit(lue: Attente | None) -> dict[str, Any]:
    constate = lue.constate if lue else None
    return {
        "baux": lue.baux if lue and constate else None,
        "median": constate.median if constate else None,
        "entre": (constate.premier_decile, constate.dernier_decile) if constate else None,
        "aucun": lue is None,
    }


def _par_commune(observees: Mapping[tuple[str, str], Attente], communes: list[Commune]) -> list[dict[str, Any]]:
    connus = [logement for logement in LUS if (TOUTES, logement) in observees]
    return [
        {"commune": commune, "cases": [{"type": _nom(un), **_dit(observees.get((commune.pk, un)))} for un in connus]}
        for commune in communes
        if any((commune.pk, un) in observees for un in connus)
    ]


def _nom(logement: TypeLogement) -> str:
    return gettext("T6 et plus") if logement is TypeLogement.T6 else str(logement)
