"""The pages of the demand (Cerfa 14069, law §1.6.1), one subject each: one line per page, in the order of the walk.

To add a page: a form in its subject's module, a line here with the condition under which it is put and its help. The
walk, the review, the desk and the dossier read this table.
"""

from typing import Final

from seuil.declarations.forms.questions import foyer, logement, ressources, souhaits, vous
from seuil.declarations.forms.questions.modele import CHAPITRES, COMMUNES, FOYER, Question
from seuil.demandes.acces import JOINDRE

QUESTIONS: Final = (*vous.QUESTIONS, *foyer.QUESTIONS, *logement.QUESTIONS, *ressources.QUESTIONS, *souhaits.QUESTIONS)
SENSIBLES: Final = frozenset(
    nom for question in QUESTIONS if question.est_sensible for nom in question.form.base_fields
) | {"amenagement", "cmi_invalidite"}  # the columns that a page shows only to who opens them on purpose
COORDONNEES: Final = frozenset(question.nom for question in QUESTIONS if JOINDRE & question.form.base_fields.keys())

__all__ = ["CHAPITRES", "COMMUNES", "COORDONNEES", "FOYER", "QUESTIONS", "SENSIBLES", "Question"]
