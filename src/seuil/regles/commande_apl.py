"""`seuil regles apl`: one household and its rent a line in, the APL estimated, step by step, a line out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from seuil.regles import champs, ecriture
from seuil.regles.apl import Apl, Demandeur, Zone, apl
from seuil.regles.baremes import BaremeInconnu, bareme, dates
from seuil.regles.champs import ChampInvalide
from seuil.regles.saisie import citer

CHAMPS: Final = frozenset({"id", "le", "zone", "couple", "personnes_a_charge", "loyer", "ressources"})


def repondre(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to one line; raises ChampInvalide naming the field at fault."""
    champs.refuser_inconnus(lu, CHAMPS)
    le = champs.jour(lu, "le", champ="le")
    try:
        bareme("apl/formule", le)
        maximum = bareme("ressources", le).contenu["revenu"]["montant_maximum"]
        personnes = bareme("menages", le).contenu["bornes"]["personnes_maximum"]
    except BaremeInconnu as erreur:
        premier = ecriture.jour(dates("apl/formule")[0])
        raise ChampInvalide("le", f"L’APL ne se calcule pas ici avant le {premier}.") from erreur
    champs.exiger(lu, ("zone", "couple", "personnes_a_charge", "loyer", "ressources"))
    demandeur = Demandeur(
        zone=_zone(lu["zone"]),
        couple=champs.booleen(lu, "couple", champ="couple"),
        personnes_a_charge=champs.montant(lu, "personnes_a_charge", champ="personnes_a_charge", maximum=personnes) or 0,
        loyer=champs.decimal(lu, "loyer", champ="loyer", maximum=maximum),
        ressources=champs.decimal(lu, "ressources", champ="ressources", maximum=maximum),
    )
    return _reponse(apl(demandeur, le=le))


def _reponse(estimee: Apl) -> dict[str, Any]:
    return {
        "loyer_plafonne": float(estimee.loyer_plafonne),
        "forfait_charges": float(estimee.forfait_charges),
        "participation": float(estimee.participation),
        "apl": float(estimee.apl),
        "apl_nette": float(estimee.nette),
        "motifs": list(estimee.motifs),
    }


def _zone(brut: Any) -> Zone:
    if isinstance(brut, bool) or not isinstance(brut, int) or brut not in set(Zone):
        raise ChampInvalide("zone", f"Le champ « zone » doit être 1, 2 ou 3, pas {citer(brut)}.")
    return Zone(brut)
