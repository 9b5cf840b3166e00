"""The answers of a demand in words, by column: what its history says, whoever changed them and wherever."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.questions import QUESTIONS
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import GARDES, Ressource
from seuil.demandes.requetes.changements import COMMUNES, PARTIES, VENUES
from seuil.socle.design.champs import DateTroisChamps, MontantField, TelephoneField
from seuil.socle.design.mesures import date_longue, euros, mois_et_annee
from seuil.socle.telephones import montrer

LIBELLES: Final[dict[str, str | Promise]] = {
    COMMUNES: _("Les communes souhaitées, dans l’ordre"),
    PARTIES: _("Qui quitte le foyer"),
    VENUES: _("Qui arrive dans le foyer"),
    "commune": _("La ville"),
    "code_postal": _("Le code postal"),
    "ville_etrangere": _("La ville, à l’étranger"),
    "pays": _("Le pays"),
    "amenagement": _("Ce qu’il faut dans le logement"),
    "lien": _("Le lien avec vous"),
    "ressources": _("Les ressources du mois"),
    "ressources_mensuelles": _("En tout, par mois"),
    "avis_de": _("L’avis d’impôt commun"),
    "rfr_n2": _("Le revenu fiscal de référence"),
    "rfr_n1": _("Le revenu de l’année suivante"),
    "ressources_12_mois": _("Les ressources des douze derniers mois"),
    "sorte_avis": _("L’avis d’impôt"),
    "commune_travail": _("La ville du lieu de travail"),
    "ville_travail": _("La ville du lieu de travail"),
    "pays_travail": _("Le pays du lieu de travail"),
    "cmi_invalidite": _("Une carte mobilité inclusion « invalidité »"),
    "precision_naissance": _("Ce que les papiers disent de la naissance"),
}
PROPRES: Final = {"ressources_mensuelles", "ressources_12_mois", "rfr_n1", "rfr_n2"}  # amounts a year, or of all


def question(libelle: str) -> str:
    """Return a question as it reads before a colon and its answer."""
    return libelle.rstrip("?؟\u00a0 ")


def dire(champ: forms.Field, valeur: Any) -> str:
    """Return an answer to a question as one reads it; empty when none was given."""
    if valeur is None or valeur in ("", []):
        return ""
    choix = dict(getattr(champ, "choices", []))
    if isinstance(valeur, list):
        return ", ".join(str(choix.get(un, un)) for un in valeur)
    if isinstance(valeur, bool):
        return str(choix.get("oui" if valeur else "non", gettext("Oui") if valeur else gettext("Non")))
    if isinstance(champ, MontantField):
        return euros(valeur)
    if isinstance(champ, TelephoneField):
        return montrer(valeur)
    if isinstance(champ, DateTroisChamps) and "jour" not in champ.widget.parties:
        return mois_et_annee(valeur)
    return date_longue(valeur) if isinstance(valeur, date) else str(choix.get(valeur, valeur))


def libelle_de(nom: str, *, d_une_personne: bool) -> str:
    """Return what a column answers, as its page asks it."""
    if nom in LIBELLES:
        return str(LIBELLES[nom])
    champ = _champ(nom, d_une_personne=d_une_personne)
    return question(str(champ.label)) if champ is not None and champ.label else nom


def valeur_de(nom: str, valeur: Any, *, d_une_personne: bool) -> str:
    """Return a value of a column in words, as the journal keeps it; empty when there is none."""
    if valeur is None or valeur in ("", [], {}):
        return str(GARDES[""]) if nom == "garde" and valeur == "" else ""
    if isinstance(valeur, Mapping):
        return (
            ", ".join(f"{Ressource(code).label} : {euros(montant)}" for code, montant in valeur.items())
            if nom == "ressources"
            else ", ".join(map(str, valeur.values()))
        )
    if nom == "garde":
        return str(GARDES.get(valeur, valeur))
    if nom in PROPRES:
        return euros(valeur)
    if choix := _choix(nom, d_une_personne=d_une_personne):
        return ", ".join(str(choix.get(une, une)) for une in (valeur if isinstance(valeur, list) else [valeur]))
    champ = _champ(nom, d_une_personne=d_une_personne)
    if isinstance(champ, DateTroisChamps) and isinstance(valeur, str):
        valeur = date.fromisoformat(valeur)
    return dire(champ or forms.Field(), valeur)


def _champ(nom: str, *, d_une_personne: bool) -> forms.Field | None:
    """Return the field of the page that asks for a column."""
    formes = [question.form for question in QUESTIONS if question.par_adulte == d_une_personne]
    if d_une_personne:
        formes = [PersonneForm, *formes, *(question.form for question in QUESTIONS if question.chapitre == "vous")]
    return next((form.base_fields[nom] for form in formes if nom in form.base_fields), None)


def _choix(nom: str, *, d_une_personne: bool) -> dict[str, Any]:
    """Return the labels of a column with listed values."""
    try:
        colonne: Any = (Personne if d_une_personne else Demande)._meta.get_field(nom)
    except FieldDoesNotExist:
        return {}
    return dict(getattr(colonne, "base_field", colonne).flatchoices or [])
