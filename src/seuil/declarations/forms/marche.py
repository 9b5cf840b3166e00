"""The walk: the pages that the answers call for, one after the other, each bound to what was typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from seuil.declarations.forms.avis import AvisForm
from seuil.declarations.forms.base import EtapeForm, Selon
from seuil.declarations.forms.brut import lie
from seuil.declarations.forms.questions import QUESTIONS, Question
from seuil.declarations.models import Brut
from seuil.demandes.faits import est_mineur
from seuil.demandes.nomenclatures import Occupation

TITULAIRE: Final = "vous"


@dataclass(frozen=True, slots=True)
class Pas:
    """One page of this walk: a question, for a person when it is put to each adult."""

    question: Question
    personne: str = ""

    @property
    def cle(self) -> str:
        """The key of its answers in the draft."""
        return f"{self.question.nom}:{self.personne}" if self.personne else self.question.nom


class Marche:
    """Each page with its form, read only as far as one walks: a page follows from the answers before it.

    ``noms``: of every person, by key; ``adultes``: the keys of those who are of age, the holder first.
    """

    def __init__(self, pages: Mapping[str, Brut], *, noms: Mapping[str, str], adultes: Sequence[str], le: date) -> None:
        self._pages, self._noms, self._adultes, self._le = pages, noms, adultes, le
        self._communes: dict[str, Any] = {}
        self._propres: dict[str, dict[str, Any]] = {adulte: {} for adulte in adultes}
        self._couverts: set[str] = set()  # the adults whose tax notice somebody before them told

    def __iter__(self) -> Iterator[tuple[Pas, EtapeForm]]:
        for pas in _tous_les_pas(self._adultes):
            dites = self._communes | self._propres.get(pas.personne, {})
            dites["avis_deja_dit"] = pas.personne in self._couverts
            if all(condition.est_vraie(dites) for condition in pas.question.conditions):
                form = self._lire(pas, dites)
                self._retenir(pas, form)
                yield pas, form

    def _lire(self, pas: Pas, dites: dict[str, Any]) -> EtapeForm:
        apres = self._adultes[self._adultes.index(pas.personne) + 1 :] if pas.personne else []
        autres = {cle: self._noms[cle] for cle in apres if cle not in self._couverts}
        selon = Selon(dites, self._noms, autres, est_vous=pas.personne == TITULAIRE)
        return pas.question.form(lie(self._pages.get(pas.cle)), le=self._le, selon=selon)

    def _retenir(self, pas: Pas, form: EtapeForm) -> None:
        if not (form.is_bound and form.is_valid()):
            return
        (self._propres[pas.personne] if pas.personne else self._communes).update(form.cleaned_data)
        self._communes.update(_deduites(self._communes, self._le))
        if isinstance(form, AvisForm) and pas.personne:
            self._couverts |= set(form.cleaned_data["avis_avec"])


def possede(dites: Mapping[str, Any]) -> bool:
    """Say whether somebody of the household owns a dwelling: the one where it lives, or another."""
    return dites["occupation"] == Occupation.PROPRIETAIRE or bool(dites.get("est_proprietaire"))


def _deduites(dites: Mapping[str, Any], le: date) -> dict[str, Any]:
    deduites: dict[str, Any] = {}
    if naissance := dites.get("naissance"):
        deduites["est_mineur"] = est_mineur(naissance.jour, le)
    if "occupation" in dites:
        deduites["possede"] = possede(dites)
    return deduites


def _tous_les_pas(adultes: Sequence[str]) -> Iterator[Pas]:
    """Yield every page, whatever the answers: those put to each adult come person by person within a chapter."""
    for rangee in _rangees(QUESTIONS):
        for personne in adultes if rangee[0].par_adulte else [""]:
            for question in rangee:
                if not (question.adultes_ajoutes and personne == TITULAIRE):
                    yield Pas(question, personne)


def _rangees(questions: tuple[Question, ...]) -> list[list[Question]]:
    """Group the pages put to each adult, so that one person's follow each other within a chapter."""
    rangees: list[list[Question]] = []
    for question in questions:
        avant = rangees[-1][-1] if rangees else None
        if avant and question.par_adulte and avant.par_adulte and avant.chapitre == question.chapitre:
            rangees[-1].append(question)
        else:
            rangees.append([question])
    return rangees
