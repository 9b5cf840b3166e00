"""Three readings of the same answers: before, as one person changed them, as they are now."""

from collections.abc import Mapping
from typing import Any

from seuil.declarations.models import BASE, DEPUIS, Brut

Pages = Mapping[str, Brut]


def reprendre(reponses: Mapping[str, Any], actuelles: Mapping[str, Any]) -> dict[str, Any]:
    """Return a change taken up on the answers of now: what its author did not touch follows what others changed.

    The mark of the last change seen (DEPUIS) stays: only its author says that it saw the later ones.
    """
    base = reponses.get(BASE, {})
    pages = _pages(base.get("pages", {}), reponses.get("pages", {}), actuelles["pages"])
    personnes = _personnes(base.get("personnes", {}), reponses.get("personnes", {}), actuelles["personnes"])
    retirees = {cle: brut for cle, brut in reponses.get("retirees", {}).items() if cle not in personnes}
    autres = {cle: reponses[cle] for cle in reponses if cle not in ("pages", "personnes", "retirees", BASE)}
    return autres | {"pages": pages, "personnes": personnes, "retirees": retirees, BASE: dict(actuelles)}


def commencer(actuelles: Mapping[str, Any], *, depuis: int) -> dict[str, Any]:
    """Return a change in which nothing changed yet."""
    return {"pages": actuelles["pages"], "personnes": actuelles["personnes"], BASE: dict(actuelles), DEPUIS: depuis}


def _pages(base: Pages, miennes: Pages, actuelles: Pages) -> dict[str, Brut]:
    fusionnees = {cle: fusionner(base.get(cle, {}), brut, actuelles.get(cle, {})) for cle, brut in miennes.items()}
    venues = {cle: brut for cle, brut in actuelles.items() if cle not in miennes and cle not in base}
    return fusionnees | venues


def _personnes(base: Pages, miennes: Pages, actuelles: Pages) -> dict[str, Brut]:
    """Keep whom the author added and drop whom it removed; whoever others added or removed follows them."""
    restees = {cle: brut for cle, brut in miennes.items() if cle in actuelles or cle not in base}
    venues = {cle: brut for cle, brut in actuelles.items() if cle not in base and cle not in miennes}
    return {cle: fusionner(base.get(cle, {}), brut, actuelles.get(cle, {})) for cle, brut in (restees | venues).items()}


def fusionner(base: Brut, mienne: Brut, actuelle: Brut) -> Brut:
    """Return each control as its author left it, or as it is now when the author left it as it was."""
    fusion: Brut = {}
    for nom in dict.fromkeys([*mienne, *actuelle]):
        dite = _vide(mienne.get(nom))
        est_a_suivre = dite == _vide(base.get(nom)) and (bool(dite) or nom in actuelle)  # said empty is an answer too
        choisie = actuelle if est_a_suivre else mienne
        if nom in choisie:
            fusion[nom] = choisie[nom]
    return fusion


def _vide(valeurs: list[str] | None) -> list[str]:
    """Return what a control says: nothing sent and nothing typed are the same."""
    return [] if valeurs in (None, [""]) else list(valeurs or [])
