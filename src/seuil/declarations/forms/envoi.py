"""The identity document and the last confirmation."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.documents.controle import FichierRefuse
from seuil.documents.services import Recu, controler
from seuil.socle.design.champs import CaseField, DateTroisChamps, TexteField

ACCEPTES = "image/*,application/pdf"
FICHIER_MANQUANT = {
    "empty": _(
        "Ce fichier est vide : il n’est pas arrivé jusqu’à votre appareil. Enregistrez-le d’abord dans votre "
        "téléphone, puis envoyez-le. Ou photographiez le papier."
    ),
    "invalid": _("Le fichier n’a pas été reçu. Choisissez-le à nouveau."),
    "missing": _("Le fichier n’a pas été reçu. Choisissez-le à nouveau."),
}


class EnvoiForm(EtapeForm):
    """``deja_recue``: an accepted document is already kept with the draft. ``agent``: a desk may justify and date."""

    piece = forms.FileField(
        label=_("Pièce d’identité ou titre de séjour"),
        help_text=_("Une photo ou un PDF, 10 Mo au plus."),
        error_messages={"required": _("Ajoutez une photo ou un PDF de votre pièce d’identité.")} | FICHIER_MANQUANT,
        widget=forms.FileInput(attrs={"accept": ACCEPTES}),
    )
    formulaire = forms.FileField(
        label=_("Le formulaire papier numérisé"),
        required=False,
        help_text=_("Une photo ou un PDF, 10 Mo au plus. Il reste au dossier."),
        error_messages=FICHIER_MANQUANT,
        widget=forms.FileInput(attrs={"accept": ACCEPTES}),
    )
    recue_le = DateTroisChamps(label=_("Date de réception du formulaire papier"), required=False)
    motif_reception = TexteField(
        label=_("Si le formulaire attend depuis longtemps, pourquoi ?"),
        longueur_max=300,
        lignes=3,
        required=False,
        help_text=_("Cette raison reste au journal de la demande."),
    )
    motif_doublon = TexteField(
        label=_("Pourquoi une deuxième demande pour cette personne ?"), longueur_max=300, lignes=3, required=False
    )
    exact = CaseField(label=_("Ce que j’ai écrit est exact"))

    def __init__(self, *arguments: Any, deja_recue: bool, agent: bool, doublon: bool = False, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["piece"].required = not deja_recue
        if not agent:
            del self.fields["formulaire"], self.fields["recue_le"], self.fields["motif_reception"]
        else:
            self.borner("recue_le", maximum=self.le)
        if not (agent and doublon):
            del self.fields["motif_doublon"]

    def clean_piece(self) -> Recu | None:
        """Return the document rebuilt clean, None when none was sent."""
        return _assaini(self.cleaned_data.get("piece"))

    def clean_formulaire(self) -> Recu | None:
        """Return the scan rebuilt clean, None when none was sent."""
        return _assaini(self.cleaned_data.get("formulaire"))


def _assaini(recu: Any) -> Recu | None:
    if not recu:
        return None
    limite: int = settings.TAILLE_MAX_DOCUMENT
    try:
        return controler(recu.name, recu.read(limite + 1), taille_maximale=limite)
    except FichierRefuse as refus:
        raise ValidationError(gettext(refus.phrase) % refus.valeurs) from refus
