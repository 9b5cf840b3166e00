"""What a household and a service write; what an agent passes on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from seuil.documents.controle.limites import MO
from seuil.echanges.models import RAISON_MAX, TEXTE_MAX
from seuil.echanges.nomenclatures import Sujet
from seuil.echanges.requetes import Destinataire
from seuil.instruction.forms.depot import ACCEPTES, FichiersField, PlusieursFichiers
from seuil.socle.design.champs import ChoixField, TexteField

ECRIVEZ = _("Écrivez votre message.")


class FichiersForm(forms.Form):
    """The files joined to a message, few."""

    fichiers = FichiersField(
        label=_("Joindre des photos ou des PDF"),
        required=False,
        widget=PlusieursFichiers(attrs={"accept": ACCEPTES, "multiple": True}),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["fichiers"].help_text = gettext("Si besoin. %(nombre)s au plus, de %(maximum)s Mo chacun.") % {
            "nombre": settings.MESSAGE_FICHIERS_MAXIMUM,
            "maximum": settings.TAILLE_MAX_DOCUMENT // MO,
        }

    def clean_fichiers(self) -> list[Any]:
        """Refuse more files than a message holds."""
        recus: list[Any] = self.cleaned_data["fichiers"]
        maximum = settings.MESSAGE_FICHIERS_MAXIMUM
        if len(recus) > maximum:
            phrase = ngettext(
                "Un seul fichier par message. Écrivez un autre message pour la suite.",
                "%(nombre)s fichiers au plus par message. Écrivez un autre message pour la suite.",
                maximum,
            )
            raise forms.ValidationError(phrase % {"nombre": maximum}, code="nombre")
        return recus

    def refuser(self, refus: Iterable[str]) -> None:
        """Say what is wrong with each file, and that nothing left."""
        for phrase in refus:
            self.add_error("fichiers", phrase)
        self.add_error(
            "fichiers", gettext("Rien n’est envoyé. Vos mots sont gardés : choisissez de nouveau vos fichiers.")
        )


class MessageForm(FichiersForm):
    """What a household says."""

    texte = TexteField(label=_("Votre message"), longueur_max=TEXTE_MAX, lignes=6, error_messages={"required": ECRIVEZ})
    field_order: tuple[str, ...] = ("a_qui", "sujet", "texte", "fichiers")


class PremierMessageForm(MessageForm):
    """To whom, and about what, first; one service alone is not asked."""

    a_qui = ChoixField(label=_("À qui écrivez-vous ?"))
    sujet = ChoixField(label=_("De quoi s’agit-il ?"), choices=Sujet.choices)

    def __init__(self, *arguments: Any, services: Iterable[Destinataire], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.services = {un.cle: un for un in services}
        self.fields["a_qui"].choices = [(cle, un.nom) for cle, un in self.services.items()]  # type: ignore[attr-defined]
        if len(self.services) == 1:
            del self.fields["a_qui"]

    @property
    def choisi(self) -> Destinataire:
        """Return the service that was chosen, or the only one."""
        return (
            self.services[self.cleaned_data["a_qui"]] if "a_qui" in self.fields else next(iter(self.services.values()))
        )


class ReponseForm(forms.Form):
    """What a service says; read again before it leaves."""

    texte = TexteField(
        label="Votre message au foyer",
        longueur_max=TEXTE_MAX,
        lignes=6,
        help_text="Le foyer lit ces mots, et le nom de votre service, jamais le vôtre.",
        error_messages={"required": "Écrivez votre message."},
    )


class EcrireAuFoyerForm(ReponseForm):
    """A first message of a service."""

    sujet = ChoixField(label="De quoi s’agit-il ?", choices=Sujet.choices)
    field_order = ("sujet", "texte")


class ConfierForm(forms.Form):
    """To which service, and why."""

    a_qui = ChoixField(label="À quel service", liste=True)
    raison = TexteField(
        label="Pourquoi",
        longueur_max=RAISON_MAX,
        lignes=2,
        help_text="Le foyer lit cette raison.",
        error_messages={"required": "Dites pourquoi : le foyer le lit."},
    )

    def __init__(self, *arguments: Any, services: Iterable[Destinataire], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.services = {un.cle: un for un in services}
        choix = [("", "Choisissez"), *((cle, un.nom) for cle, un in self.services.items())]
        self.fields["a_qui"].choices = choix  # type: ignore[attr-defined]

    @property
    def choisi(self) -> Destinataire:
        return self.services[self.cleaned_data["a_qui"]]
