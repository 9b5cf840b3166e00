"""What is put to the vote for one candidate, and each elector's voice."""

from datetime import date
from typing import Any

from django import forms

from seuil.commissions.models import Membre, Nature
from seuil.commissions.services import Vote
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.pieces import liste_limitative
from seuil.regles.votes import Choix
from seuil.socle.design.champs import ChoixField, DateTroisChamps, EntierField, TexteField

RANG_MAXIMUM, CONDITION_MOIS = 20, 6
AUCUN = ("", "Sans objet")
ATTENDUS: dict[str, dict[str, str]] = {
    Nature.RANG: {"rang": "Donnez un rang : 1 pour le premier à qui proposer le logement."},
    Nature.CONDITION: {
        "piece_manquante": "Choisissez le document attendu.",
        "condition_avant_le": "Écrivez la date limite pour fournir ce document.",
    },
    Nature.NON_ATTRIBUTION: {"motif": "Écrivez pourquoi : la non-attribution doit être motivée."},
    Nature.IRRECEVABILITE: {"irrecevabilite": "Choisissez : l’irrecevabilité tient au séjour ou aux ressources."},
}


class DecisionForm(forms.Form):
    nature = ChoixField(
        label="Proposition mise au vote",
        liste=True,
        choices=[("", "Choisir"), *((code, f"{code}. {mot}") for code, mot in Nature.choices)],
        error_messages={"required": "Choisissez la proposition, de a à e."},
    )
    rang = EntierField(
        label="Rang",
        minimum=1,
        maximum=RANG_MAXIMUM,
        required=False,
        help_text="Pour b, ou pour c avec d’autres candidats.",
    )
    piece_manquante = ChoixField(label="Document attendu", liste=True, choices=[AUCUN], required=False)
    condition_avant_le = DateTroisChamps(label="À fournir avant le", required=False)
    motif = TexteField(label="Motif de la non-attribution", longueur_max=300, lignes=2, required=False)
    irrecevabilite = ChoixField(label="Motif légal de l’irrecevabilité", liste=True, required=False, choices=[AUCUN])

    def __init__(self, *arguments: Any, electeurs: list[Membre], le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.electeurs = electeurs
        pieces: Any = self.fields["piece_manquante"]
        pieces.choices = [AUCUN, *((piece.code, piece.libelle) for piece in liste_limitative(le))]
        echeance: Any = self.fields["condition_avant_le"]
        echeance.maximum = ajouter_mois(le, CONDITION_MOIS)

    def clean(self) -> dict[str, Any]:
        """Ask for what each proposal needs (art. R441-3)."""
        dit = super().clean() or {}
        for champ, phrase in ATTENDUS.get(dit.get("nature", ""), {}).items():
            if champ not in self.errors and not dit.get(champ):
                self.add_error(champ, phrase)
        return dit

    @property
    def scrutin(self) -> list[dict[str, Any]]:
        """Each elector and the voice typed so far; who says nothing abstains."""
        return [
            {
                "membre": electeur,
                "nom": self._nom(electeur),
                "choix": [
                    (choix.value, f"{electeur} : {choix.value}", choix is self._voix(electeur)) for choix in Choix
                ],
            }
            for electeur in self.electeurs
        ]

    @property
    def condition_a_revoir(self) -> bool:
        """Say whether what a condition needs was typed, or is to be corrected."""
        return self.data.get(self.add_prefix("nature")) == Nature.CONDITION

    @property
    def motif_a_revoir(self) -> bool:
        """Say whether what a refusal needs was typed, or is to be corrected."""
        return self.data.get(self.add_prefix("nature")) in (Nature.NON_ATTRIBUTION, Nature.IRRECEVABILITE)

    @property
    def vote(self) -> Vote:
        """What the commission votes on; a voice that was not typed is an abstention."""
        dit = self.cleaned_data
        return Vote(
            nature=dit["nature"],
            suffrages={electeur: self._voix(electeur) for electeur in self.electeurs},
            rang=dit["rang"],
            code=dit["irrecevabilite"] if dit["nature"] == Nature.IRRECEVABILITE else dit["motif"],
            piece_manquante=dit["piece_manquante"] if dit["nature"] == Nature.CONDITION else "",
            condition_avant_le=dit["condition_avant_le"] if dit["nature"] == Nature.CONDITION else None,
        )

    def _nom(self, electeur: Membre) -> str:
        return self.add_prefix(f"voix_{electeur.pk}")

    def _voix(self, electeur: Membre) -> Choix:
        saisie = self.data.get(self._nom(electeur), "")
        return Choix(saisie) if saisie in list(Choix) else Choix.ABSTENTION


class ReportForm(forms.Form):
    motif_report = TexteField(
        label="Pourquoi reporter ?",
        longueur_max=300,
        lignes=2,
        error_messages={"required": "Écrivez pourquoi l’examen est reporté."},
    )
