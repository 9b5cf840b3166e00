"""A feuillet: one chapter of the paper form, all its questions at once, as a desk types it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.boites import boites
from seuil.declarations.forms.brut import lie
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.identite import AdulteForm
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.questions import CHAPITRES, COMMUNES, FOYER
from seuil.declarations.forms.saisie import Saisie, nom_de
from seuil.demandes.nomenclatures import Lien
from seuil.socle.design.champs import compacter, reperer, viser
from seuil.territoires.forms import LieuDuMondeField

ADULTE: Final = "adulte"
LIGNES: Final = 4  # rows for persons on a blank sheet; then one more than there are persons
GABARIT_DU_LIEU: Final = "declarations/gestion/lieu.html"
LIBELLES: Final = {"lien": _("Lien"), "prenom": _("Prénom"), "nom": _("Nom"), "naissance": _("Naissance")}
LIENS: Final = [paire for paire in Lien.choices if paire[0] != Lien.DEMANDEUR]


@dataclass(frozen=True, slots=True)
class Bloc:
    """Questions that stand together: those of a subject, or all those of a person."""

    titre: str
    est_une_personne: bool
    formes: list[EtapeForm] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)  # what the page says that it showed


@dataclass(frozen=True, slots=True)
class Ligne:
    """A person of the household, on a line: who it is and, for an adult, its civility and nationality."""

    cle: str
    titre: str
    personne: PersonneForm
    adulte: EtapeForm


class Feuillet:
    """The chapter of a draft, every question with its compact control, bound to what was kept."""

    def __init__(self, saisie: Saisie, chapitre: str) -> None:
        self.saisie, self.chapitre = saisie, chapitre
        self.titre = CHAPITRES[chapitre]
        self.pas = [pas for pas in saisie.pas if pas.question.chapitre == chapitre]

    @cached_property
    def lignes(self) -> list[Ligne]:
        """The persons, then blank lines to add some."""
        if self.chapitre != FOYER:
            return []
        presentes = list(self.saisie.brutes)
        vides = max(LIGNES - len(presentes), 1)
        cles = [*presentes, *(uuid.uuid4().hex[:8] for _ in range(vides))]
        return [self._ligne(cle, rang) for rang, cle in enumerate(cles, start=1)]

    @cached_property
    def blocs(self) -> list[Bloc]:
        """The other questions: by subject, or by person when they are put to each adult."""
        par_titre: dict[str, Bloc] = {}
        for pas in self.pas:
            if pas.question.nom in (FOYER, ADULTE):
                continue
            titre = self.saisie.noms[pas.personne] if pas.personne else str(pas.question.titre)
            bloc = par_titre.setdefault(pas.personne or titre, Bloc(titre, bool(pas.personne)))
            bloc.formes.extend(self._formes(pas))
            bloc.questions.append(pas.cle)
        return list(par_titre.values())

    @property
    def formes(self) -> list[EtapeForm]:
        """Every form of the page, in its order."""
        lignes = [form for ligne in self.lignes for form in (ligne.personne, ligne.adulte)]
        return [*lignes, *(form for bloc in self.blocs for form in bloc.formes)]

    @property
    def refus(self) -> list[str]:
        """Why this household cannot exist."""
        return self.saisie.refus if self.chapitre == FOYER and self.saisie.brutes else []

    @cached_property
    def a_corriger(self) -> bool:
        """Say whether something typed is wrong."""
        return bool(self.refus) or any(form.errors for form in self.formes)

    @property
    def restantes(self) -> list[Pas]:
        """The questions that were never put: the answers just given call for them."""
        return [pas for pas in self.pas if pas.cle not in self.saisie.pages]

    def viser(self) -> None:
        """Put the cursor in the first question that awaits an answer."""
        attendues = (form for form in self.formes if not form.is_bound and form.fields)
        if (premiere := next(attendues, None) or next(iter(self.formes), None)) is not None:
            viser(premiere)

    def _ligne(self, cle: str, rang: int) -> Ligne:
        dite = self.saisie.brutes.get(cle)
        personne = self.saisie.personne(lie(dite, cle), prefix=cle)
        est_adulte = cle in self.saisie.adultes
        adulte = AdulteForm(
            lie(self.saisie.pages.get(f"{ADULTE}:{cle}"), cle) if est_adulte else None, le=self.saisie.le, prefix=cle
        )
        for nom, libelle in LIBELLES.items():  # before the form is read: a field that was read keeps its label
            personne.fields[nom].label = libelle
        titre = nom_de(personne) if dite and personne.is_valid() else gettext("Personne %(rang)s") % {"rang": rang}
        for form in (personne, adulte):
            _preparer(form, titre)
        personne.fields["lien"].widget.choices = [("", "—"), *reperer(LIENS)]
        return Ligne(cle, titre, personne, adulte)

    def _formes(self, pas: Pas) -> Iterator[EtapeForm]:
        if pas.question.nom == COMMUNES:
            cases = boites(self.saisie)
            _preparer(cases, "")
            yield cases
        dite = lie(self.saisie.pages.get(pas.cle), pas.personne)
        selon = self.saisie.formulaire(pas).selon
        form = pas.question.form(dite, le=self.saisie.le, selon=selon, prefix=pas.personne or None)
        _preparer(form, self.saisie.noms[pas.personne] if pas.personne else "")
        yield form


def _preparer(form: EtapeForm, titre: str) -> None:
    compacter(form)
    form.titre = titre  # type: ignore[attr-defined]
    for champ in form.fields.values():
        if isinstance(champ, LieuDuMondeField):
            champ.widget.gabarit = GABARIT_DU_LIEU
