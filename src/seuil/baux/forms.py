"""What a household answers to an offer."""

from django import forms

from seuil.socle.design.champs import CaseField, ChoixField, TexteField

MOTIFS = [
    ("Quartier ou commune non souhaités", "Le quartier ou la commune ne me convient pas"),
    ("Trop loin du travail ou de l’école", "C’est trop loin du travail ou de l’école"),
    ("Loyer trop élevé", "Le loyer est trop élevé pour nous"),
    ("Logement trop petit ou trop grand", "Le logement est trop petit ou trop grand"),
    ("Logement non adapté à un handicap", "Le logement n’est pas adapté à un handicap"),
    ("État du logement ou de l’immeuble", "L’état du logement ou de l’immeuble"),
    ("Situation changée, plus besoin", "Ma situation a changé"),
    ("Autre raison", "Une autre raison"),
]  # fmt: skip


class AccepterForm(forms.Form):
    accord = CaseField(label="J’accepte ce logement")


class RefuserForm(forms.Form):
    motif = ChoixField(label="Pourquoi refusez-vous ?", choices=MOTIFS)
    precision = TexteField(label="Si vous voulez préciser", longueur_max=200, lignes=3, required=False)

    @property
    def en_clair(self) -> str:
        """Return the reason and its precision in one sentence."""
        precision = self.cleaned_data["precision"]
        return self.cleaned_data["motif"] + (f" : {precision}" if precision else "")
