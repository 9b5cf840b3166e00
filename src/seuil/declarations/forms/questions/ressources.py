"""Work, resources of the month, tax notices."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms import avis, ressources
from seuil.declarations.forms.conditions import sauf_si, si
from seuil.declarations.forms.questions.modele import Question

QUESTIONS: Final = (
    Question(
        "travail",
        "ressources",
        _("Le travail"),
        ressources.TravailForm,
        _("Pour savoir quels papiers montrent les revenus."),
        par_adulte=True,
    ),
    Question(
        "emploi",
        "ressources",
        _("L’emploi"),
        ressources.EmploiForm,
        _("Travailler loin de chez soi, ou ici, peut donner des points."),
        par_adulte=True,
        conditions=(si("contrat", *ressources.EN_EMPLOI),),
    ),
    Question(
        "sources",
        "ressources",
        _("Les ressources du mois"),
        ressources.SourcesForm,
        _("Pour proposer un loyer que vous pourrez payer."),
        par_adulte=True,
    ),
    Question(
        "montants",
        "ressources",
        _("Combien par mois ?"),
        ressources.MontantsForm,
        _("Pour proposer un loyer que vous pourrez payer."),
        _("Les trois derniers bulletins de paie, ou l’attestation de la CAF."),
        par_adulte=True,
        conditions=(sauf_si("sources", ressources.AUCUNE),),
    ),
    Question(
        "avis",
        "ressources",
        _("L’avis d’impôt"),
        avis.AvisForm,
        _("Le revenu de l’avis est comparé au plafond. Un avis commun n’est compté qu’une fois."),
        _("L’avis d’impôt, toutes les pages. Il pourra venir plus tard."),
        par_adulte=True,
        conditions=(si("avis_deja_dit", "non"),),
    ),
    Question(
        "revenu",
        "ressources",
        _("Le montant de l’avis"),
        avis.RevenuForm,
        _("Le revenu de l’avis est comparé au plafond de ressources."),
        _("L’avis d’impôt, toutes les pages. Il pourra venir plus tard."),
        par_adulte=True,
        conditions=(si("sorte_avis", *avis.AVEC_MONTANT),),
    ),
)
