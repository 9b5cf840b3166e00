"""Run the rules of remedies on a case."""

from __future__ import annotations

from typing import Any

from seuil.regles.delais import delais
from seuil.regles.recours import Contestation, delai_de_recours
from seuil.regles.tests.lecture_des_cas import LE, Cas
from seuil.regles.tribunaux import Objet, TribunalInconnu, departement_competent, tribunal


def recours(cas: Cas) -> dict[str, Any] | str:
    competent = departement_competent(Objet(cas["objet"]), logement=cas["logement"], auteur=cas["auteur"])
    try:
        juge = tribunal(competent, LE)
    except TribunalInconnu as inconnu:
        return str(inconnu)
    contestation = Contestation("la commission", juge, demeure=cas["demeure"])
    return {"tribunal": juge.nom, "mois": delai_de_recours(contestation, delais(LE))}
