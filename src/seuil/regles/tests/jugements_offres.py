"""Judge the cases of an offer: its last day, what an answer, a silence or a condition is worth."""

from __future__ import annotations

from datetime import date

from seuil.regles.conditions import Condition, juger_l_offre, juger_la_chute, juger_la_piece
from seuil.regles.delais import delais
from seuil.regles.offres import (
    Attente,
    juger_la_reponse,
    juger_le_passage,
    juger_le_silence,
    limite,
    limite_imprimee,
    terme,
)
from seuil.regles.tests.lecture_des_cas import Cas
from seuil.regles.verdicts import Verdict


def offres(cas: Cas) -> dict[str, date]:
    regles = delais(cas["envoyee"], {"reponse_offre_jours": cas["delai"]} if "delai" in cas else None)
    departement, notifiee = cas.get("departement", "60"), cas.get("notifiee")
    imprimee = limite_imprimee(cas["envoyee"], regles, departement, remise_le=cas.get("remise"))
    obtenus = {"imprimee": imprimee, "limite": limite(imprimee, notifiee, regles, departement)}
    if notifiee:
        obtenus["terme"] = terme(notifiee, regles, departement)
    return {nom: obtenus[nom] for nom in cas["attendu"]}


def reponses(cas: Cas) -> str:
    attente = Attente(cas["envoyee"], cas["dernier_jour"], cas.get("notifiee"), cas.get("close"))
    questions = {
        "reponse": lambda: juger_la_reponse(
            attente, cas["recue"], cas["le"], apres_accord=cas.get("apres_accord", False)
        ),
        "silence": lambda: juger_le_silence(attente, cas["le"]),
        "passage": lambda: juger_le_passage(attente, cas["le"], acceptee_ailleurs_le=cas.get("ailleurs")),
    }
    return _dit(cas, questions[cas["question"]]())


def conditions(cas: Cas) -> str:
    condition = Condition("avis d’imposition", date(2026, 12, 18), cas.get("levee"), cas.get("tombee"))
    recue, motif = cas.get("recue"), cas.get("motif", "")
    questions = {
        "offre": lambda: juger_l_offre(condition),
        "piece": lambda: juger_la_piece(condition, cas["recue"], cas["le"]),
        "chute": lambda: juger_la_chute(condition, cas["le"], recue_le=recue, motif=motif),
    }
    return _dit(cas, questions[cas["question"]]())


def _dit(cas: Cas, verdict: Verdict) -> str:
    """Return what the case expects when the verdict has that answer and these words, else the verdict itself."""
    attendu: str = cas["attendu"]
    reponse, _, mots = attendu.partition(" : ")
    return attendu if verdict.reponse == reponse and mots in verdict.motif else f"{verdict.reponse} : {verdict.motif}"
