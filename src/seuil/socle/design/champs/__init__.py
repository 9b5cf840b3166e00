"""Form fields that say, in a French sentence, what was wrong and what was typed."""

from seuil.socle.design.champs.choix import CaseField, ChoixField, ChoixMultiplesField, OuiNonField
from seuil.socle.design.champs.dates import DateTroisChamps, DateTroisChampsWidget
from seuil.socle.design.champs.heures import HeureField
from seuil.socle.design.champs.montants import EntierField, MontantField
from seuil.socle.design.champs.propositions import (
    Proposition,
    PropositionsField,
    PropositionsWidget,
    WidgetCompose,
    dire,
)
from seuil.socle.design.champs.saisies import est_lisible, extrait, refuser_illisible
from seuil.socle.design.champs.textes import CourrielField, NomField, TelephoneField, TexteField

__all__ = [
    "CaseField",
    "ChoixField",
    "ChoixMultiplesField",
    "CourrielField",
    "DateTroisChamps",
    "DateTroisChampsWidget",
    "EntierField",
    "HeureField",
    "MontantField",
    "NomField",
    "OuiNonField",
    "Proposition",
    "PropositionsField",
    "PropositionsWidget",
    "TelephoneField",
    "TexteField",
    "WidgetCompose",
    "dire",
    "est_lisible",
    "extrait",
    "refuser_illisible",
]
