"""What a page of the form is."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.conditions import Si

CHAPITRES: Final = {
    "vous": _("Vous"),
    "foyer": _("Votre foyer"),
    "logement": _("Votre logement actuel"),
    "ressources": _("Vos ressources"),
    "souhaits": _("Le logement souhaité"),
    "envoi": _("Relire et envoyer"),
}
FOYER, COMMUNES = "foyer", "communes"  # the two pages that hold a list
TOUS_LES_SERVICES = _("Les agents qui traitent les demandes d’ici : guichets, bailleurs, réservataires.")
SEULS_HABILITES = _("Seulement les agents habilités. Jamais affichée dans une liste, une lettre ou un message.")


@dataclass(frozen=True, slots=True)
class Question:
    """A page. ``par_adulte``: put once for each adult. ``papier``: what will be asked for later, if anything."""

    nom: str
    chapitre: str
    titre: str | Promise
    form: type[EtapeForm]
    pourquoi: str | Promise
    papier: str | Promise = ""
    est_sensible: bool = False
    parle_de_violences: bool = False  # « Quitter vite » is on its page
    conditions: tuple[Si, ...] = ()
    par_adulte: bool = False
    adultes_ajoutes: bool = False  # not for the holder

    @property
    def qui(self) -> str | Promise:
        """Who will read the answer."""
        return SEULS_HABILITES if self.est_sensible else TOUS_LES_SERVICES
