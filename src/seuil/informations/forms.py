"""What an agent types: a wording, a text of its own, a value."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.text import Truncator

from seuil.informations.models import FaitChiffre, Texte
from seuil.informations.nomenclatures import RUBRIQUES
from seuil.informations.requetes import depart, valeur_montree
from seuil.informations.services.rediger import verifier_le_texte
from seuil.informations.services.versions import RedactionInvalide
from seuil.socle.design.champs import CaseField, ChoixField, EntierField, TexteField
from seuil.socle.design.partage import FormPartage

CORPS_MAXIMUM: Final = 20_000
AUJOURDHUI_MAXIMUM: Final = 5_000
VALEUR_MAXIMUM: Final = 9_999_999_999
EXTRAIT: Final = 200
CHAMPS: Final = ("titre", "corps", "aujourdhui", "article", "date", "source")


class TexteForm(forms.Form):
    """The fields of a wording; the verb judges it, here too, so that a preview says what saving would."""

    titre = TexteField(label="Titre", longueur_max=160)
    corps = TexteField(
        label="Texte",
        longueur_max=CORPS_MAXIMUM,
        lignes=14,
        help_text="Une ligne vide sépare deux paragraphes. Une ligne qui commence par un tiret est une ligne de liste. "
        "**Deux étoiles** autour d’un mot le mettent en gras. [Des mots](https://exemple.fr) font un lien.",
    )
    aujourdhui = TexteField(
        label="Ce qui vaut aujourd’hui",
        longueur_max=AUJOURDHUI_MAXIMUM,
        lignes=4,
        required=False,
        help_text="Seulement si le guide cité est en retard sur la loi.",
    )
    article = TexteField(
        label="Article de loi",
        longueur_max=120,
        required=False,
        help_text="Celui qui fixe la règle d’aujourd’hui. Par exemple : R441-2-7.",
    )
    date = TexteField(
        label="Date", longueur_max=60, required=False, help_text="En mots : « mars 2026 », « au 1er janvier 2026 »."
    )
    source = TexteField(
        label="Source", longueur_max=240, help_text="Le document que le public peut demander, avec la page."
    )

    def clean(self) -> dict[str, Any]:
        dit = super().clean() or {}
        if not self.errors:
            try:
                verifier_le_texte({nom: dit[nom] for nom in CHAMPS})
            except RedactionInvalide as faute:
                self.add_error(faute.champ, str(faute))
        return dit


class Partage(FormPartage):
    """A form over what is on line: long values are cut where two persons' are told side by side."""

    def maintenant(self) -> Mapping[str, Any]:
        """Return what is on line now."""
        raise NotImplementedError

    def redemander(self, champs: list[str]) -> None:
        """Ask about fields that changed between the reading and the writing."""
        self.actuelles = dict(self.maintenant())
        self.demander(champs)

    def en_mots(self, nom: str, valeur: Any) -> str:
        return Truncator(super().en_mots(nom, valeur)).chars(EXTRAIT)


class RedactionForm(Partage, TexteForm):
    def __init__(self, *arguments: Any, texte: Texte, langue: str, **options: Any) -> None:
        self.texte, self.langue = texte, langue
        sujet = f"texte {texte.pk} {langue}"
        super().__init__(*arguments, actuelles=self.maintenant(), sujet=sujet, **options)

    def maintenant(self) -> Mapping[str, Any]:
        return depart(self.texte, self.langue)


class NouveauTexteForm(TexteForm):
    rubrique = ChoixField(label="Rubrique", liste=True, choices=[(une.code, une.titre) for une in RUBRIQUES.values()])
    delai_legal = CaseField(
        label="Ce texte dit un délai fixé par la loi",
        required=False,
        exemple="Une deuxième personne le relit avant qu’il soit en ligne, et chacun de ses changements.",
    )

    field_order = ("rubrique", *CHAMPS, "delai_legal")

    @property
    def contenu(self) -> dict[str, Any]:
        """Return the wording that was typed."""
        return {nom: self.cleaned_data[nom] for nom in CHAMPS}


class ChiffreForm(Partage):
    libelle = TexteField(label="Ce qui est compté", longueur_max=160)
    valeur = EntierField(label="Valeur", minimum=0, maximum=VALEUR_MAXIMUM)
    unite = TexteField(label="Unité", longueur_max=20, required=False, help_text="Par exemple : mois.")
    date = TexteField(label="Date", longueur_max=40, help_text="En mots : « au 1er janvier 2026 », « en 2025 ».")
    source = TexteField(
        label="Source", longueur_max=200, help_text="Le document que le public peut demander, avec la page."
    )

    def __init__(self, *arguments: Any, fait: FaitChiffre, **options: Any) -> None:
        self.fait = fait
        sujet = f"chiffre {fait.territoire_id} {fait.cle}"
        super().__init__(*arguments, actuelles=self.maintenant(), sujet=sujet, **options)

    def maintenant(self) -> Mapping[str, Any]:
        contenu = valeur_montree(self.fait).contenu
        return contenu | {"valeur": int(contenu["valeur"])}
