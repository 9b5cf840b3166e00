"""Why an examination is put off, and at what time."""

from datetime import date
from typing import Any

from django import forms

from seuil.regles.motifs_commission import Acte, motifs
from seuil.socle.design.champs import ChoixField, HeureField, TexteField


class ReportForm(forms.Form):
    motif_report = ChoixField(
        label="Pourquoi reporter ?",
        liste=True,
        choices=[],
        error_messages={"required": "Choisissez pourquoi l’examen est reporté."},
    )
    mots_report = TexteField(label="Précision", longueur_max=300, lignes=2, required=False)
    heure_report = HeureField(label="À quelle heure", required=False, help_text="Vide : maintenant.")

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        champ: Any = self.fields["motif_report"]
        champ.choices = [("", "Choisir"), *((motif.code, motif.libelle) for motif in motifs(Acte.REPORT, le))]

    @property
    def saisie(self) -> dict[str, Any]:
        """What `services.reporter` takes."""
        dit = self.cleaned_data
        return {"code": dit["motif_report"], "mots": dit["mots_report"], "a": dit["heure_report"]}
