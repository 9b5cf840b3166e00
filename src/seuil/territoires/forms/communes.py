"""Ask for a commune, or for a place with its postal code, as people write them."""

from collections.abc import Sequence
from typing import Any, Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from seuil.socle.design.champs import Proposition, PropositionsField, PropositionsWidget
from seuil.territoires.faits import Lieu, Suggestion, lieu_principal
from seuil.territoires.models import Commune
from seuil.territoires.requetes import chercher_communes
from seuil.territoires.voies import est_ouvert

LONGUEUR_D_UN_LIEU: Final = 80


class LieuField(PropositionsField):
    """A place in France or overseas, cleaned to a Lieu: the commune of today and the postal code that was typed."""

    def __init__(self, *, autocomplete: str = "off", **options: Any) -> None:
        if "widget" not in options:
            options["widget"] = PropositionsWidget(adresse_des_suggestions(), autocomplete=autocomplete)
        super().__init__(longueur_max=LONGUEUR_D_UN_LIEU, **options)

    def proposer(self, saisie: str) -> Sequence[Proposition]:
        return _lieux(chercher_communes(saisie))

    def exactes(self, saisie: str) -> Sequence[Proposition]:
        return _lieux(chercher_communes(saisie, proches=False))

    def phrase(self, proposees: Sequence[Proposition]) -> str:
        return _phrase(proposees)

    def prepare_value(self, value: Any) -> Any:
        return value.ecrit if isinstance(value, Lieu) else value


class CommuneField(PropositionsField):
    """A commune that a demand may wish, cleaned to a Commune. ``ressort`` narrows it (a form may set it)."""

    def __init__(self, *, ressort: str | None = None, **options: Any) -> None:
        options.setdefault("widget", PropositionsWidget(adresse_des_suggestions(souhaitables=True, ressort=ressort)))
        self.ressort = ressort
        super().__init__(longueur_max=LONGUEUR_D_UN_LIEU, **options)

    def proposer(self, saisie: str) -> Sequence[Proposition]:
        return _communes(chercher_communes(saisie, ressort=self.ressort, souhaitables=True))

    def exactes(self, saisie: str) -> Sequence[Proposition]:
        return _communes(chercher_communes(saisie, ressort=self.ressort, souhaitables=True, proches=False))

    def phrase(self, proposees: Sequence[Proposition]) -> str:
        return _phrase_du_ressort(proposees) if self.ressort else _phrase(proposees)

    def prepare_value(self, value: Any) -> Any:
        return lieu_principal(value).ecrit if isinstance(value, Commune) else value


def adresse_des_suggestions(*, souhaitables: bool = False, ressort: str | None = None) -> "AdresseDesSuggestions":
    """Return, when a page shows it, the address that answers while one types."""
    bornes = {"souhaitables": "1"} if souhaitables else {}
    bornes |= {"ressort": ressort} if ressort else {}
    return AdresseDesSuggestions(urlencode(bornes))


def proposer_les_adresses(*, lieu: str) -> dict[str, Any]:
    """Return the attributes of a street field that proposes addresses while one types; none where nobody is asked.

    ``lieu``: the name of the field of the town, which the address chosen fills too.
    """
    if not est_ouvert():
        return {}
    dites = {
        "suggestions": AdresseDesSuggestions("", "adresses_de_l_etat"),
        "lieu": lieu,
        "annonce": gettext("Propositions :"),
    }
    return {f"data-{nom}": dit for nom, dit in dites.items()}


class AdresseDesSuggestions:
    """The address in the town of the page: known when it is written, not when the form is."""

    def __init__(self, question: str, nom: str = "communes") -> None:
        self.question, self.nom = question, nom

    def __str__(self) -> str:
        return f"{reverse(self.nom)}?{self.question}".rstrip("?")


def _lieux(trouvees: Sequence[Suggestion]) -> Sequence[Proposition]:
    return [_proposition(une, une.lieu.cle, une.lieu) for une in trouvees]


def _communes(trouvees: Sequence[Suggestion]) -> Sequence[Proposition]:
    uniques = {une.lieu.commune.pk: une for une in reversed(trouvees)}
    return [_proposition(une, cle, une.lieu.commune) for cle, une in reversed(uniques.items())]


def _proposition(suggestion: Suggestion, cle: str, valeur: Any) -> Proposition:
    return Proposition(cle, suggestion.libelle, suggestion.pourquoi, valeur, suggestion.exacte)


def _phrase(proposees: Sequence[Proposition]) -> str:
    if any(une.exacte for une in proposees):
        return gettext("Plusieurs communes répondent à %(saisie)s. Choisissez la vôtre, ou ajoutez son code postal.")
    if proposees:
        return gettext("Nous ne trouvons pas la commune %(saisie)s. Est-ce l’une de celles-ci ?")
    return gettext("Nous ne trouvons pas la commune %(saisie)s. Écrivez son nom entier ou son code postal.")


def _phrase_du_ressort(proposees: Sequence[Proposition]) -> str:
    if proposees and not any(une.exacte for une in proposees):
        return gettext("Nous ne trouvons pas la commune %(saisie)s ici. Est-ce l’une de celles-ci ?")
    if not proposees:
        return gettext("Nous ne trouvons pas la commune %(saisie)s ici. Écrivez son nom entier ou son code postal.")
    return _phrase(proposees)
