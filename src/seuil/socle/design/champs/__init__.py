"""Form fields that say, in a French sentence, what was wrong and what was typed."""

from seuil.socle.design.champs.choix import CaseField, ChoixField, ChoixMultiplesField, OuiNonField
from seuil.socle.design.champs.compacts import DateEnUneCase, ListesDeChoix, compacter, reperer, viser
from seuil.socle.design.champs.dates import DateTroisChamps, DateTroisChampsWidget
from seuil.socle.design.champs.heures import HeureField
from seuil.socle.design.champs.identites import AdresseField, NomField, TelephoneField
from seuil.socle.design.champs.montants import EntierField, MontantField, SurfaceField
from seuil.socle.design.champs.naissances import NaissanceField
from seuil.socle.design.champs.propositions import (
    Proposition,
    PropositionsField,
    PropositionsWidget,
    WidgetCompose,
    dire,
)
from seuil.socle.design.champs.saisies import est_lisible, extrait, refuser_illisible
from seuil.socle.design.champs.textes import CourrielField, TexteField

__all__ = [
    "AdresseField",
    "CaseField",
    "ChoixField",
    "ChoixMultiplesField",
    "CourrielField",
    "DateEnUneCase",
    "DateTroisChamps",
    "DateTroisChampsWidget",
    "EntierField",
    "HeureField",
    "ListesDeChoix",
    "MontantField",
    "NaissanceField",
    "NomField",
    "OuiNonField",
    "Proposition",
    "PropositionsField",
    "PropositionsWidget",
    "SurfaceField",
    "TelephoneField",
    "TexteField",
    "WidgetCompose",
    "compacter",
    "dire",
    "est_lisible",
    "extrait",
    "refuser_illisible",
    "reperer",
    "viser",
]
