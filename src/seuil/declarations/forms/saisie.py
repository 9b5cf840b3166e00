"""A draft read again: the pages that its answers call for, each bound to what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext

from seuil.declarations.forms.avis import AvisForm
from seuil.declarations.forms.base import EtapeForm, Selon
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.questions import FOYER, QUESTIONS, Question
from seuil.declarations.models import Brut
from seuil.demandes.faits import est_mineur
from seuil.demandes.nomenclatures import Lien, Occupation
from seuil.regles import menage as loi
from seuil.regles.controle_menage import anomalies

TITULAIRE: Final = "vous"
ADULTES = (Lien.CONJOINT, Lien.CODEMANDEUR, Lien.AUTRE)


@dataclass(frozen=True, slots=True)
class Pas:
    """One page of this walk: a question, for a person when it is put to each adult."""

    question: Question
    personne: str = ""

    @property
    def cle(self) -> str:
        """The key of its answers in the draft."""
        return f"{self.question.nom}:{self.personne}" if self.personne else self.question.nom


class Saisie:
    """What a draft holds, on the day ``le``."""

    def __init__(self, reponses: Mapping[str, Any], *, le: date) -> None:
        self.le = le
        self.pages: dict[str, Brut] = dict(reponses.get("pages", {}))
        self.brutes: dict[str, Brut] = dict(reponses.get("personnes", {}))
        self.retirees: dict[str, Brut] = dict(reponses.get("retirees", {}))

    @cached_property
    def personnes(self) -> dict[str, PersonneForm]:
        """The bound form of each person added to the holder, by its key, whatever was removed or added since."""
        selon = Selon({"nom": self.nom_saisi})
        return {cle: PersonneForm(lie(brut), le=self.le, selon=selon) for cle, brut in self.brutes.items()}

    @cached_property
    def noms(self) -> dict[str, str]:
        """The name of each person as typed, the holder first."""
        return {TITULAIRE: self._nom_du_titulaire()} | {cle: nom_de(form) for cle, form in self.personnes.items()}

    @cached_property
    def adultes(self) -> list[str]:
        """The keys of the adults, the holder first."""
        siens = [cle for cle, form in self.personnes.items() if form.is_valid() and self._est_adulte(form)]
        return [TITULAIRE, *siens]

    @cached_property
    def lus(self) -> dict[str, EtapeForm]:
        """The form of each page that the answers call for, in the order of the walk, by the key of the page."""
        return {pas.cle: form for pas, form in self._marche}

    @property
    def pas(self) -> list[Pas]:
        """The pages that the answers call for, in order."""
        return [pas for pas, _ in self._marche]

    def trouver(self, nom: str, personne: str = "") -> Pas | None:
        """Return that page of the walk; None when the answers do not call for it."""
        return next((pas for pas in self.pas if (pas.question.nom, pas.personne) == (nom, personne)), None)

    def formulaire(self, pas: Pas, saisi: QueryDict | None = None) -> EtapeForm:
        """Return the form of a page: bound to ``saisi``, else to what was kept, else blank."""
        if saisi is None:
            return self.lus[pas.cle]
        return pas.question.form(saisi, le=self.le, selon=self.lus[pas.cle].selon)

    def est_faite(self, pas: Pas) -> bool:
        """Say whether a page was answered, and rightly."""
        if pas.question.nom == FOYER:
            return FOYER in self.pages and all(f.is_valid() for f in self.personnes.values()) and not self.refus
        form = self.lus[pas.cle]
        return pas.cle in self.pages and form.is_valid()

    @property
    def manquante(self) -> Pas | None:
        """The first page that is missing or wrong, None when only sending remains."""
        return next((pas for pas in self.pas if not self.est_faite(pas)), None)

    @cached_property
    def refus(self) -> list[str]:
        """Why this household cannot exist (two spouses, nobody of age…), in sentences."""
        vous = self.lus["identite"]
        if not vous.is_valid():
            return []
        emancipation = self.lus.get("emancipation")
        est_emancipe = emancipation is not None and emancipation.is_bound and emancipation.is_valid()
        titulaire = loi.Personne(loi.Lien.DEMANDEUR, vous.cleaned_data["naissance"].jour, emancipe=est_emancipe)
        membres = (titulaire, *(membre(form) for form in self.personnes.values() if form.is_valid()))
        return [anomalie.motif for anomalie in anomalies(loi.Menage(membres), self.le)]

    @cached_property
    def _marche(self) -> list[tuple[Pas, EtapeForm]]:
        communes: dict[str, Any] = {}
        propres: dict[str, dict[str, Any]] = {}
        marche: list[tuple[Pas, EtapeForm]] = []
        couverts: set[str] = set()
        for rangee in _rangees(QUESTIONS):
            for personne in self.adultes if rangee[0].par_adulte else [""]:
                for question in rangee:
                    if question.adultes_ajoutes and personne == TITULAIRE:
                        continue
                    siennes = propres.setdefault(personne, {})
                    dites = communes | siennes | {"avis_deja_dit": personne in couverts}
                    if not all(condition.est_vraie(dites) for condition in question.conditions):
                        continue
                    pas = Pas(question, personne)
                    form = self._lire(pas, dites, couverts)
                    marche.append((pas, form))
                    (siennes if personne else communes).update(_dites(form))
                    communes.update(self._deduites(communes))
                    couverts |= _couverts(form, personne)
        return marche

    def _lire(self, pas: Pas, dites: dict[str, Any], couverts: set[str]) -> EtapeForm:
        apres = self.adultes[self.adultes.index(pas.personne) + 1 :] if pas.personne else []
        autres = {cle: self.noms[cle] for cle in apres if cle not in couverts}
        selon = Selon(dites, self.noms, autres, est_vous=pas.personne == TITULAIRE)
        return pas.question.form(lie(self.pages.get(pas.cle)), le=self.le, selon=selon)

    def _deduites(self, dites: dict[str, Any]) -> dict[str, Any]:
        deduites: dict[str, Any] = {}
        if naissance := dites.get("naissance"):
            deduites["est_mineur"] = est_mineur(naissance.jour, self.le)
        if "occupation" in dites:
            deduites["possede"] = dites["occupation"] == Occupation.PROPRIETAIRE or bool(dites.get("est_proprietaire"))
        return deduites

    def _est_adulte(self, form: PersonneForm) -> bool:
        lien, naissance = form.cleaned_data["lien"], form.cleaned_data["naissance"]
        return lien in ADULTES and not (lien == Lien.AUTRE and est_mineur(naissance.jour, self.le))

    @property
    def nom_saisi(self) -> str:
        """The name of the holder as typed, right or wrong: it is also that of most of the household."""
        return next(iter(self.pages.get("identite", {}).get("nom", [])), "").strip()

    def _nom_du_titulaire(self) -> str:
        dite = self.pages.get("identite", {})
        mots = (next(iter(dite.get(nom, [])), "").strip() for nom in ("prenom", "nom"))
        return " ".join(filter(None, mots)) or gettext("Vous")


def membre(form: PersonneForm) -> loi.Personne:
    """Return an added person, as the law counts it."""
    dit = form.cleaned_data
    garde = loi.Garde(dit["garde"]) if dit["garde"] else None
    return loi.Personne(loi.Lien(dit["lien"]), dit["naissance"] and dit["naissance"].jour, garde=garde)


def nom_de(form: PersonneForm) -> str:
    """Return how the pages name an added person."""
    if not form.is_valid():
        return gettext("Cette personne")
    dit = form.cleaned_data
    return " ".join(filter(None, (dit["prenom"], dit["nom"]))) or gettext("Bébé attendu")


def lie(brut: Brut | None) -> QueryDict | None:
    """Return what was kept as if it had just been typed; None when nothing was."""
    if brut is None:
        return None
    saisi = QueryDict(mutable=True)
    for cle, valeurs in brut.items():
        saisi.setlist(cle, valeurs)
    return saisi


def brut(saisi: QueryDict, form: EtapeForm) -> Brut:
    """Return what was typed for this form, as text, to be kept in the draft (JSON keeps no NUL)."""
    dite = {
        cle: [valeur.replace("\0", "") for valeur in valeurs]
        for cle, valeurs in saisi.lists()
        if "\0" not in cle and any(cle == nom or cle.startswith(f"{nom}_") for nom in form.fields)
    }
    return dite | form.sous_entendu(dite)


def _dites(form: EtapeForm) -> dict[str, Any]:
    return dict(form.cleaned_data) if form.is_bound and form.is_valid() else {}


def _couverts(form: EtapeForm, personne: str) -> set[str]:
    return set(_dites(form).get("avis_avec", [])) if isinstance(form, AvisForm) and personne else set()


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
