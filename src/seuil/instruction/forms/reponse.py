"""What a household answers to a decision on its papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs import TexteField

REPONSE_MAX = 500
SANS_LECTURE = _("Ce document n’attend plus d’autre lecture.")
SANS_CORRECTION = _("Cette correction n’est plus à répondre.")


class ContestationForm(forms.Form):
    contestation = TexteField(
        label=_("Pourquoi faut-il le relire ?"),
        longueur_max=REPONSE_MAX,
        lignes=3,
        help_text=_("Par exemple : la date est en bas de la page."),
        error_messages={"required": _("Écrivez pourquoi : l’agent lira vos mots.")},
    )


class ReponseForm(forms.Form):
    reponse = TexteField(
        label=_("Votre réponse"),
        longueur_max=REPONSE_MAX,
        lignes=4,
        help_text=_("Une seule fois : dites tout ce qui compte. Un agent la lira."),
        error_messages={"required": _("Écrivez votre réponse.")},
    )
