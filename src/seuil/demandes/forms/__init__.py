"""What a household typed, question by question."""

from seuil.demandes.forms.base import EtapeForm
from seuil.demandes.forms.code import CodeForm
from seuil.demandes.forms.envoi import EnvoiForm
from seuil.demandes.forms.foyer import PersonneForm
from seuil.demandes.forms.logement import LogementForm
from seuil.demandes.forms.modification import ModificationForm
from seuil.demandes.forms.ressources import RessourcesForm
from seuil.demandes.forms.souhaits import SouhaitsForm
from seuil.demandes.forms.vous import VousForm

__all__ = [
    "CodeForm",
    "EnvoiForm",
    "EtapeForm",
    "LogementForm",
    "ModificationForm",
    "PersonneForm",
    "RessourcesForm",
    "SouhaitsForm",
    "VousForm",
]
