"""The wished communes at a desk: one box each, in order; the draft keeps their codes, and what was typed."""

from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.brut import lie, sans_nul
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.forms.voeux import ajouter_une_commune, communes_choisies
from seuil.declarations.models import Brut
from seuil.territoires.forms import CommuneField
from seuil.territoires.models import Commune

PREFIXE: Final = "commune_"
BOITES: Final = 3  # shown at first; then always one more than what is chosen


class BoitesForm(EtapeForm):
    """``nombre`` boxes, one for each commune."""

    def __init__(self, *arguments: Any, nombre: int, maximum: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.maximum = maximum
        self.choisies: list[Commune] = []
        for rang in range(1, nombre + 1):
            libelle = gettext("Commune %(rang)s") % {"rang": rang}
            self.fields[f"{PREFIXE}{rang}"] = CommuneField(label=libelle, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a commune written twice, and one of another ressort than the first."""
        dit = super().clean() or {}
        for nom in self.fields:
            if (commune := dit.get(nom)) is not None:
                self.choisies, refus = ajouter_une_commune(self.choisies, commune.pk, maximum=self.maximum)
                if refus:
                    self.add_error(nom, refus)
        return dit


def boites(saisie: Saisie) -> BoitesForm:
    """Return the boxes as they were typed; as the codes of the draft say when they were chosen elsewhere."""
    dite = saisie.pages.get("communes", {})
    connues = communes_choisies(dite.get("communes", []))
    tapees = {nom: valeurs for nom, valeurs in dite.items() if nom.startswith(PREFIXE)}
    maximum = _maximum(saisie)
    remplies = max(len(connues), sum(bool("".join(valeurs).strip()) for valeurs in tapees.values()))
    nombre = min(max(BOITES, remplies + 1), maximum)
    initiales = {f"{PREFIXE}{rang}": commune for rang, commune in enumerate(connues, start=1)}
    return BoitesForm(lie(tapees) if tapees else None, nombre=nombre, maximum=maximum, initial=initiales, le=saisie.le)


def lire_les_boites(saisi: QueryDict, saisie: Saisie) -> Brut:
    """Return what the draft keeps of the boxes: the codes of those that were read, and all that was typed."""
    maximum = _maximum(saisie)
    noms = [f"{PREFIXE}{rang}{partie}" for rang in range(1, maximum + 1) for partie in ("", "_choix")]
    tapees = sans_nul(saisi, [nom for nom in noms if nom in saisi])
    if not tapees:
        return {}
    form = BoitesForm(lie(tapees), nombre=maximum, maximum=maximum, le=saisie.le)
    form.is_valid()
    return tapees | {"communes": [commune.pk for commune in form.choisies]}


def _maximum(saisie: Saisie) -> int:
    """Return how many communes one may wish, as the page of the communes says."""
    return int(saisie.lus["communes"].maximum)  # type: ignore[attr-defined]
