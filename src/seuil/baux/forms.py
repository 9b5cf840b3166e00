"""What a household answers to an offer, and what its landlord records."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.baux.models import Offre, Sens, Voie
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.design.champs import CaseField, ChoixField, DateTroisChamps, TexteField

EFFET_MOIS = 12
MOTIFS = [
    ("Quartier ou commune non souhaités", _("Le quartier ou la commune ne me convient pas")),
    ("Trop loin du travail ou de l’école", _("C’est trop loin du travail ou de l’école")),
    ("Loyer trop élevé", _("Le loyer est trop élevé pour nous")),
    ("Logement trop petit ou trop grand", _("Le logement est trop petit ou trop grand")),
    ("Logement non adapté à un handicap", _("Le logement n’est pas adapté à un handicap")),
    ("État du logement ou de l’immeuble", _("L’état du logement ou de l’immeuble")),
    ("Situation changée, plus besoin", _("Ma situation a changé")),
    ("Autre raison", _("Une autre raison")),
]


class SurOffreForm(forms.Form):
    """An answer to an offer as a page showed it: a window left open changes nothing that was answered since."""

    vue = forms.CharField(required=False)

    def __init__(self, *arguments: Any, offre: Offre | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.offre = offre

    def clean_vue(self) -> str:
        """Refuse what was written on a page that is no longer true."""
        vue: str = self.cleaned_data["vue"]
        if vue and self.offre is not None and vue != vue_de(self.offre):
            phrase = gettext("Cette page a changé depuis que vous l’avez ouverte. L’offre est maintenant : %(etat)s.")
            self.add_error(None, phrase % {"etat": self.offre.get_etat_display().lower()})
        return vue


def vue_de(offre: Offre) -> str:
    """Return what a page carries of the offer it shows."""
    return f"{offre.pk}-{offre.etat}"


class AccepterForm(SurOffreForm):
    accord = CaseField(label=_("J’accepte ce logement"))


class RefuserForm(SurOffreForm):
    motif = ChoixField(label=_("Pourquoi refusez-vous ?"), choices=MOTIFS)
    precision = TexteField(label=_("Si vous voulez préciser"), longueur_max=200, lignes=3, required=False)

    @property
    def en_clair(self) -> str:
        """Return the reason and its precision in one sentence."""
        precision = self.cleaned_data["precision"]
        return f"{self.cleaned_data['motif']} : {precision}" if precision else str(self.cleaned_data["motif"])


class OffrirForm(forms.Form):
    en_main_propre = CaseField(
        label=_("Je remets la lettre en main propre aujourd’hui, contre signature"),
        exemple=_("Sinon elle part par la poste, et la date imprimée laisse le temps de l’acheminement."),
        required=False,
    )


class ReponseForm(SurOffreForm):
    """An answer that came by any way, as the landlord records it: nothing here refuses to take it."""

    reponse = ChoixField(label=_("Réponse du candidat"), choices=Sens.choices)
    recue_le = DateTroisChamps(
        label=_("Reçue le"),
        help_text=_("Le jour où la réponse est arrivée, même si vous la notez plus tard : c’est lui qui compte."),
    )
    voie = ChoixField(label=_("Comment"), choices=Voie.choices)
    motif = TexteField(label=_("Son motif, s’il refuse"), longueur_max=300, lignes=2, required=False)
    note = TexteField(label=_("Ce qu’il faut garder d’autre"), longueur_max=300, lignes=2, required=False)

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        recue_le: Any = self.fields["recue_le"]
        recue_le.maximum = le

    def clean(self) -> dict[str, Any]:
        """A refusal has a reason."""
        dit = super().clean() or {}
        if dit.get("reponse") == Sens.REFUSE and "motif" in dit and not dit["motif"]:
            self.add_error("motif", gettext("Écrivez le motif du refus, tel que le candidat l’a donné."))
        return dit


class PassageForm(forms.Form):
    """Why a rank is passed, which is no refusal."""

    motif = TexteField(label=_("Pourquoi, et ce que vous avez essayé"), longueur_max=300, lignes=3)


class PieceForm(forms.Form):
    """The awaited paper came, and was accepted."""

    recue_le = DateTroisChamps(
        label=_("Pièce reçue le"),
        help_text=_("Le jour où la pièce est arrivée, même si vous la notez plus tard : c’est lui qui compte."),
    )

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        recue_le: Any = self.fields["recue_le"]
        recue_le.maximum = le


class ChuteForm(PieceForm):
    """The awaited paper did not come, or contradicts what access asks."""

    motif = TexteField(
        label=_("Ce que la pièce montre"),
        longueur_max=300,
        lignes=3,
        required=False,
        help_text=_("Si elle est arrivée. Sinon, laissez la date et ce champ vides."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["recue_le"].required = False


class BailForm(forms.Form):
    prend_effet_le = DateTroisChamps(label=_("Le bail prend effet le"))
    etat_des_lieux_le = DateTroisChamps(label=_("État des lieux d’entrée le"), required=False)
    assurance_vue = CaseField(
        label=_("J’ai vu l’attestation d’assurance habitation"),
        exemple=_("Sans elle, le bail ne se signe pas."),
        required=False,
    )

    def __init__(self, *arguments: Any, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for nom in ("prend_effet_le", "etat_des_lieux_le"):
            champ: Any = self.fields[nom]
            champ.minimum, champ.maximum = le, ajouter_mois(le, EFFET_MOIS)
