"""The papers of a household: what to send first, then each with its state and the points that wait for it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from seuil.cotation.models import Note
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.portail import demandeur
from seuil.instruction.forms.depot import FichiersForm
from seuil.instruction.lignes import A_ENVOYER, A_REMPLACER, A_RENOUVELER, EN_VERIFICATION, Papier
from seuil.instruction.portail.feuilles import echeance, montrees
from seuil.instruction.requetes import Liste, liste
from seuil.instruction.requetes.enjeux import attend
from seuil.regles.criteres import CATALOGUE
from seuil.regles.pieces import liste_limitative
from seuil.regles.preuves import faits_prouvables
from seuil.regles.protection import critere_est_protege
from seuil.socle.middleware import aujourdhui

PORTES_MAXIMUM: Final = 12
RANGS: Final = {"acquis": 0, "provisoire": 1, "refus": 2, "attendu": 3}


@require_safe
@never_cache
@demandeur
def documents(request: HttpRequest, demande: Demande) -> HttpResponse:
    """The list that the answers call for, as they are now; nothing that tells a protected fact."""
    if demande.etat not in EN_COURS:
        return redirect("ma_demande")
    le = aujourdhui(request)
    lue, points = liste(demande, le), points_en_attente(notes_courantes(demande), le)
    premier = lue.premier
    contexte = {
        "le": le,
        "premier": _ligne(premier, points) if premier else None,
        "feuilles": montrees(premier) if premier else [],
        "echeance": echeance(premier) if premier else "",
        "form": FichiersForm(),
        "dus": [_ligne(papier, points) for papier in lue.papiers if papier != premier],
        "autres": [_ligne(papier, points) for papier in lue.autres if papier != premier],
        "comptes": en_phrases(lue),
        "portes": portes(lue.papiers),
        "fil": [
            {"libelle": gettext("Ma demande"), "url": reverse("ma_demande")},
            {"libelle": gettext("Vos documents")},
        ],
    }
    return render(request, "portail/documents.html", contexte)


def points_en_attente(notes: Iterable[Note], le: date) -> dict[str, int]:
    """Return, by paper, the points that it may prove; the most, where several towns count; nothing protected."""
    par_papier: dict[str, int] = {}
    prouvent = {piece.code: frozenset(faits_prouvables(piece.code, le)) for piece in liste_limitative(le)}
    for note in notes:
        siens: Counter[str] = Counter()
        for ligne in note.lignes:
            for code in _papiers_de_la_ligne(ligne, prouvent):
                siens[code] += ligne["points"]
        par_papier |= {code: max(compte, par_papier.get(code, 0)) for code, compte in siens.items()}
    return par_papier


def en_phrases(lue: Liste) -> dict[str, str]:
    """Return `4 documents acceptés sur 7`, then `1 en vérification, 1 à remplacer`."""
    acceptes, total, comptes = lue.acceptes, len(lue.papiers), lue.comptes
    dit = ngettext("%(n)s document accepté sur %(total)s", "%(n)s documents acceptés sur %(total)s", acceptes)
    if not acceptes:
        dit = gettext("Aucun document accepté sur %(total)s")
    autres = (
        (EN_VERIFICATION, gettext("%(n)s en vérification")),
        (A_REMPLACER, gettext("%(n)s à remplacer")),
        (A_RENOUVELER, gettext("%(n)s à renouveler")),
        (A_ENVOYER, gettext("%(n)s à envoyer")),
    )
    return {
        "acceptes": dit % {"n": acceptes, "total": total},
        "autres": gettext(", ").join(phrase % {"n": comptes[etat]} for etat, phrase in autres if comptes[etat]),
    }


def portes(papiers: list[Papier]) -> list[str]:
    """Return one door a paper, in the order of the states; none when they are too many to be seen at a glance."""
    if len(papiers) > PORTES_MAXIMUM:
        return []
    return sorted((papier.porte for papier in papiers), key=lambda porte: RANGS[porte])


def _papiers_de_la_ligne(ligne: dict[str, Any], prouvent: dict[str, frozenset[str]]) -> list[str]:
    critere = CATALOGUE.get(ligne["critere"])
    if critere is None or critere.autorite or critere_est_protege(critere.code):
        return []
    return [code for code, faits in prouvent.items() if attend(ligne, faits)]


def _ligne(papier: Papier, points: dict[str, int]) -> dict[str, Any]:
    return {
        "papier": papier,
        "points": 0 if papier.est_en_main and not papier.est_partie else points.get(papier.code, 0),
    }
