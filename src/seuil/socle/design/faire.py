"""The work list: acts grouped by deadline, the light on the first late one."""

from collections.abc import Iterable
from typing import Any

from seuil.socle.design import etat
from seuil.socle.design.attributs import lire


def contexte(groupes: Iterable[Any]) -> dict[str, Any]:
    """Return the groups and their acts; only the first late act has a solid button."""
    lus = [_groupe(groupe) for groupe in groupes]
    retards = [acte for groupe in lus for acte in groupe["actes"] if acte["porte"] == "retard"]
    for acte in retards[:1]:
        acte["ici"] = True
    return {"groupes": [groupe for groupe in lus if groupe["actes"]]}


def _groupe(groupe: Any) -> dict[str, Any]:
    lu = lire(groupe, titre="", actes=())
    return lu | {"actes": [_acte(acte) for acte in lu["actes"]]}


def _acte(acte: Any) -> dict[str, Any]:
    lu = lire(acte, echeance="", porte="", acte="", detail="", dossier="", regle="", verbe="Ouvrir", url="#", tenu="")
    return lu | etat.contexte(lu["echeance"], lu["porte"]) | {"ici": False}
