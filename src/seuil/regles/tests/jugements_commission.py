"""Judge the cases of a commission: votes, decisions, number of candidates."""

from __future__ import annotations

from typing import Any

from seuil.regles.commission import LogementExamine, Seance, quorum, reglement_usuel
from seuil.regles.decisions import Candidatures, Decision, Proposition, candidats_suffisants, decisions_regulieres
from seuil.regles.delais import delais
from seuil.regles.presences import SeanceIrreguliere, verifier_seance
from seuil.regles.tests.lecture_des_cas import COMMISSION, LE, Cas
from seuil.regles.verdicts import Verdict
from seuil.regles.votes import Choix, VoteIrregulier, depouiller


def votes(cas: Cas) -> dict[str, Any]:
    seance = Seance(COMMISSION, frozenset(cas["presents"]), cas.get("pouvoirs", {}))
    logement = LogementExamine("60159", cas.get("epci", "200067965"), cas.get("mandant", ""))
    suffrages = {code: Choix(choix) for code, choix in cas["suffrages"].items()}
    reglement = reglement_usuel(LE)
    try:
        verifier_seance(seance, reglement)
        scrutin = depouiller(seance, logement, suffrages)
    except (SeanceIrreguliere, VoteIrregulier) as erreur:
        attendue = cas["attendu"].get("erreur", "aucune erreur")
        return {"erreur": attendue if attendue in str(erreur) else str(erreur)}
    return {
        "quorum": str(quorum(seance, reglement).reponse),
        "voix": len(scrutin.voix),
        "adoptee": scrutin.adoptee,
        "preponderante": scrutin.preponderante,
    }


def decisions(cas: Cas) -> str:
    propositions = [Proposition(**{**brute, "decision": Decision(brute["decision"])}) for brute in cas["propositions"]]
    verdict = decisions_regulieres(propositions, LE)
    return _extrait(cas["attendu"], verdict)


def candidats(cas: Cas) -> str:
    champs = {nom: valeur for nom, valeur in cas.items() if nom not in {"nom", "attendu"}}
    return str(candidats_suffisants(Candidatures(**champs), delais(LE)).reponse)


def _extrait(attendu: str, verdict: Verdict) -> str:
    if verdict.est_oui:
        return "oui"
    return attendu if attendu in verdict.motif else verdict.motif
