"""What the page of the result shows, from the answers of the address."""

import warnings
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.baux.requetes import attentes
from seuil.portail.droits.parcours import RESULTAT, VERS, Parcours
from seuil.portail.droits.plafonds import constat, escalier, tableau
from seuil.portail.droits.sujets import SUJETS, situation
from seuil.portail.guichets import maintenant, premiers
from seuil.regles.ecriture import minuscule
from seuil.regles.pieces import Etape, Piece
from seuil.regles.plafonds import BaremePerime
from seuil.regles.publication import DelaiConstate, constater, observe_depuis
from seuil.regles.simulation import Simulation, simuler
from seuil.regles.simulation.conditions import Nom
from seuil.regles.typologie import TERRITOIRE_PAR_DEFAUT, TypeLogement
from seuil.regles.verdicts import Reponse
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.portail import adresse_chez
from seuil.territoires.requetes import territoire_de

TITRES: Final = {
    "oui": _("Oui, vous pouvez demander un logement social"),
    "a_preciser": _("À préciser avant de conclure"),
    "non": _("Non, pas avec ces réponses"),
}
CONDITIONS: Final = {
    Nom.SEJOUR: _("Séjour en France"),
    Nom.RESIDENCE: _("Résidence principale"),
    Nom.PROPRIETE: _("Logement possédé"),
    Nom.RESSOURCES: _("Revenus sous le plafond"),
}


def resultat(request: HttpRequest, parcours: Parcours) -> dict[str, Any]:
    """Return what the template shows; nothing is written anywhere."""
    commune: Commune = parcours.tout()["commune"]
    territoire = territoire_de(commune)
    faite = simuler_ici(parcours, territoire)
    return {
        "faite": faite,
        "commune": commune,
        "le": parcours.le,
        "annee": parcours.le.year,
        "servie": territoire,
        "regle_locale": territoire is not None and "typologie" in territoire.parametres,
        "guichets": premiers(territoire, maintenant(request)) if territoire else [],
        "debut": _debut(request, territoire),
        "changer": list(_changer(parcours)),
        "delai": _delai(commune, faite, parcours.le),
        **_juge(faite),
        **_chiffre(faite, parcours.le),
    }


def _juge(faite: Simulation) -> dict[str, Any]:
    """Return the verdict, condition by condition, and what is to be brought."""
    verdict = faite.verdict.reponse.value
    return {
        "verdict": verdict,
        "titre": TITRES[verdict],
        "bref": _bref(faite),
        "refusees": [str(une.nom) for une in faite.conditions if une.verdict.est_non],
        "conditions": [
            {"libelle": CONDITIONS[une.nom], "dit": une.verdict, "porte": une.verdict.reponse.value}
            for une in faite.conditions
        ],
        "papiers": [liste for etape in Etape if (liste := _papiers(faite, etape))],
    }


def _chiffre(faite: Simulation, le: date) -> dict[str, Any]:
    """Return the ceilings, the sizes, the amounts: whole euros, since they are estimates."""
    return {
        "types": [gettext("chambre") if un is TypeLogement.CHAMBRE else str(un) for un in faite.types],
        "apl": round(faite.aide.estimee.nette) if faite.aide.estimee else None,
        "part": None if faite.budget.part is None else int(faite.budget.part),
        "raisons": [faite.verdicts[nom] for nom in faite.plafonds],
        "marches": escalier(faite),
        "constat": constat(faite),
        "plafonds": tableau(faite, le),
    }


def simuler_ici(parcours: Parcours, territoire: Territoire | None) -> Simulation:
    """Return the result of the rules, with what the commune's territory decided."""
    parametres = territoire.parametres if territoire else {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", BaremePerime)  # the page says it
        return simuler(
            situation(parcours.tout()),
            le=parcours.le,
            grille=parametres.get("typologie", TERRITOIRE_PAR_DEFAUT),
            taux_effort=parametres.get("taux_effort_maximum_pourcent"),
        )


def _bref(faite: Simulation) -> str:
    """Return what the door of the verdict says: what is open, or the conditions that decided."""
    reponse = faite.verdict.reponse
    if reponse is Reponse.OUI:
        ouverts = sum(un.est_oui for un in faite.jugee.verdicts.values())
        phrase = gettext("%(ouverts)s types de logement social sur %(tous)s vous sont ouverts par vos revenus")
        return phrase % {"ouverts": ouverts, "tous": len(faite.jugee.verdicts)}
    noms = [str(CONDITIONS[une.nom]) for une in faite.conditions if une.verdict.reponse is reponse]
    phrase = gettext("condition non remplie : %(noms)s") if reponse is Reponse.NON else gettext("à vérifier : %(noms)s")
    return phrase % {"noms": ", ".join(minuscule(nom) for nom in noms)}


def _delai(commune: Commune, faite: Simulation, le: date) -> dict[str, Any]:
    depuis = observe_depuis(le)
    lus = attentes(commune, [str(un) for un in faite.types], apres=depuis, jusqu_a=le)
    constate: DelaiConstate | None = constater(lus, le)
    return {"constate": constate, "depuis": depuis}


def _papiers(faite: Simulation, etape: Etape) -> dict[str, Any]:
    siens: list[Piece] = [piece for piece in faite.papiers if piece.etape is etape]
    return {"enregistre": etape is Etape.ENREGISTREMENT, "pieces": siens} if siens else {}


def _debut(request: HttpRequest, territoire: Territoire | None) -> str:
    """Return where a demand begins, in the town of the commune; "" where nobody is served."""
    if territoire is None:
        return ""
    ici = getattr(request, "territoire", None)
    debut = reverse("commencer")
    if ici is None or ici.pk == territoire.pk:
        return debut
    return adresse_chez(request, territoire.pk, debut.removeprefix(get_script_prefix()))


def _changer(parcours: Parcours) -> Iterator[dict[str, Any]]:
    question = parcours.question(**{VERS: RESULTAT})
    for nom, sujet in SUJETS.items():
        yield {"titre": sujet.intitule, "url": reverse("droits_sujet", args=[nom]) + question}
