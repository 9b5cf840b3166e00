"""Who will live there."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms import handicap, identite
from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.conditions import si
from seuil.declarations.forms.questions.modele import FOYER, Question

QUESTIONS: Final = (
    Question(
        FOYER,
        "foyer",
        _("Qui vivra avec vous ?"),
        EtapeForm,
        _("Le nombre de personnes décide de la taille du logement et du plafond de ressources."),
        _("Le livret de famille. Pour un bébé attendu, le certificat de grossesse."),
    ),
    Question(
        "adulte",
        "foyer",
        _("À propos de cette personne"),
        identite.AdulteForm,
        _("Son nom de naissance évite de la confondre avec une autre."),
        _("Sa pièce d’identité ou son titre de séjour."),
        par_adulte=True,
        adultes_ajoutes=True,
    ),
    Question(
        "handicap",
        "foyer",
        _("Handicap, autonomie"),
        handicap.HandicapForm,
        _("Un handicap donne une priorité et change le logement qu’il faut."),
        est_sensible=True,
    ),
    Question(
        "amenagement",
        "foyer",
        _("Ce qu’il faut dans le logement"),
        handicap.AmenagementForm,
        _("Pour ne pas vous proposer un logement où l’on ne peut pas vivre."),
        _("La carte mobilité inclusion ou la décision de la MDPH."),
        est_sensible=True,
        conditions=(si("handicap", "oui"),),
    ),
)
