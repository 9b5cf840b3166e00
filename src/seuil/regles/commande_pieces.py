"""`seuil regles pieces`, `carte`, `2ddoc`: the papers of a situation and what each proves; one paper, self-checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from seuil.regles import champs
from seuil.regles.autocontrole import (
    AvisDeclare,
    carte_identite_valable_jusqu_au,
    comparer_a_l_avis,
    constater_la_carte,
    lire_2ddoc,
)
from seuil.regles.baremes import BaremeInconnu, bareme
from seuil.regles.champs import ChampInvalide
from seuil.regles.exigibilite import non_exigibles, peut_etre_demandee
from seuil.regles.pieces import ConditionInconnue, Etape, Piece, pieces_attendues
from seuil.regles.preuves import faits_prouvables, validite_de
from seuil.regles.ressources import annee_n2
from seuil.regles.saisie import citer

CHAMPS: Final = frozenset({"id", "le", "situation", "demandees"})
CHAMPS_CARTE: Final = frozenset({"id", "le", "delivree_le", "nee_le", "imprimee"})
CHAMPS_CODE: Final = frozenset({"id", "le", "texte", "rfr", "noms"})


def repondre(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return the checklist of a situation: each paper, why, what it proves; raises ChampInvalide."""
    champs.refuser_inconnus(lu, CHAMPS)
    le = champs.jour(lu, "le", champ="le")
    situation, demandees = _mots(lu, "situation"), _mots(lu, "demandees")
    try:
        dues = [piece for etape in Etape for piece in pieces_attendues(situation, etape, le)]
        jugees = {code: peut_etre_demandee(code, situation, le) for code in demandees}
        return {
            "pieces": [_piece(piece, le) for piece in dues],
            "non_exigibles": [une.code for une in non_exigibles(le) if une.sauf not in situation],
            "demandees": {
                code: {"reponse": str(verdict.reponse), "motif": verdict.motif} for code, verdict in jugees.items()
            },
        }
    except ConditionInconnue as erreur:
        raise ChampInvalide("situation", str(erreur)) from erreur
    except BaremeInconnu as erreur:
        raise ChampInvalide("le", str(erreur.args[0])) from erreur


def carte(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return until when an identity card is valid, and why; raises ChampInvalide."""
    champs.refuser_inconnus(lu, CHAMPS_CARTE)
    le, *dates = (champs.jour(lu, cle, champ=cle) for cle in ("le", "delivree_le", "nee_le", "imprimee"))
    constat = constater_la_carte(dates[0], dates[1], dates[2], le)
    au = carte_identite_valable_jusqu_au(dates[0], dates[1], dates[2])
    return {"valable_jusqu_au": au.isoformat(), "code": constat.code, "dit": constat.dit}


def code_2ddoc(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the code of a tax notice says beside what was declared; raises ChampInvalide."""
    champs.refuser_inconnus(lu, CHAMPS_CODE)
    texte, le = champs.texte(lu, "texte", champ="texte"), champs.jour(lu, "le", champ="le")
    try:
        maximum = bareme("ressources", le).contenu["revenu"]["montant_maximum"]
    except BaremeInconnu as erreur:
        raise ChampInvalide("le", str(erreur.args[0])) from erreur
    rfr = champs.montant(lu, "rfr", champ="rfr", maximum=maximum)
    declare = AvisDeclare(annee_n2(le), rfr, tuple(_mots(lu, "noms")))
    lecture = lire_2ddoc(texte)
    return {
        "lecture": str(lecture.etat),
        "annee": lecture.annee,
        "rfr": lecture.rfr,
        "parts": None if lecture.parts is None else float(lecture.parts),
        "declarants": list(lecture.declarants),
        "reference": lecture.reference,
        "signature": str(lecture.signature),
        "constats": [constat.dit for constat in comparer_a_l_avis(lecture, declare)],
    }


def _piece(piece: Piece, le: date) -> dict[str, Any]:
    return {
        "code": piece.code,
        "etape": str(piece.etape),
        "obligatoire": piece.obligatoire,
        "nom": piece.en_clair,
        "pourquoi": piece.pourquoi,
        "acceptes": list(piece.acceptes),
        "par_personne": piece.par_personne,
        "validite": str(validite_de(piece.code, le)),
        "validite_mois": piece.validite_mois,
        "prouve": list(faits_prouvables(piece.code, le)),
    }


def _mots(lu: Mapping[str, Any], cle: str) -> list[str]:
    brut = lu.get(cle, [])
    if not isinstance(brut, list) or not all(isinstance(mot, str) for mot in brut):
        raise ChampInvalide(cle, f"Le champ « {cle} » doit être une liste de mots, pas {citer(brut)}.")
    return brut
