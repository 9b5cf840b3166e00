"""Where the household lives now."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms import logement
from seuil.declarations.forms.conditions import sauf_si, si
from seuil.declarations.forms.questions.modele import Question
from seuil.demandes.nomenclatures import PAYANTES, SANS_LOGEMENT, Occupation

QUESTIONS: Final = (
    Question(
        "logement",
        "logement",
        _("Où habitez-vous aujourd’hui ?"),
        logement.OccupationForm,
        _("Certaines situations donnent une priorité ou des points."),
    ),
    Question(
        "depuis",
        "logement",
        _("Depuis quand, et combien de personnes ?"),
        logement.DepuisForm,
        _("Le nombre de personnes dit si le logement est trop petit."),
    ),
    Question(
        "taille",
        "logement",
        _("La taille de votre logement"),
        logement.TailleForm,
        _("Un logement trop petit ou trop grand peut donner des points."),
        conditions=(sauf_si("occupation", *SANS_LOGEMENT),),
    ),
    Question(
        "bailleur",
        "logement",
        _("Votre bailleur"),
        logement.BailleurForm,
        _("Votre bailleur peut aussi vous proposer un autre de ses logements."),
        conditions=(si("occupation", Occupation.HLM),),
    ),
    Question(
        "loyer",
        "logement",
        _("Ce que vous payez"),
        logement.LoyerForm,
        _("Un loyer trop lourd pour vos ressources compte dans l’examen de la demande."),
        _("La dernière quittance, ou l’attestation de la personne qui vous héberge."),
        conditions=(si("occupation", *PAYANTES),),
    ),
    Question(
        "propriete",
        "logement",
        _("Être propriétaire"),
        logement.ProprieteForm,
        _("La commission peut en tenir compte, si ce logement convient à votre foyer."),
        conditions=(sauf_si("occupation", Occupation.PROPRIETAIRE),),
    ),
    Question(
        "bien",
        "logement",
        _("Le logement possédé"),
        logement.BienForm,
        _("Pour savoir s’il pourrait vous loger."),
        conditions=(si("possede", "oui"),),
    ),
)
