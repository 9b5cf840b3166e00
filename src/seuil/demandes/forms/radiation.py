"""Why a household gives up, as it wrote it."""

from django import forms

from seuil.socle.design.champs import CaseField, TexteField


class AbandonForm(forms.Form):
    precision = TexteField(
        label="Ce que le demandeur a écrit",
        longueur_max=300,
        lignes=3,
        help_text="La date de sa lettre ou de son message, et la raison s’il en donne une.",
        error_messages={"required": "Écrivez la date et le contenu de la renonciation : sans elle, rien ne change."},
    )
    confirme = CaseField(
        label="J’ai la renonciation écrite sous les yeux",
        exemple="La demande perd son ancienneté. Cela ne se défait pas.",
        error_messages={"required": "Confirmez que le demandeur a renoncé par écrit."},
    )
