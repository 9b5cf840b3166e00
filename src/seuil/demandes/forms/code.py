"""Why a desk gives a new access code, and what it saw first."""

from typing import Any

from django import forms

from seuil.demandes.codes import Motif
from seuil.socle.design.champs import CaseField, ChoixField, TexteField


class CodeForm(forms.Form):
    motif = ChoixField(label="Pourquoi un nouveau code ?", choices=Motif.choices)
    precision = TexteField(
        label="Précision",
        longueur_max=300,
        lignes=2,
        required=False,
        help_text="Obligatoire pour une autre raison. Elle reste dans le journal du dossier.",
    )
    piece_vue = CaseField(
        label="J’ai vu une pièce d’identité",
        exemple="Celle de la personne qui a fait la demande, ou de son conjoint s’il est inscrit avec elle.",
        error_messages={"required": "Demandez une pièce d’identité : sans elle, le code ne peut pas être donné."},
    )

    def clean(self) -> dict[str, Any]:
        """A reason of one's own is written."""
        lu: dict[str, Any] = super().clean() or {}
        if lu.get("motif") == Motif.AUTRE and not lu.get("precision"):
            self.add_error("precision", "Écrivez la raison.")
        return lu
