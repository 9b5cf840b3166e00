"""The files of a paper, several at once; the paper and the way it came, at a desk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.documents.controle.limites import MO
from seuil.instruction.etats import Canal
from seuil.instruction.lignes import Papier
from seuil.socle.design.champs import ChoixField, TexteField

ACCEPTES = "image/*,.heic,.heif,application/pdf"
EN_MAIN_PROPRE = [(Canal.GUICHET.value, "La personne l’apporte au guichet"), (Canal.COURRIER.value, "Par courrier")]


class PlusieursFichiers(forms.FileInput):
    allow_multiple_selected = True


class FichiersField(forms.FileField):
    """Several files; each is judged by itself, when it is kept."""

    widget = PlusieursFichiers

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """Return the files as they came, empty ones too: what is wrong with one is not wrong with the others."""
        recus = [recu for recu in (data or []) if recu]
        if not recus and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return recus


class MotForm(forms.Form):
    """What the household says with its paper."""

    mot = TexteField(
        label=_("Un mot pour l’agent"),
        longueur_max=500,
        lignes=2,
        required=False,
        help_text=_("Par exemple, ce qui manque et pourquoi."),
    )


class FichiersForm(MotForm):
    fichiers = FichiersField(
        label=_("Vos photos ou vos PDF"),
        error_messages={"required": _("Choisissez une photo ou un PDF.")},
        widget=PlusieursFichiers(attrs={"accept": ACCEPTES, "multiple": True}),
    )
    field_order: tuple[str, ...] = ("fichiers", "mot")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        aide = gettext("Photo ou PDF, %(maximum)s Mo au plus par fichier. Vous pouvez en choisir plusieurs.")
        self.fields["fichiers"].help_text = aide % {"maximum": settings.TAILLE_MAX_DOCUMENT // MO}
        self.fields["fichiers"].widget.attrs["data-maximum"] = settings.TAILLE_MAX_DOCUMENT

    def refuser(self, refus: Iterable[str]) -> None:
        """Say what is wrong with each file."""
        for phrase in refus:
            self.add_error("fichiers", phrase)


class DeposerForm(FichiersForm):
    """One form for who sends for the household: an agent, or the person it lets act."""

    papier = ChoixField(label=_("Le document"))
    canal = ChoixField(label="D’où il vient", choices=EN_MAIN_PROPRE)
    field_order = ("papier", "canal", "fichiers", "mot")

    def __init__(self, *arguments: Any, papiers: Iterable[Papier], au_guichet: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.papiers = {papier.cle: papier for papier in papiers}
        self.fields["papier"].choices = [  # type: ignore[attr-defined]
            (cle, f"{papier.nom} ({papier.qui})" if papier.qui else papier.nom) for cle, papier in self.papiers.items()
        ]
        if au_guichet:
            self.fields["fichiers"].label = "Les photos, les numérisations ou les PDF"
        else:
            del self.fields["canal"]

    @property
    def choisi(self) -> Papier:
        return self.papiers[self.cleaned_data["papier"]]
