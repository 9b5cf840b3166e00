"""Run the rules of papers and proofs on a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from seuil.regles.exigibilite import peut_etre_demandee
from seuil.regles.preuves import DateManquante, etat_de_la_preuve, premier_changement, preuve_valable_jusqu_au
from seuil.regles.tests.lecture_des_cas import Cas


def preuves(cas: Cas) -> dict[str, Any] | str:
    """Return until when a paper proves, then the state of this proof on a day and the day when that state changes."""
    le, datee_du = cas["le"], cas.get("datee_du")
    try:
        au = preuve_valable_jusqu_au(cas["piece"], datee_du, cas.get("imprimee"), le)
    except DateManquante as manquante:
        return str(manquante)
    du = cas.get("acceptee_le", datee_du or date(2026, 1, 1))
    change = premier_changement(du, au, le, cas["delai_jours"])
    etat = str(etat_de_la_preuve(du, au, le, cas["delai_jours"]))
    return {"au": au or "sans limite", "etat": etat, "change_le": change or "jamais"}


def exigibilite(cas: Cas) -> str:
    verdict = peut_etre_demandee(cas["code"], cas["situation"], date(2026, 11, 26))
    return f"{verdict.reponse} : {verdict.motif}"
