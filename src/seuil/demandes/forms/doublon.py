"""What a desk decides about a possible duplicate: two people, or the same one."""

from collections.abc import Iterable
from typing import Any

from django import forms

from seuil.demandes.etats import Accord, Rencontre
from seuil.demandes.models import Demande
from seuil.regles.ecriture import jour
from seuil.socle.design.champs import CaseField, ChoixField, TexteField
from seuil.socle.design.mesures import numero_unique


class DistinctionForm(forms.Form):
    motif = TexteField(
        label="Pourquoi ce sont deux demandes",
        longueur_max=300,
        lignes=3,
        help_text="Deux personnes de même nom nées le même jour… Ce motif reste dans le dossier.",
        error_messages={"required": "Écrivez pourquoi ces deux demandes doivent vivre."},
    )


class RattachementForm(forms.Form):
    """``gardees``: the living demands that one of which stays."""

    a = ChoixField(label="Quelle demande reste ?", error_messages={"required": "Choisissez la demande qui reste."})
    rencontre = ChoixField(
        label="Comment avez-vous rencontré la personne ?",
        choices=Rencontre.choices,
        error_messages={"required": "Dites comment vous avez rencontré la personne."},
    )
    precision = TexteField(label="Précision", longueur_max=300, lignes=2, required=False)
    piece_vue = CaseField(
        label="J’ai vu sa pièce d’identité, et elle est d’accord",
        exemple="Sans elle, rien ne se rattache : ces réponses ont pu être écrites par quelqu’un d’autre.",
        error_messages={"required": "Demandez une pièce d’identité à la personne : sans elle, rien ne se rattache."},
    )

    def __init__(self, *arguments: Any, gardees: Iterable[Demande], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.gardees = {str(gardee.pk): gardee for gardee in gardees}
        dites = [
            (cle, f"{numero_unique(gardee.numero_unique)}, reçue le {jour(gardee.recue_le)}")
            for cle, gardee in self.gardees.items()
        ]
        champ: Any = self.fields["a"]
        champ.choices = dites
        if len(dites) == 1:
            self.fields["a"].initial = dites[0][0]

    def clean_a(self) -> Demande:
        """Return the demand itself."""
        return self.gardees[self.cleaned_data["a"]]


class SeparationForm(forms.Form):
    motif = TexteField(
        label="Comment le savez-vous ?",
        longueur_max=300,
        lignes=3,
        help_text="Deux pièces d’identité vues, des sœurs jumelles, deux naissances… Ce motif reste au dossier.",
        error_messages={"required": "Écrivez comment vous savez que ce sont deux personnes."},
    )


class ReunionForm(RattachementForm):
    accord = ChoixField(
        label="Comment la personne a-t-elle donné son accord ?",
        choices=Accord.choices,
        error_messages={"required": "Dites comment la personne a donné son accord."},
    )
    field_order = ("a", "rencontre", "accord", "precision", "piece_vue")
