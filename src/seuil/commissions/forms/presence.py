"""The attendance sheet: each member is here, away, or speaks through another."""

from collections import Counter
from typing import Any

from django import forms

from seuil.commissions.models import Membre
from seuil.socle.design.champs import ChoixField

ABSENT, PRESENT, POUVOIR = "absent", "present", "pouvoir-"


class PresenceForm(forms.Form):
    """One question per member."""

    def __init__(self, *arguments: Any, membres: list[Membre], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.membres = {membre.pk: membre for membre in membres}
        for membre in membres:
            autres = [(f"{POUVOIR}{autre.pk}", f"Pouvoir à {autre}") for autre in membres if autre != membre]
            self.fields[_nom(membre)] = ChoixField(
                label=str(membre),
                help_text=membre.get_qualite_display(),
                liste=True,
                initial=ABSENT,
                choices=[(ABSENT, "Absent"), (PRESENT, "Présent"), *autres],
            )

    def clean(self) -> dict[str, Any]:
        """Nobody carries two proxies."""
        dit = super().clean() or {}
        portes = Counter(valeur for valeur in dit.values() if valeur.startswith(POUVOIR))
        for membre in self.membres.values():
            valeur = dit.get(_nom(membre), "")
            if portes[valeur] > 1:
                porteur = self.membres[int(valeur.removeprefix(POUVOIR))]
                self.add_error(_nom(membre), f"{porteur} porte déjà un pouvoir : un seul par membre.")
        return dit

    @property
    def presents(self) -> list[Membre]:
        """The members who came in person."""
        return [membre for membre in self.membres.values() if self.cleaned_data[_nom(membre)] == PRESENT]

    @property
    def pouvoirs(self) -> dict[Membre, Membre]:
        """Each absent member who gave a proxy, and who carries it."""
        donnes = {membre: self.cleaned_data[_nom(membre)] for membre in self.membres.values()}
        return {
            membre: self.membres[int(valeur.removeprefix(POUVOIR))]
            for membre, valeur in donnes.items()
            if valeur.startswith(POUVOIR)
        }


def _nom(membre: Membre) -> str:
    return f"membre_{membre.pk}"
