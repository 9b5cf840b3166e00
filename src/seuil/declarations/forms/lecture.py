"""What a desk typed on a feuillet, taken apart: pages and persons, as the draft of a household keeps them."""

import re
from dataclasses import dataclass, field
from typing import Final

from django import forms
from django.http import QueryDict

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.boites import lire_les_boites
from seuil.declarations.forms.brut import brut, detache
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.questions import COMMUNES, FOYER
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brut

CLE: Final = re.compile(r"[0-9a-f]{8}")  # of a person added on a blank row
POSEE: Final = "question"  # names each question that the feuillet showed: nothing ticked is an answer too


@dataclass(slots=True)
class Lecture:
    """The answers typed, by page; the persons typed, by key; the keys of the rows that were emptied."""

    pages: dict[str, Brut] = field(default_factory=dict)
    personnes: dict[str, Brut] = field(default_factory=dict)
    retirees: list[str] = field(default_factory=list)


def lire(saisie: Saisie, chapitre: str, saisi: QueryDict) -> Lecture:
    """Return what the page of a chapter sent, with the questions that these very answers call for."""
    lecture = Lecture()
    if chapitre == FOYER:
        _lire_les_personnes(lecture, saisie, saisi)
        lecture.pages[FOYER] = {}
    while True:
        apres = avec(saisie, lecture)
        siens = [pas for pas in apres.pas if pas.question.chapitre == chapitre and pas.cle not in lecture.pages]
        dites = {pas.cle: lu for pas in siens if (lu := _lue(apres, pas, saisi)) is not None}
        if not dites:
            return lecture
        lecture.pages |= dites


def avec(saisie: Saisie, lecture: Lecture) -> Saisie:
    """Return the draft as it will be once this is kept."""
    restees = {cle: dite for cle, dite in saisie.brutes.items() if cle not in lecture.retirees}
    reponses = {"pages": saisie.pages | lecture.pages, "personnes": restees | lecture.personnes}
    return Saisie(reponses | {"retirees": saisie.retirees}, le=saisie.le)


def _lire_les_personnes(lecture: Lecture, saisie: Saisie, saisi: QueryDict) -> None:
    for cle in dict.fromkeys(saisi.getlist("personne")):
        if cle not in saisie.brutes and not CLE.fullmatch(cle):
            continue
        siennes = detache(saisi, cle)
        form = saisie.personne(siennes)
        if not form.est_vide:
            lecture.personnes[cle] = brut(siennes, form)
        elif cle in saisie.brutes:
            lecture.retirees.append(cle)


def _lue(saisie: Saisie, pas: Pas, saisi: QueryDict) -> Brut | None:
    """Return the answers of one question; None when the feuillet did not show it."""
    siennes = detache(saisi, pas.personne)
    form = saisie.formulaire(pas)
    dite = _sans_blancs(brut(siennes, form), form)
    if pas.question.nom == COMMUNES:
        dite |= lire_les_boites(saisi, saisie)
    return dite if dite or pas.cle in saisi.getlist(POSEE) else None


def _sans_blancs(dite: Brut, form: EtapeForm) -> Brut:
    """Drop the lists left on « — » of a question with several answers."""
    multiples = {nom for nom, champ in form.fields.items() if isinstance(champ, forms.MultipleChoiceField)}
    return {nom: [une for une in unes if une] if nom in multiples else unes for nom, unes in dite.items()}
