"""Every answer in words: what one reads again before sending."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.marche import Pas
from seuil.declarations.forms.questions import CHAPITRES, COMMUNES, FOYER
from seuil.declarations.forms.saisie import Saisie, nom_de
from seuil.demandes.nomenclatures import Lien
from seuil.socle.design.champs import DateTroisChamps, MontantField, TelephoneField
from seuil.socle.design.mesures import date_longue, euros, mois_et_annee
from seuil.socle.telephones import montrer


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
    return Relue(pas, titre, tuple(paire for paire in paires if paire[1]), len(form.fields) == 1)


def _foyer(saisie: Saisie) -> tuple[tuple[str, str], ...]:
    if not saisie.personnes:
        return ((_question(gettext("Foyer")), gettext("Vous vivrez seul.")),)
    return tuple((_question(nom_de(form)), _personne(form)) for form in saisie.personnes.values())


def _personne(form: PersonneForm) -> str:
    if not form.is_valid():
        return gettext("À compléter")
    dit = form.cleaned_data
    garde = dict(form.fields["garde"].choices).get(dit["garde"], "") if dit["garde"] else ""  # type: ignore[attr-defined]
    mots = (str(Lien(dit["lien"]).label), str(dit["naissance"] or ""), str(garde))
    return ", ".join(filter(None, mots))


def _communes(form: EtapeForm) -> list[tuple[str, str]]:
    choisies = form.cleaned_data["communes"]
    return [(_question(gettext("Dans l’ordre")), ", ".join(str(commune) for commune in choisies))]


def _paires(form: EtapeForm) -> list[tuple[str, str]]:
    if not (form.is_bound and form.is_valid()):
        return []
    return [
        (_question(str(champ.label)), _en_mots(form, nom, form.cleaned_data[nom]))
        for nom, champ in form.fields.items()
        if _est_a_relire(form, nom)
    ]


def _question(libelle: str) -> str:
    """Return a question as it reads before a colon and its answer."""
    return libelle.rstrip("?؟\u00a0 ")


def _est_a_relire(form: EtapeForm, nom: str) -> bool:
    """A box left empty, and an answer that another one made useless, are not read again."""
    valeur = form.cleaned_data.get(nom)
    est_une_case = valeur is False and not getattr(form.fields[nom], "choices", None)
    return nom in form.cleaned_data and not est_une_case


def _en_mots(form: EtapeForm, nom: str, valeur: Any) -> str:
    """Return an answer as one reads it; empty when none was given."""
    if valeur is None or valeur in ("", []):
        return ""
    choix = dict(getattr(form.fields[nom], "choices", []))
    if isinstance(valeur, list):
        return ", ".join(str(choix.get(un, un)) for un in valeur)
    if isinstance(valeur, bool):
        return str(choix.get("oui" if valeur else "non", gettext("Oui")))
    champ = form.fields[nom]
    if isinstance(champ, MontantField):
        return euros(valeur)
    if isinstance(champ, TelephoneField):
        return montrer(valeur)
    if isinstance(champ, DateTroisChamps) and "jour" not in champ.widget.parties:
        return mois_et_annee(valeur)
    return date_longue(valeur) if isinstance(valeur, date) else str(choix.get(valeur, valeur))
