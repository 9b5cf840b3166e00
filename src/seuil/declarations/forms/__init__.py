"""What a household typed, question by question."""

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.envoi import EnvoiForm
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.logement import LogementForm
from seuil.declarations.forms.modification import ModificationForm
from seuil.declarations.forms.ressources import RessourcesForm
from seuil.declarations.forms.souhaits import SouhaitsForm
from seuil.declarations.forms.vous import VousForm

__all__ = [
    "EnvoiForm",
    "EtapeForm",
    "LogementForm",
    "ModificationForm",
    "PersonneForm",
    "RessourcesForm",
    "SouhaitsForm",
    "VousForm",
]
