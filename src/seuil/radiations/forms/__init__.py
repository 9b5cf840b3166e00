"""What a desk writes and notes, what a household contests, what a manager answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from seuil.radiations.models import MOTIF_MAX, QUESTION_MAX, TEXTE_MAX
from seuil.radiations.nomenclatures import Reponse
from seuil.socle.design.champs import ChoixField, TexteField


class InterrogationForm(forms.Form):
    """What the household is asked."""

    question = TexteField(
        label="Ce que vous demandez au foyer",
        longueur_max=QUESTION_MAX,
        lignes=4,
        help_text="Le foyer lit ces mots dans la lettre. Une seule chose, en phrases courtes.",
        error_messages={"required": "Écrivez ce que vous demandez au foyer."},
    )


class ReponseRecueForm(forms.Form):
    """How the household answered, and what it said."""

    comment = ChoixField(
        label="Comment le foyer a répondu",
        choices=Reponse.choices,
        error_messages={"required": "Dites comment le foyer a répondu."},
    )
    precision = TexteField(label="Ce qu’il a dit", longueur_max=200, lignes=2, required=False)

    @property
    def reponse(self) -> str:
        """Return the answer in one line."""
        comment = Reponse(self.cleaned_data["comment"]).label
        return " : ".join(filter(None, (comment, self.cleaned_data["precision"])))


class ContestationForm(forms.Form):
    """What the household says against its removal."""

    texte = TexteField(
        label=_("Pourquoi faut-il remettre votre demande dans le fichier ?"),
        longueur_max=TEXTE_MAX,
        lignes=6,
        help_text=_("Une seule fois : dites tout ce qui compte. Par exemple : je n’ai pas reçu la lettre."),
        error_messages={"required": _("Écrivez pourquoi : le service qui répond lira vos mots.")},
    )


class DecisionForm(forms.Form):
    """Which button was pressed, and why the demand comes back, or stays out."""

    decision = ChoixField(
        label="Votre décision",
        choices=[("accepter", "Réintégrer la demande"), ("refuser", "Garder la radiation")],
        error_messages={"required": "Choisissez : réintégrer la demande, ou garder la radiation."},
    )
    motif = TexteField(
        label="Votre réponse au foyer",
        longueur_max=MOTIF_MAX,
        lignes=4,
        help_text="Le foyer lit ces mots. Dites le fait et la preuve qui décident.",
        error_messages={"required": "Écrivez votre réponse : le foyer et le journal la gardent."},
    )
