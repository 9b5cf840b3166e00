"""A draft read again: its persons, and the pages that its answers call for."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from seuil.declarations.forms.base import EtapeForm, Selon
from seuil.declarations.forms.brut import ecrit, lie
from seuil.declarations.forms.foyer import IDENTITES, PersonneForm
from seuil.declarations.forms.marche import TITULAIRE, Marche, Pas
from seuil.declarations.forms.questions import FOYER
from seuil.declarations.models import Brut
from seuil.demandes.controle.menage import refus_du_menage
from seuil.demandes.faits import est_mineur
from seuil.demandes.nomenclatures import Lien
from seuil.regles import menage as loi

ADULTES = (Lien.CONJOINT, Lien.CODEMANDEUR, Lien.AUTRE)


class Saisie:
    """What a draft holds, on the day ``le``. Its pages are read as far as one asks, each once."""

    def __init__(self, reponses: Mapping[str, Any], *, le: date) -> None:
        self.le = le
        self.pages: dict[str, Brut] = dict(reponses.get("pages", {}))
        self.brutes: dict[str, Brut] = dict(reponses.get("personnes", {}))
        self.retirees: dict[str, Brut] = dict(reponses.get("retirees", {}))
        self._pas: list[Pas] = []
        self._formes: dict[str, EtapeForm] = {}

    @cached_property
    def personnes(self) -> dict[str, PersonneForm]:
        """The bound form of each person added to the holder, by its key, whatever was removed or added since."""
        return {cle: self.personne(lie(brut)) for cle, brut in self.brutes.items()}

    @cached_property
    def noms(self) -> dict[str, str]:
        """The name of each person as typed, the holder first."""
        titulaire = ecrit(self.pages.get("identite", {}), *IDENTITES) or gettext("Vous")
        return {TITULAIRE: titulaire} | {cle: nom_de(form) for cle, form in self.personnes.items()}

    @cached_property
    def adultes(self) -> list[str]:
        """The keys of the adults, the holder first."""
        siens = [cle for cle, form in self.personnes.items() if form.is_valid() and self._est_adulte(form)]
        return [TITULAIRE, *siens]

    @property
    def lus(self) -> dict[str, EtapeForm]:
        """The form of each page that the answers call for, in the order of the walk, by the key of the page."""
        return {pas.cle: self._formes[pas.cle] for pas in self._marche()}

    @property
    def pas(self) -> list[Pas]:
        """The pages that the answers call for, in order."""
        return list(self._marche())

    def trouver(self, nom: str, personne: str = "") -> Pas | None:
        """Return that page of the walk; None when the answers do not call for it."""
        return next((pas for pas in self._marche() if (pas.question.nom, pas.personne) == (nom, personne)), None)

    def lu(self, nom: str) -> EtapeForm | None:
        """Return the form of a page put once, bound if it was answered; None when the answers do not call for it."""
        pas = self.trouver(nom)
        return None if pas is None else self.formulaire(pas)

    def precedente(self, pas: Pas) -> Pas | None:
        """Return the page before this one; None before the first."""
        avant = None
        for un in self._marche():
            if un.cle == pas.cle:
                break
            avant = un
        return avant

    def suivante(self, pas: Pas) -> Pas | None:
        """Return the page after this one, the first that is missing after the last, None when only sending remains."""
        marche = self._marche()
        for un in marche:
            if un.cle == pas.cle:
                break
        return next(marche, None) or self.manquante

    def formulaire(self, pas: Pas, saisi: QueryDict | None = None) -> EtapeForm:
        """Return the form of a page of the walk: bound to ``saisi``, else to what was kept, else blank."""
        lue = self._lue(pas)
        return lue if saisi is None else pas.question.form(saisi, le=self.le, selon=lue.selon)

    def personne(self, saisi: QueryDict | None, **options: Any) -> PersonneForm:
        """Return the form of a person of this household, whose name is most often the holder's."""
        nom = ecrit(self.pages.get("identite", {}), "nom")
        return PersonneForm(saisi, le=self.le, selon=Selon({"nom": nom}), **options)

    def est_faite(self, pas: Pas) -> bool:
        """Say whether a page was answered, and rightly."""
        if pas.question.nom == FOYER:
            return FOYER in self.pages and all(f.is_valid() for f in self.personnes.values()) and not self.refus
        return pas.cle in self.pages and self._lue(pas).is_valid()

    @property
    def manquante(self) -> Pas | None:
        """The first page that is missing or wrong, None when only sending remains."""
        return next((pas for pas in self._marche() if not self.est_faite(pas)), None)

    @cached_property
    def refus(self) -> list[str]:
        """Why this household cannot exist (two spouses, nobody of age…), in sentences."""
        vous, emancipation = self.lu("identite"), self.lu("emancipation")
        if vous is None or not vous.is_valid():
            return []
        est_emancipe = emancipation is not None and emancipation.is_bound and emancipation.is_valid()
        titulaire = loi.Personne(loi.Lien.DEMANDEUR, vous.cleaned_data["naissance"].jour, emancipe=est_emancipe)
        membres = (titulaire, *(_membre(form) for form in self.personnes.values() if form.is_valid()))
        return list(refus_du_menage(loi.Menage(membres), self.le))

    def _lue(self, pas: Pas) -> EtapeForm:
        """Return the form of a page of the walk, which is read as far as this page."""
        if pas.cle not in self._formes:
            self.trouver(pas.question.nom, pas.personne)
        return self._formes[pas.cle]

    @cached_property
    def _suite(self) -> Iterator[tuple[Pas, EtapeForm]]:
        return iter(Marche(self.pages, noms=self.noms, adultes=self.adultes, le=self.le))

    def _marche(self) -> Iterator[Pas]:
        """Yield the pages in order: those that were read already, then the others as they are asked for."""
        rang = 0
        while rang < len(self._pas) or self._avancer():
            yield self._pas[rang]
            rang += 1

    def _avancer(self) -> bool:
        """Read one more page; say whether there was one."""
        lue = next(self._suite, None)
        if lue is None:
            return False
        pas, self._formes[pas.cle] = lue
        self._pas.append(pas)
        return True

    def _est_adulte(self, form: PersonneForm) -> bool:
        lien, naissance = form.cleaned_data["lien"], form.cleaned_data["naissance"]
        return lien in ADULTES and not (lien == Lien.AUTRE and est_mineur(naissance.jour, self.le))


def nom_de(form: PersonneForm) -> str:
    """Return how the pages name an added person."""
    if not form.is_valid():
        return gettext("Cette personne")
    dit = form.cleaned_data
    return " ".join(filter(None, (dit["prenom"], dit["nom"]))) or gettext("Bébé attendu")


def _membre(form: PersonneForm) -> loi.Personne:
    """Return an added person, as the law counts it."""
    dit = form.cleaned_data
    garde = loi.Garde(dit["garde"]) if dit["garde"] else None
    return loi.Personne(loi.Lien(dit["lien"]), dit["naissance"] and dit["naissance"].jour, garde=garde)
