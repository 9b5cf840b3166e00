"""What a desk writes when a couple separates: who leaves, with which children, why, where that person is written to."""

from typing import Any

from django import forms

from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien, Maison, MotifSeparation, Occupation
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


class CoupleForm(forms.Form):
    """``demande``: that of the couple. The phone and e-mail that both had are never proposed: they are asked again."""

    partante = ChoixField(label="Qui part, et aura sa propre demande ?", choices=[])
    motif = ChoixField(label="Ce que la personne montre", choices=MotifSeparation.choices)
    precision = TexteField(
        label="Ce qui a été montré, ou pourquoi",
        longueur_max=300,
        lignes=3,
        required=False,
        help_text="Obligatoire pour un couple sans mariage ni PACS. Ne se lit jamais dans la demande de l’autre.",
    )
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
    piece_vue = CaseField(
        label="J’ai vu sa pièce d’identité",
        error_messages={"required": "Demandez une pièce d’identité à la personne : sans elle, rien ne se sépare."},
    )

    def __init__(self, *arguments: Any, demande: Demande, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.demande = demande
        personnes = list(demande.personnes.all())
        qui: Any = self.fields["partante"]
        qui.choices = [(str(une.pk), str(une)) for une in personnes if une.lien in TITULAIRES]
        self.enfants = [une for une in personnes if une.lien in (Lien.A_CHARGE, Lien.A_NAITRE)]
        for enfant in self.enfants:
            self.fields[f"{ENFANT}{enfant.pk}"] = ChoixField(
                label=f"Avec qui vit {enfant.prenom or 'le bébé attendu'} ?", choices=Maison.choices
            )
        self.order_fields(["partante", *(f"{ENFANT}{enfant.pk}" for enfant in self.enfants)])

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
            maisons={enfant.pk: Maison(dit[f"{ENFANT}{enfant.pk}"]) for enfant in self.enfants},
        )
