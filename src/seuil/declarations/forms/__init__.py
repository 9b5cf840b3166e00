"""The forms of a demand: one per subject, read together as a draft."""

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.envoi import EnvoiForm
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.modification import ModificationPourLeFoyerForm

__all__ = ["EnvoiForm", "EtapeForm", "ModificationPourLeFoyerForm", "PersonneForm"]
