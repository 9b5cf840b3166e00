"""What an agent answers of a name or a birth that changes: the paper says it, or why it does not."""

from django import forms

from seuil.socle.design.champs import CaseField, TexteField


class ConfirmationForm(forms.Form):
    piece_vue = CaseField(
        label="J’ai comparé avec la pièce d’identité",
        exemple="Celle du dossier, ou celle que la personne montre au guichet.",
        error_messages={"required": "Comparez d’abord avec une pièce d’identité : sans elle, rien ne change."},
    )


class RefusForm(forms.Form):
    motif = TexteField(
        label="Pourquoi ce changement est refusé",
        longueur_max=300,
        lignes=3,
        help_text="Le foyer lit ces mots.",
        error_messages={"required": "Écrivez pourquoi : le foyer lira ce motif."},
    )
