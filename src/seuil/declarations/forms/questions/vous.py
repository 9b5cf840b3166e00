"""Who asks."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms import identite
from seuil.declarations.forms.conditions import si
from seuil.declarations.forms.questions.modele import Question

QUESTIONS: Final = (
    Question(
        "identite",
        "vous",
        _("Qui êtes-vous ?"),
        identite.IdentiteForm,
        _("Une personne a une seule demande dans le département, ou en Île-de-France."),
        _("Votre pièce d’identité ou votre titre de séjour, à la dernière page."),
    ),
    Question(
        "emancipation",
        "vous",
        _("Avez-vous le droit de signer un bail ?"),
        identite.EmancipationForm,
        _("Avant 18 ans, seul un mineur émancipé peut signer."),
        _("La décision du juge, ou l’acte de mariage."),
        conditions=(si("est_mineur", "oui"),),
    ),
    Question(
        "situation",
        "vous",
        _("Votre situation"),
        identite.SituationForm,
        _("Elle dit quels papiers vous seront demandés, et rien de plus."),
    ),
    Question(
        "adresse",
        "vous",
        _("Où recevez-vous votre courrier ?"),
        identite.AdresseForm,
        _("L’attestation et les propositions de logement y arrivent."),
    ),
    Question(
        "joindre",
        "vous",
        _("Comment vous joindre ?"),
        identite.ContactForm,
        _("Un e-mail ou un SMS arrive plus vite qu’une lettre. Rien n’est obligatoire."),
    ),
)
