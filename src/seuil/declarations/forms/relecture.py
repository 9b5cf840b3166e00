"""Every answer in words: what one reads again before sending."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.mots import dire, question
from seuil.declarations.forms.questions import CHAPITRES, COMMUNES, FOYER
from seuil.declarations.forms.saisie import Saisie, nom_de
from seuil.demandes.nomenclatures import Lien


@dataclass(frozen=True, slots=True)
class Relue:
    """A page read again: where to change it, whom it is about, its questions with their answers, if any was given.

    ``est_seule``: the page has one question, which its title already says.
    """

    pas: Pas
    titre: str
    paires: tuple[tuple[str, str], ...]
    est_seule: bool = False


@dataclass(frozen=True, slots=True)
class Chapitre:
    titre: str | Promise
    pages: tuple[Relue, ...]


def relire(saisie: Saisie) -> list[Chapitre]:
    """Return the whole demand in words, chapter by chapter."""
    pages = {nom: [_relue(saisie, pas) for pas in saisie.pas if pas.question.chapitre == nom] for nom in CHAPITRES}
    return [Chapitre(CHAPITRES[nom], tuple(siennes)) for nom, siennes in pages.items() if siennes]


def _relue(saisie: Saisie, pas: Pas) -> Relue:
    titre = str(pas.question.titre)
    if pas.personne and len(saisie.adultes) > 1:
        titre = f"{titre} : {saisie.noms[pas.personne]}"
    if pas.question.nom == FOYER:
        return Relue(pas, titre, _foyer(saisie))
    form = saisie.formulaire(pas)
    paires = _paires(form)
    if pas.question.nom == COMMUNES and form.is_valid():
        paires = [*_communes(form), *paires]
    dites = tuple(paire for paire in paires if paire[1])
    return Relue(pas, titre, dites, len(form.fields) == 1 and pas.question.nom != COMMUNES)


def _foyer(saisie: Saisie) -> tuple[tuple[str, str], ...]:
    if not saisie.personnes:
        return ((question(gettext("Foyer")), gettext("Personne d’autre que vous.")),)
    return tuple((question(nom_de(form)), _personne(form)) for form in saisie.personnes.values())


def _personne(form: PersonneForm) -> str:
    if not form.is_valid():
        return gettext("À compléter")
    dit = form.cleaned_data
    garde = dict(form.fields["garde"].choices).get(dit["garde"], "") if dit["garde"] else ""  # type: ignore[attr-defined]
    lien = "" if dit["lien"] == Lien.A_NAITRE and dit["naissance"] else str(Lien(dit["lien"]).label)  # its name says it
    mots = (lien, str(dit["naissance"] or ""), str(garde))
    return ", ".join(filter(None, mots))


def _communes(form: EtapeForm) -> list[tuple[str, str]]:
    choisies = form.cleaned_data["communes"]
    return [(question(gettext("Dans l’ordre")), ", ".join(str(commune) for commune in choisies))]


def _paires(form: EtapeForm) -> list[tuple[str, str]]:
    if not (form.is_bound and form.is_valid()):
        return []
    return [
        (question(str(champ.label)), dire(champ, form.cleaned_data[nom]))
        for nom, champ in form.fields.items()
        if _est_a_relire(form, nom)
    ]


def _est_a_relire(form: EtapeForm, nom: str) -> bool:
    """A box left empty, and an answer that another one made useless, are not read again."""
    valeur = form.cleaned_data.get(nom)
    est_une_case = valeur is False and not getattr(form.fields[nom], "choices", None)
    return nom in form.cleaned_data and not est_une_case
