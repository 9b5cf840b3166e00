"""`seuil regles eligibilite`: one household a line in, its category, ceilings and verdicts a line out."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from seuil.regles import champs
from seuil.regles.baremes import BaremeInconnu, bareme
from seuil.regles.champs import ChampInvalide
from seuil.regles.controle_menage import MenageInvalide
from seuil.regles.eligibilite import Eligibilite, eligibilite
from seuil.regles.menage import Garde, Lien, Menage, Personne
from seuil.regles.plafonds import BaremePerime
from seuil.regles.ressources import Ressources
from seuil.regles.saisie import citer
from seuil.regles.zonage import CommuneInconnue

CHAMPS: Final = frozenset(
    {"id", "le", "commune", "personnes", "rfr_n2", "rfr_n1", "ressources_12_mois", "ehpad_depense", "ehpad_personnes"}
)
CHAMPS_PERSONNE: Final = frozenset({"lien", "naissance", "cmi_invalidite", "garde", "emancipe"})


def repondre(lu: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to one line; raises ChampInvalide naming the field at fault."""
    champs.refuser_inconnus(lu, CHAMPS)
    le = champs.jour(lu, "le", champ="le")
    commune = champs.texte(lu, "commune", champ="commune")
    try:
        bareme("plafonds", le)
        menage = Menage(tuple(_personnes(lu)))
        ressources = _ressources(lu, le)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", BaremePerime)  # the answer says it among its reasons
            juge = eligibilite(menage, ressources, commune, le=le)
    except MenageInvalide as erreur:
        raise ChampInvalide(erreur.champ, erreur.motif) from erreur
    except CommuneInconnue as erreur:
        raise ChampInvalide("commune", str(erreur.args[0])) from erreur
    except BaremeInconnu as erreur:
        raise ChampInvalide("le", str(erreur.args[0])) from erreur
    return _reponse(juge)


def _reponse(juge: Eligibilite) -> dict[str, Any]:
    return {
        "categorie": juge.categorie.numero,
        "personnes_en_plus": juge.categorie.personnes_en_plus,
        "zone": str(juge.zone),
        "revenu_retenu": juge.revenu.montant,
        "plafonds": {str(nom): montant for nom, montant in juge.plafonds.items()},
        "eligible": {str(nom): str(verdict.reponse) for nom, verdict in juge.verdicts.items()},
        "motifs": list(juge.motifs),
    }


def _ressources(lu: Mapping[str, Any], le: date) -> Ressources:
    maximum = bareme("ressources", le).contenu["revenu"]["montant_maximum"]
    personnes = bareme("menages", le).contenu["bornes"]["personnes_maximum"]
    return Ressources(
        n2=champs.montant(lu, "rfr_n2", champ="rfr_n2", maximum=maximum),
        n1=champs.montant(lu, "rfr_n1", champ="rfr_n1", maximum=maximum),
        douze_mois=champs.montant(lu, "ressources_12_mois", champ="ressources_12_mois", maximum=maximum),
        ehpad_depense=champs.montant(lu, "ehpad_depense", champ="ehpad_depense", maximum=maximum) or 0,
        ehpad_personnes=champs.montant(lu, "ehpad_personnes", champ="ehpad_personnes", maximum=personnes) or 0,
    )


def _personnes(lu: Mapping[str, Any]) -> list[Personne]:
    if "personnes" not in lu:
        raise ChampInvalide("personnes", "Le champ « personnes » manque.")
    brut = lu["personnes"]
    if not isinstance(brut, list):
        raise ChampInvalide("personnes", f"Le champ « personnes » doit être une liste, pas {citer(brut)}.")
    return [_personne(un, f"personnes[{rang}]") for rang, un in enumerate(brut)]


def _personne(lu: Any, champ: str) -> Personne:
    if not isinstance(lu, dict):
        raise ChampInvalide(champ, f"Le champ « {champ} » doit être un objet, pas {citer(lu)}.")
    champs.refuser_inconnus(lu, CHAMPS_PERSONNE, champ=champ)
    lien = _lien(lu, f"{champ}.lien")
    attendue = lien is Lien.A_NAITRE and lu.get("naissance") is None
    return Personne(
        lien=lien,
        naissance=None if attendue else champs.jour(lu, "naissance", champ=f"{champ}.naissance"),
        cmi_invalidite=champs.booleen(lu, "cmi_invalidite", champ=f"{champ}.cmi_invalidite"),
        garde=_garde(lu, f"{champ}.garde"),
        emancipe=champs.booleen(lu, "emancipe", champ=f"{champ}.emancipe"),
    )


def _lien(lu: Mapping[str, Any], champ: str) -> Lien:
    brut = champs.texte(lu, "lien", champ=champ)
    try:
        return Lien(brut)
    except ValueError as erreur:
        raise ChampInvalide(
            champ, f"Le lien {citer(brut)} n’est pas connu ; on attend : {', '.join(Lien)}."
        ) from erreur


def _garde(lu: Mapping[str, Any], champ: str) -> Garde | None:
    if lu.get("garde") is None:
        return None
    brut = champs.texte(lu, "garde", champ=champ)
    try:
        return Garde(brut)
    except ValueError as erreur:
        motif = f"La garde {citer(brut)} n’est pas connue ; on attend : {', '.join(Garde)}."
        raise ChampInvalide(champ, motif) from erreur
