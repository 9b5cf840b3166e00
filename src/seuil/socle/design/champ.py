"""One question of a form: label, help, error, control, in that order."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs import DateTroisChampsWidget, WidgetCompose

GABARITS = {
    "champ": "seuil/composants/champ.html",
    "choix": "seuil/composants/choix.html",
    "case": "seuil/composants/case.html",
    "date": "seuil/composants/date.html",
}
_LIBELLES = {"jour": _("Jour"), "mois": _("Mois"), "annee": _("Année")}
_NAISSANCE = {"jour": "bday-day", "mois": "bday-month", "annee": "bday-year"}


def gabarit(champ: BoundField) -> str:
    """Return the template that shows this kind of control."""
    widget = champ.field.widget
    if isinstance(widget, DateTroisChampsWidget):
        return GABARITS["date"]
    if isinstance(widget, WidgetCompose):
        return widget.gabarit
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return GABARITS["choix"]
    return GABARITS["case" if isinstance(widget, forms.CheckboxInput) else "champ"]


def contexte(champ: BoundField, *, aide: str = "", titre: bool = False) -> dict[str, Any]:
    """Return what the template of a field shows; `titre` makes the question the h1 of the page."""
    identifiant = champ.auto_id or champ.html_name
    base = {
        "champ": champ,
        "identifiant": identifiant,
        "libelle": champ.label,
        "aide": aide or champ.help_text,
        "erreurs": list(champ.errors),
        "facultatif": not (champ.field.required or getattr(champ.field, "selon_une_reponse", False)),
        "titre": titre,
    }
    decrit = [f"{identifiant}_aide"] * bool(base["aide"]) + [f"{identifiant}_erreur"] * bool(base["erreurs"])
    return base | {"decrit": " ".join(decrit)} | _controle(champ, identifiant, " ".join(decrit))


def premier_controle(champ: BoundField) -> str:
    """Return the id of the control that a link of the error summary must reach."""
    identifiant = champ.auto_id or champ.html_name
    widget = champ.field.widget
    if isinstance(widget, DateTroisChampsWidget):
        return f"{identifiant}_{_partie_fautive(champ) or widget.parties[0]}"
    if isinstance(widget, WidgetCompose):
        return widget.premier_controle(champ, identifiant)
    return f"{identifiant}_0" if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple) else identifiant


def _controle(champ: BoundField, identifiant: str, decrit: str) -> dict[str, Any]:
    widget = champ.field.widget
    if isinstance(widget, DateTroisChampsWidget):
        return {"parties": _parties(champ, identifiant)}
    if isinstance(widget, WidgetCompose):
        return widget.montrer(champ, identifiant, decrit)
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return {"options": _options(champ, identifiant)}
    if isinstance(widget, forms.CheckboxInput):
        return {"coche": bool(champ.value()), "exemple": getattr(champ.field, "exemple", "")}
    classe = "form-select" if isinstance(widget, forms.Select) else "form-control"
    attributs: dict[str, str | bool] = {"class": f"{classe} is-invalid" if champ.errors else classe, "id": identifiant}
    if champ.errors:
        attributs["aria-invalid"] = "true"
    if decrit:
        attributs["aria-describedby"] = decrit
    return {"controle": champ.as_widget(attrs=attributs)}


def _options(champ: BoundField, identifiant: str) -> list[dict[str, Any]]:
    exemples = getattr(champ.field, "exemples", {})
    return [
        {
            "id": f"{identifiant}_{rang}",
            "nature": option.data["type"],
            "nom": option.data["name"],
            "valeur": str(option.data["value"]),
            "libelle": option.data["label"],
            "coche": option.data["selected"],
            "exemple": exemples.get(str(option.data["value"]), ""),
        }
        for rang, option in enumerate(champ.subwidgets)
    ]


def _parties(champ: BoundField, identifiant: str) -> list[dict[str, Any]]:
    widget = champ.field.widget
    valeur = champ.value()
    saisies = valeur if isinstance(valeur, list | tuple) else widget.decompress(valeur)
    fautive = _partie_fautive(champ)
    naissance = widget.attrs.get("autocomplete") == "bday"
    return [
        {
            "nom": f"{champ.html_name}_{partie}",
            "id": f"{identifiant}_{partie}",
            "libelle": _LIBELLES[partie],
            "valeur": "" if saisie is None else saisie,
            "classe": partie,
            "erreur": partie == fautive,
            "autocomplete": _NAISSANCE[partie] if naissance else "",
        }
        for partie, saisie in zip(widget.parties, saisies, strict=True)
    ]


def _partie_fautive(champ: BoundField) -> str:
    codes = [str(refus.code) for refus in champ.form.errors.as_data().get(champ.name, [])]
    parties = champ.field.widget.parties
    fautives = [code for code in codes if code in parties] + list(parties[:1])
    return str(fautives[0]) if codes else ""
