"""What a desk writes when a couple separates: who leaves, with which children, why, where that person is written to."""

from collections.abc import Sequence
from typing import Any

from django import forms

from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.etats import Rencontre
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Maison, MotifSeparation, Occupation
from seuil.demandes.requetes.separations import enfants_de
from seuil.demandes.services import Separation
from seuil.socle.design.champs import (
    AdresseField,
    CaseField,
    ChoixField,
    CourrielField,
    EntierField,
    TelephoneField,
    TexteField,
)
from seuil.territoires.forms import LieuDuMondeField

OU_VIVRE = [("", "Choisissez"), *Occupation.choices]
SA_MAISON = ("adresse", "lieu", "occupation", "nb_occupants", "telephone", "mel")
ENFANT = "enfant_"  # then its row: with whom it lives
AVANT, APRES = ("partante",), ("rencontre", "piece_vue")


class RuptureForm(forms.Form):
    """What every separation asks, whatever the demands: what is shown, and where each of ``enfants`` lives."""

    motif = ChoixField(label="Ce que la personne montre", choices=MotifSeparation.choices)
    precision = TexteField(
        label="Ce qui a été montré, ou pourquoi",
        longueur_max=300,
        lignes=3,
        required=False,
        help_text="Obligatoire pour un couple sans mariage ni PACS. Ne se lit jamais dans la demande de l’autre.",
    )
    piece_vue = CaseField(
        label="J’ai vu sa pièce d’identité",
        error_messages={"required": "Demandez une pièce d’identité à la personne : sans elle, rien ne se sépare."},
    )

    def __init__(self, *arguments: Any, enfants: Sequence[Personne], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.enfants = enfants
        for enfant in enfants:
            self.fields[f"{ENFANT}{enfant.pk}"] = ChoixField(
                label=f"Avec qui vit {enfant.prenom or 'le bébé attendu'} ?", choices=Maison.choices
            )
        maisons = [f"{ENFANT}{enfant.pk}" for enfant in enfants]
        autres = [nom for nom in self.fields if nom not in (*maisons, *AVANT, *APRES)]
        self.order_fields([*AVANT, *maisons, "motif", "precision", *autres, *APRES])

    @property
    def maisons(self) -> dict[int, Maison]:
        """Return with whom each child lives, by row."""
        return {enfant.pk: Maison(self.cleaned_data[f"{ENFANT}{enfant.pk}"]) for enfant in self.enfants}


class CoupleForm(RuptureForm):
    """``demande``: that of the couple. The phone and e-mail that both had are never proposed: they are asked again."""

    partante = ChoixField(label="Qui part, et aura sa propre demande ?", choices=[])
    adresse = AdresseField(
        label="Où la personne qui part reçoit son courrier",
        longueur_max=120,
        help_text="Une domiciliation convient. L’autre ne la lira nulle part.",
    )
    lieu = LieuDuMondeField(label="Ville")
    telephone = TelephoneField(label="Téléphone", required=False, help_text="Que l’autre n’a pas.")
    mel = CourrielField(label="Adresse e-mail", required=False, help_text="Que l’autre n’ouvre pas.")
    occupation = ChoixField(
        label="Où vit-elle maintenant ?", choices=[("", "Choisissez"), *Occupation.choices], liste=True
    )
    nb_occupants = EntierField(label="Combien de personnes y vivent ?", minimum=1, maximum=40)

    def __init__(self, *arguments: Any, demande: Demande, **options: Any) -> None:
        super().__init__(*arguments, enfants=enfants_de(demande), **options)
        qui: Any = self.fields["partante"]
        qui.choices = [(str(une.pk), str(une)) for une in demande.personnes.all() if une.lien in TITULAIRES]

    @property
    def est_possible(self) -> bool:
        """Say whether two persons hold this demand."""
        champ: Any = self.fields["partante"]
        return len(champ.choices) > 1

    @property
    def parties(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the questions by subject, each under its heading."""
        return [
            ("Qui part", [self["partante"], *(self[f"{ENFANT}{enfant.pk}"] for enfant in self.enfants)]),
            ("Ce qui est montré", [self[nom] for nom in ("motif", "precision", "piece_vue")]),
            ("Où la personne vit, et comment la joindre", [self[nom] for nom in SA_MAISON]),
        ]

    @property
    def separation(self) -> Separation:
        """Return what the verb writes."""
        dit = self.cleaned_data
        noms = ("adresse", "telephone", "mel", "occupation", "nb_occupants")
        return Separation(
            partante=int(dit["partante"]),
            motif=MotifSeparation(dit["motif"]),
            reponses={nom: dit[nom] for nom in noms} | dit["lieu"].colonnes,
            precision=dit["precision"],
            maisons=self.maisons,
        )


class CoupleRetenuForm(RuptureForm):
    """``couple``: the demand of both, ``partante``: who of them registered alone, whose own demand tells the rest."""

    rencontre = ChoixField(
        label="Comment avez-vous rencontré la personne ?",
        choices=Rencontre.choices,
        error_messages={"required": "Dites comment vous avez rencontré la personne."},
    )

    def __init__(self, *arguments: Any, couple: Demande, partante: Personne, **options: Any) -> None:
        super().__init__(*arguments, enfants=enfants_de(couple), **options)
        self.couple, self.partante = couple, partante

    @property
    def separation(self) -> Separation:
        """Return what the verb writes: where the person lives is told in the demand that it registered."""
        dit = self.cleaned_data
        motif = MotifSeparation(dit["motif"])
        return Separation(self.partante.pk, motif, {}, precision=dit["precision"], maisons=self.maisons)
