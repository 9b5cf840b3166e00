"""What is typed while a session is held: who comes and goes, who presides, who steps back, its end."""

from typing import Any

from django import forms

from seuil.commissions.models import Membre
from seuil.socle.design.champs import ChoixField, HeureField, TexteField

ARRIVE, PART = "arrive", "part"
PERSONNE = ("", "Choisir")


class ParmiLesMembres(forms.Form):
    """A form that names members among those it is given."""

    def __init__(self, *arguments: Any, membres: list[Membre], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.membres = {str(membre.pk): membre for membre in membres}
        for nom in self.noms:
            champ: Any = self.fields[nom]
            champ.choices = [PERSONNE, *((cle, membre.nom) for cle, membre in self.membres.items())]

    noms: tuple[str, ...] = ("membre",)

    def nomme(self, nom: str) -> Membre | None:
        """Return the member chosen in a field, None when it is empty."""
        return self.membres.get(self.cleaned_data[nom])

    @property
    def choisi(self) -> Membre:
        """The member that the form asks for."""
        return self.membres[self.cleaned_data["membre"]]


class MouvementForm(ParmiLesMembres):
    noms = ("membre", "remplace_par")
    membre = ChoixField(label="Membre", liste=True, choices=[], error_messages={"required": "Choisissez un membre."})
    sens = ChoixField(label="Il ou elle", choices=[(PART, "Part"), (ARRIVE, "Arrive")])
    a = HeureField(label="À quelle heure", required=False, help_text="Vide : maintenant.")
    remplace_par = ChoixField(label="Si c’est qui préside, qui préside alors", liste=True, choices=[], required=False)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options | {"prefix": "mouvement"})

    @property
    def saisie(self) -> dict[str, Any]:
        """What `services.noter_un_mouvement` takes."""
        return {
            "membre": self.choisi,
            "est_arrivee": self.cleaned_data["sens"] == ARRIVE,
            "a": self.cleaned_data["a"],
            "preside_par": self.nomme("remplace_par"),
        }


class PresiderForm(ParmiLesMembres):
    membre = ChoixField(
        label="Qui préside maintenant", liste=True, choices=[], error_messages={"required": "Choisissez un membre."}
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options | {"prefix": "presider"})


class DeportForm(ParmiLesMembres):
    membre = ChoixField(label="Membre", liste=True, choices=[], error_messages={"required": "Choisissez un membre."})
    motif = TexteField(
        label="Pourquoi", longueur_max=200, error_messages={"required": "Écrivez pourquoi ce membre se retire."}
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options | {"prefix": "deport"})


class CloreForm(forms.Form):
    heure = HeureField(label="Fin de la séance", required=False, help_text="Vide : maintenant.")


class InsuffisanceForm(forms.Form):
    insuffisance = TexteField(
        label="Pourquoi moins de candidats, et ce qui a été cherché",
        longueur_max=220,
        lignes=2,
        error_messages={"required": "Écrivez pourquoi, et ce qui a été cherché."},
    )
