"""The attendance sheet: each member is here, away, or speaks through another; who presides, at what time."""

from collections import Counter
from typing import Any

from django import forms

from seuil.commissions.models import Membre, Qualite
from seuil.regles.commission import Qualite as QualiteLegale
from seuil.regles.commission import peut_deliberer
from seuil.socle.design.champs import ChoixField, HeureField

ABSENT, PRESENT, POUVOIR = "absent", "present", "pouvoir-"


class PresenceForm(forms.Form):
    """One question per member; a proxy is offered only to and from those who vote."""

    def __init__(self, *arguments: Any, membres: list[Membre], pouvoirs_par_membre: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.membres = {membre.pk: membre for membre in membres}
        self.pouvoirs_par_membre = pouvoirs_par_membre
        for membre in membres:
            self.fields[_nom(membre)] = ChoixField(
                label=str(membre),
                help_text=membre.get_qualite_display(),
                liste=True,
                initial=ABSENT,
                choices=[(ABSENT, "Absent"), (PRESENT, "Présent"), *self._pouvoirs(membre)],
            )
        designes = [membre for membre in membres if membre.qualite == Qualite.DESIGNE]
        self.fields["preside_par"] = ChoixField(
            label="Qui préside",
            liste=True,
            required=False,
            choices=[("", "Le président de la commission"), *((str(membre.pk), membre.nom) for membre in designes)],
        )
        self.fields["heure"] = HeureField(label="Heure d’ouverture", required=False, help_text="Vide : maintenant.")

    def clean(self) -> dict[str, Any]:
        """Nobody carries more proxies than the règlement allows."""
        dit = super().clean() or {}
        portes = Counter(valeur for valeur in map(str, dit.values()) if valeur.startswith(POUVOIR))
        for membre in self.membres.values():
            valeur = dit.get(_nom(membre), "")
            if portes[valeur] > self.pouvoirs_par_membre:
                porteur = self.membres[int(valeur.removeprefix(POUVOIR))]
                self.add_error(_nom(membre), self._trop(porteur))
        return dit

    @property
    def feuille(self) -> list[Any]:
        """The questions on each member."""
        return [self[_nom(membre)] for membre in self.membres.values()]

    @property
    def saisie(self) -> dict[str, Any]:
        """What `services.ouvrir` takes."""
        choisi = self.cleaned_data["preside_par"]
        return {
            "presents": self.presents,
            "pouvoirs": self.pouvoirs,
            "a": self.cleaned_data["heure"],
            "preside_par": self.membres[int(choisi)] if choisi else None,
        }

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

    def _pouvoirs(self, membre: Membre) -> list[tuple[str, str]]:
        if not self.pouvoirs_par_membre or not _vote(membre):
            return []
        autres = [autre for autre in self.membres.values() if autre != membre and _vote(autre)]
        return [(f"{POUVOIR}{autre.pk}", f"Pouvoir à {autre}") for autre in autres]

    def _trop(self, porteur: Membre) -> str:
        if self.pouvoirs_par_membre == 1:
            return f"{porteur} porte déjà un pouvoir : un seul par membre."
        return f"{porteur} porte plus de {self.pouvoirs_par_membre} pouvoirs : c’est le maximum du règlement."


def _vote(membre: Membre) -> bool:
    return peut_deliberer(QualiteLegale(membre.qualite))


def _nom(membre: Membre) -> str:
    return f"membre_{membre.pk}"
