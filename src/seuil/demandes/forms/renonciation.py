"""What a household writes when it gives up its demand, by itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs import TexteField


class RenonciationForm(forms.Form):
    precision = TexteField(
        label=_("Écrivez que vous renoncez"),
        longueur_max=300,
        lignes=3,
        help_text=_("Par exemple : « Je renonce à ma demande de logement. » La raison est libre."),
        error_messages={"required": _("Écrivez que vous renoncez : sans cela, rien ne change.")},
    )
