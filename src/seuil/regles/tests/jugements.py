"""One function per case file: run the rule on a case, return what the case calls `attendu`."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from seuil.regles import commande_apl, commande_eligibilite
from seuil.regles.commande_lignes import traiter
from seuil.regles.delais import delai_anormalement_long, delais, expire_le, notifier_avant_le
from seuil.regles.effort import Depense, effort_supportable, taux_effort
from seuil.regles.menage import Categorie, categorie
from seuil.regles.numero_unique import NumeroInvalide, analyser, composer
from seuil.regles.occupation import est_manifestement_suroccupe, est_sous_occupe, est_suroccupe
from seuil.regles.plafonds import PlafondInconnu, plafond_intermediaire
from seuil.regles.priorites import Preuve, Situation, priorites
from seuil.regles.tests.jugements_autocontrole import bulletins_lus, cartes
from seuil.regles.tests.jugements_commission import candidats, decisions, votes
from seuil.regles.tests.jugements_offres import conditions, offres, reponses
from seuil.regles.tests.jugements_preuves import exigibilite, preuves
from seuil.regles.tests.jugements_recours import recours
from seuil.regles.tests.lecture_des_cas import LE, Cas, en_json, menage
from seuil.regles.typologie import besoin, types_adaptes
from seuil.regles.zonage import zone


def en_ligne(ligne: str, repondre: Callable[[Mapping[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    """Send one line through a command and return its answer."""
    sortie = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(sortie):
        traiter([ligne.encode()], repondre)
    reponse: dict[str, Any] = json.loads(sortie.buffer.getvalue())
    return reponse


def eligibilite_en_ligne(ligne: str) -> dict[str, Any]:
    return en_ligne(ligne, commande_eligibilite.repondre)


def apls(cas: Cas) -> dict[str, float]:
    reponse = en_ligne(cas["ligne"], commande_apl.repondre)
    assert reponse["motifs"]
    return {nom: reponse[nom] for nom in cas["attendu"]}


def categories(cas: Cas) -> list[int]:
    rang = categorie(menage(cas["personnes"]), cas["le"])
    return [rang.numero, rang.personnes_en_plus]


def zones(cas: Cas) -> str:
    return str(zone(cas["commune"], cas["le"]))


def plafonds(cas: Cas) -> dict[str, int]:
    reponse = eligibilite_en_ligne(_ligne(cas))
    return {nom: reponse["plafonds"][nom] for nom in cas["attendu"]}


def plafonds_intermediaires(cas: Cas) -> int | str:
    try:
        return plafond_intermediaire(Categorie(cas["categorie"], cas["personnes_en_plus"]), cas["zone"], le=cas["le"])
    except PlafondInconnu:
        return "inconnu"


def revenus(cas: Cas) -> dict[str, Any]:
    reponse = eligibilite_en_ligne(_ligne(cas))
    retenu = reponse["revenu_retenu"]
    return {"revenu_retenu": "inconnu" if retenu is None else retenu, **reponse["eligible"]}


def lignes_refusees(cas: Cas) -> dict[str, str]:
    erreur = eligibilite_en_ligne(cas["ligne"])["erreur"]
    attendu = cas["attendu"]
    return {**erreur, "motif": attendu["motif"] if attendu["motif"] in erreur["motif"] else erreur["motif"]}


def occupation(cas: Cas) -> str:
    surface = Decimal(cas["surface"]) if "surface" in cas else None
    verdicts = {
        "suroccupation": lambda: est_suroccupe(surface, cas["personnes"], LE),
        "suroccupation_manifeste": lambda: est_manifestement_suroccupe(
            surface, cas["personnes"], LE, mineur_a_charge=cas["mineur"], handicap=cas.get("handicap", False)
        ),
        "sous_occupation": lambda: est_sous_occupe(cas.get("pieces"), cas["personnes"], LE),
    }
    return str(verdicts[cas["regle"]]().reponse)


def effort(cas: Cas) -> dict[str, str]:
    postes = {nom: Decimal(cas[nom]) for nom in ("loyer", "annexes", "charges", "aide") if nom in cas}
    ressources = Decimal(cas["ressources"]) if "ressources" in cas else None
    taux = None if ressources is None else taux_effort(Depense(**postes), ressources)
    verdict = effort_supportable(Depense(**postes), ressources, maximum=Decimal(cas["maximum"]))
    return {"taux": "inconnu" if taux is None else str(taux), "verdict": str(verdict.reponse)}


def numeros(cas: Cas) -> str:
    try:
        return analyser(cas["numero"]).affichage
    except NumeroInvalide as erreur:
        return _refus(cas["attendu"], str(erreur))


def compositions(cas: Cas) -> str:
    try:
        return str(composer(cas["departement"], depot=cas["depot"], sequence=cas["sequence"], guichet=cas["guichet"]))
    except NumeroInvalide as erreur:
        return _refus(cas["attendu"], str(erreur))


def typologies(cas: Cas) -> list[str]:
    demande = besoin(
        menage(cas["personnes"]),
        cas["le"],
        territoire=cas["territoire"],
        tierce_personne=cas.get("tierce_personne", False),
        assistant_maternel=cas.get("assistant_maternel", False),
    )
    return [str(adapte) for adapte in types_adaptes(demande, cas["le"], territoire=cas["territoire"])]


def priorites_reconnues(cas: Cas) -> list[str]:
    surface = Decimal(cas["surface"]) if "surface" in cas else None
    situation = Situation(
        publics=MappingProxyType({code: Preuve(preuve) for code, preuve in cas.get("publics", {}).items()}),
        age=cas.get("age"),
        enfant_mineur_a_charge=cas.get("enfant_mineur_a_charge", False),
        logement_suroccupe=est_suroccupe(surface, cas["occupants"], LE) if surface else None,
        suroccupation=Preuve(cas.get("surface_et_mineurs", "declaree")),
        logement_non_decent=Preuve(cas.get("logement_non_decent", "absente")),
        ase_fin_le=cas.get("ase_fin_le"),
    )
    return [f"{priorite.code} {priorite.verdict.reponse}" for priorite in priorites(situation, LE)]


def delais_anormalement_longs(cas: Cas) -> str:
    mois = delai_anormalement_long(cas["departement"], cas["type"], LE)
    return "inconnu" if mois is None else f"{mois} mois"


def echeances(cas: Cas) -> dict[str, date]:
    regles = delais(LE)
    echeance = expire_le(cas["dernier_acte"], regles)
    return {"expire_le": echeance, "notifier_avant_le": notifier_avant_le(echeance, regles)}


def _ligne(cas: Cas) -> str:
    champs = {nom: cas[nom] for nom in CHAMPS_SIMPLES if nom in cas}
    personnes = [en_json(ecriture) for ecriture in cas["personnes"]]
    return json.dumps({"id": cas["nom"], **champs, "le": cas["le"].isoformat(), "personnes": personnes})


def _refus(attendu: str, motif: str) -> str:
    _, _, extrait = attendu.partition("refusé : ")
    return attendu if extrait and extrait in motif else f"refusé : {motif}"


CHAMPS_SIMPLES = ("commune", "rfr_n2", "rfr_n1", "ressources_12_mois", "ehpad_depense", "ehpad_personnes")
JUGES = {
    "apl": apls,
    "bulletins": bulletins_lus,
    "candidats": candidats,
    "cartes": cartes,
    "categories": categories,
    "compositions": compositions,
    "conditions": conditions,
    "decisions": decisions,
    "delais_anormalement_longs": delais_anormalement_longs,
    "echeances": echeances,
    "effort": effort,
    "exigibilite": exigibilite,
    "lignes_refusees": lignes_refusees,
    "numeros": numeros,
    "occupation": occupation,
    "offres": offres,
    "plafonds": plafonds,
    "plafonds_intermediaires": plafonds_intermediaires,
    "preuves": preuves,
    "priorites": priorites_reconnues,
    "recours": recours,
    "reponses": reponses,
    "revenus": revenus,
    "typologies": typologies,
    "votes": votes,
    "zones": zones,
}
