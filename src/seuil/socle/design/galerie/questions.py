"""One control of each kind, empty, then badly filled."""

from datetime import date

from django import forms
from django.forms import formset_factory

from seuil.socle.design.champs import (
    CaseField,
    ChoixField,
    ChoixMultiplesField,
    CourrielField,
    DateTroisChamps,
    MontantField,
    NomField,
    OuiNonField,
    Proposition,
    PropositionsField,
    PropositionsWidget,
    TexteField,
)


class VilleField(PropositionsField):
    """Two towns, that many things may mean."""

    def proposer(self, saisie: str) -> list[Proposition]:
        return [
            Proposition("1", "Bourg-Fictif (60999)", "Vieux-Bourg en fait partie depuis 2019.", "1", exacte=True),
            Proposition("2", "Bourg-Fictif (00999)", "", "2", exacte=True),
        ]

    def phrase(self, proposees: object) -> str:
        return "Plusieurs réponses sont possibles pour %(saisie)s. Choisissez la vôtre."


class ExempleForm(forms.Form):
    """One control of each kind."""

    courriel = CourrielField(label="E-mail", help_text="Pour vous prévenir avant chaque échéance.")
    revenu = MontantField(
        label="Revenu fiscal de référence", help_text="En haut de votre avis d'impôt.", maximum=999_999
    )
    naissance = DateTroisChamps(
        label="Date de naissance", help_text="Par exemple : 5 mars 1990.", maximum=date(2024, 11, 12)
    )
    hebergement = DateTroisChamps(label="Hébergée depuis quelle date ?", sans_jour=True, required=False)
    plusieurs = OuiNonField(label="Cherchez-vous pour plusieurs personnes ?")
    lieu = ChoixField(
        label="Où dormez-vous en ce moment ?",
        choices=[
            ("location", "Dans un logement que je loue"),
            ("hebergement", "Chez quelqu'un qui m'héberge"),
            ("hotel", "À l'hôtel ou en camping"),
        ],
        exemples={"location": "Bailleur privé ou social", "hebergement": "Parents, enfants, amis, une connaissance"},
    )
    motifs = ChoixMultiplesField(
        label="Pourquoi voulez-vous changer de logement ?",
        required=False,
        choices=[("cher", "Le loyer est trop cher"), ("petit", "Le logement est trop petit")],
    )
    financement = ChoixField(label="Financement", liste=True, choices=[("", "Choisir"), ("plus", "PLUS")])
    precision = TexteField(label="Autre chose à dire", longueur_max=255, lignes=3, required=False)
    ville = VilleField(label="Ville", longueur_max=80, required=False, widget=PropositionsWidget())
    photo = forms.FileField(
        label="Photo ou PDF du document", required=False, help_text="Toutes les pages, bien lisibles. 10 Mo au plus."
    )
    accord = CaseField(label="Je certifie que mes réponses sont exactes", exemple="Vous pourrez les corriger ensuite.")


class PersonneForm(forms.Form):
    """A person of the household, in a formset."""

    prenom = NomField(label="Prénom", longueur_max=36, autocomplete="off")


def fautif() -> ExempleForm:
    """Return the form as somebody in a hurry filled it."""
    return ExempleForm(
        {
            "courriel": "zelie.fictive",
            "revenu": "douze mille",
            "naissance_jour": "5",
            "naissance_mois": "13",
            "naissance_annee": "1990",
            "hebergement_mois": "mars",
            "hebergement_annee": "23",
            "lieu": "hebergement",
            "ville": "Bourg",
            "financement": "plus",
        }
    )


def personnes() -> "forms.BaseFormSet[PersonneForm]":
    """Return a formset whose second person has a mistake."""
    personnes = formset_factory(PersonneForm, extra=2)
    return personnes({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-prenom": "Léo", "form-1-prenom": "4"})
