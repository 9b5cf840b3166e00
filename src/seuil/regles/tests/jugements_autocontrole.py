"""Run the self-check on a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from seuil.regles.autocontrole import bulletins, carte_identite_valable_jusqu_au, constater_la_carte
from seuil.regles.tests.lecture_des_cas import Cas


def cartes(cas: Cas) -> dict[str, Any]:
    carte = (cas["delivree"], cas["nee"], cas["imprimee"])
    constat = constater_la_carte(*carte, cas["le"])
    return {"au": carte_identite_valable_jusqu_au(*carte), "code": constat.code, "dit": constat.dit}


def bulletins_lus(cas: Cas) -> list[str]:
    fichiers = {nom: _mois(ecrits) for nom, ecrits in cas["fichiers"].items()}
    return [constat.dit for constat in bulletins(fichiers, cas["le"], _mois(cas["acceptes"]))]


def _mois(ecrits: list[str]) -> list[date]:
    return [date.fromisoformat(f"{ecrit}-01") for ecrit in ecrits]
