"""`seuil regles simulation`: one situation a line in, verdict, ceilings, types, aid, rent and papers a line out."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from seuil.regles import champs
from seuil.regles.baremes import BaremeInconnu, bareme
from seuil.regles.champs import ChampInvalide
from seuil.regles.controle_menage import MenageInvalide
from seuil.regles.menage import Garde, Lien
from seuil.regles.plafonds import BaremePerime
from seuil.regles.ressources import Avis
from seuil.regles.saisie import citer
from seuil.regles.simulation import PersonneDite, Propriete, Sejour, Simulation, Situation, simuler
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, territoires
from seuil.regles.verdicts import Verdict
from seuil.regles.zonage import CommuneInconnue

CHAMPS: Final = frozenset(
    {"id", "le", "commune", "sejour", "residence_principale", "propriete", "personnes", "avis"}
    | {"ressources_mensuelles", "territoire", "taux_effort"}
)
CHAMPS_PERSONNE: Final = frozenset({"lien", "age", "cmi_invalidite", "garde"})
CHAMPS_AVIS: Final = frozenset({"rfr_n2", "rfr_n1"})
POURCENT: Final = 100
Choix = TypeVar("Choix", bound=StrEnum)


def repondre(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to one line; raises ChampInvalide naming the field at fault."""
    champs.refuser_inconnus(lu, CHAMPS)
    le = champs.jour(lu, "le", champ="le")
    try:
        bareme("pieces", le)
        situation = _situation(lu, le)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", BaremePerime)  # the answer says it among its words
            return _reponse(simuler(situation, le=le, grille=_territoire(lu), taux_effort=_taux(lu)))
    except MenageInvalide as erreur:
        raise ChampInvalide(erreur.champ, erreur.motif) from erreur
    except CommuneInconnue as erreur:
        raise ChampInvalide("commune", str(erreur.args[0])) from erreur
    except BaremeInconnu as erreur:
        raise ChampInvalide("le", str(erreur.args[0])) from erreur


def _reponse(faite: Simulation) -> dict[str, Any]:
    estimee, jugee = faite.aide.estimee, faite.jugee
    return {
        "verdict": str(faite.verdict.reponse),
        "categorie": jugee.categorie.numero,
        "personnes_en_plus": jugee.categorie.personnes_en_plus,
        "zone": str(jugee.zone),
        "revenu_retenu": jugee.revenu.montant,
        "plafonds": {str(nom): montant for nom, montant in faite.plafonds.items()},
        "eligible": {str(nom): str(verdict.reponse) for nom, verdict in faite.verdicts.items()},
        "conditions": {str(une.nom): _condition(une.verdict) for une in faite.conditions},
        "types": [str(un) for un in faite.types],
        "loyer_de_reference": float(estimee.loyer_plafonne) if estimee else None,
        "apl_nette": float(estimee.nette) if estimee else None,
        "reduction_de_loyer": float(estimee.rls) if estimee else None,
        "taux_effort": faite.budget.taux,
        "loyer_supportable": faite.budget.loyer,
        "pieces": [piece.code for piece in faite.papiers],
        "motifs": [*jugee.motifs[:2], *faite.mots, *faite.aide.motifs],
    }


def _condition(verdict: Verdict) -> dict[str, str]:
    return {"reponse": str(verdict.reponse), "motif": verdict.motif, "texte": str(verdict.texte)}


def _situation(lu: Mapping[str, Any], le: date) -> Situation:
    maximum = bareme("ressources", le).contenu["revenu"]["montant_maximum"]
    return Situation(
        sejour=_choix(lu, "sejour", Sejour),
        residence_principale=None
        if lu.get("residence_principale") is None
        else champs.booleen(lu, "residence_principale", champ="residence_principale"),
        propriete=_choix(lu, "propriete", Propriete),
        personnes=tuple(_personne(une, champ) for une, champ in _objets(lu, "personnes", CHAMPS_PERSONNE)),
        avis=tuple(_avis(un, champ, maximum) for un, champ in _objets({"avis": [], **lu}, "avis", CHAMPS_AVIS)),
        commune=champs.texte(lu, "commune", champ="commune"),
        ressources_mensuelles=champs.montant(
            lu, "ressources_mensuelles", champ="ressources_mensuelles", maximum=maximum
        ),
    )


def _personne(lu: Mapping[str, Any], champ: str) -> PersonneDite:
    lien = _choix(lu, "lien", Lien, champ=f"{champ}.lien")
    if lien is None:
        raise ChampInvalide(f"{champ}.lien", f"Le champ « {champ}.lien » manque.")
    age = lu.get("age")
    if lien is not Lien.A_NAITRE and (isinstance(age, bool) or not isinstance(age, int)):
        raise ChampInvalide(f"{champ}.age", f"Le champ « {champ}.age » doit être un nombre entier, pas {citer(age)}.")
    cmi = champs.booleen(lu, "cmi_invalidite", champ=f"{champ}.cmi_invalidite")
    garde = _choix(lu, "garde", Garde, champ=f"{champ}.garde")
    return PersonneDite(lien, None if lien is Lien.A_NAITRE else age, cmi, garde)


def _avis(lu: Mapping[str, Any], champ: str, maximum: int) -> Avis:
    lien = Lien.DEMANDEUR if champ.endswith("[0]") else Lien.AUTRE
    return Avis(lien, *(_revenu(lu, cle, f"{champ}.{cle}", maximum) for cle in ("rfr_n2", "rfr_n1")))


def _revenu(lu: Mapping[str, Any], cle: str, champ: str, maximum: int) -> int | None:
    """Return an income, negative when the notice says a deficit."""
    brut = lu.get(cle)
    est_un_deficit = isinstance(brut, int) and not isinstance(brut, bool) and brut < 0
    lue = champs.montant({cle: -brut} if est_un_deficit else lu, cle, champ=champ, maximum=maximum)  # type: ignore[operator]
    return -lue if est_un_deficit and lue is not None else lue


def _objets(lu: Mapping[str, Any], cle: str, connus: frozenset[str]) -> list[tuple[Mapping[str, Any], str]]:
    brut = lu.get(cle)
    if not isinstance(brut, list):
        raise ChampInvalide(cle, f"Le champ « {cle} » doit être une liste, pas {citer(brut)}.")
    lus = [(un, f"{cle}[{rang}]") for rang, un in enumerate(brut)]
    for un, champ in lus:
        if not isinstance(un, dict):
            raise ChampInvalide(champ, f"Le champ « {champ} » doit être un objet, pas {citer(un)}.")
        champs.refuser_inconnus(un, connus, champ=champ)
    return lus


def _choix(lu: Mapping[str, Any], cle: str, connus: type[Choix], *, champ: str = "") -> Choix | None:
    if lu.get(cle) is None:
        return None
    brut = champs.texte(lu, cle, champ=champ or cle)
    if brut not in set(connus):
        motif = f"La valeur {citer(brut)} du champ « {cle} » n’est pas connue ; on attend : {', '.join(connus)}."
        raise ChampInvalide(champ or cle, motif)
    return connus(brut)


def _territoire(lu: Mapping[str, Any]) -> str:
    nom = champs.texte({"territoire": TERRITOIRE_PAR_DEFAUT} | dict(lu), "territoire", champ="territoire")
    if nom not in territoires():
        raise ChampInvalide("territoire", f"Aucune grille de types ne porte le nom {citer(nom)}.")
    return nom


def _taux(lu: Mapping[str, Any]) -> int | None:
    return champs.montant(lu, "taux_effort", champ="taux_effort", maximum=POURCENT)
