"""What a household agrees to when somebody acts for it; nothing here saves."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seuil.mandats.nomenclatures import Qualite
from seuil.mandats.services import Termes
from seuil.socle.design.champs import CaseField, ChoixField, TexteField
from seuil.territoires.nomenclatures import mois_dits

ACCORD = _(
    "J’accepte que cette personne ouvre ma demande et fasse pour moi ce que j’ai coché, jusqu’à la fin choisie. "
    "Je peux arrêter à tout moment."
)
ACCORD_AU_GUICHET = _(
    "La personne qui demande un logement est présente. Elle accepte que l’autre personne ouvre sa demande et fasse "
    "pour elle ce qui est coché, jusqu’à la fin choisie. Elle sait qu’elle peut arrêter à tout moment."
)


ACCORD_DU_FORMULAIRE = _(
    "Cette personne est d’accord pour que je remplisse sa demande, et pour que je fasse ensuite pour elle ce qui est "
    "coché, jusqu’à la fin choisie. Je lui donnerai son numéro et son code. Elle peut arrêter à tout moment."
)


class MandatForm(forms.Form):
    """Who, until when, what it opens, and the agreement, that nobody ticks in one's place."""

    accord_dit: str | Promise = ACCORD
    service_a_dire: str | Promise = _("Écrivez le nom de son service ou de son association.")

    nom = TexteField(label=_("Son prénom et son nom"), longueur_max=120)
    qualite = ChoixField(label=_("Qui est-ce ?"), choices=Qualite.choices)
    organisme = TexteField(
        label=_("Son service ou son association"),
        longueur_max=120,
        required=False,
        help_text=_("Par exemple : CCAS de Compiègne. Laissez vide pour un proche."),
    )
    mois = ChoixField(label=_("Pendant combien de temps ?"))
    change_les_reponses = CaseField(
        label=_("Changer mes réponses"), required=False, exemple=_("Jamais mon adresse, mon téléphone ni mon e-mail.")
    )
    repond_aux_offres = CaseField(
        label=_("Répondre à une offre de logement à ma place"),
        required=False,
        exemple=_("Accepter ou refuser. Un refus peut compter."),
    )
    accord = CaseField(
        error_messages={"required": _("Cochez la case pour donner ce droit, ou revenez sans rien changer.")}
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        duree: Any = self.fields["mois"]
        duree.choices = [(str(mois), mois_dits(mois)) for mois in settings.MANDAT_DUREES_MOIS]
        self.fields["accord"].label = str(self.accord_dit)

    def clean_organisme(self) -> str:
        """A social worker says where it works: the household must know who it lets in."""
        organisme = str(self.cleaned_data["organisme"])
        if not organisme and self.cleaned_data.get("qualite") == Qualite.TRAVAIL_SOCIAL:
            raise forms.ValidationError(str(self.service_a_dire))
        return organisme

    @property
    def termes(self) -> Termes:
        """Return what the household agrees to, with the sentence that it read."""
        dit = self.cleaned_data
        return Termes(
            nom=dit["nom"],
            organisme=dit["organisme"],
            qualite=Qualite(dit["qualite"]),
            mois=int(dit["mois"]),
            change_les_reponses=dit["change_les_reponses"],
            repond_aux_offres=dit["repond_aux_offres"],
            accord=str(self.accord_dit),
            precision=dit.get("precision", ""),
        )


class MandatAuGuichetForm(MandatForm):
    """The same, at a desk, the person present."""

    accord_dit = ACCORD_AU_GUICHET

    change_les_reponses = CaseField(
        label=_("Changer les réponses du foyer"),
        required=False,
        exemple=_("Jamais son adresse, son téléphone ni son e-mail."),
    )
    repond_aux_offres = CaseField(
        label=_("Répondre à une offre de logement à la place du foyer"),
        required=False,
        exemple=_("Accepter ou refuser. Un refus peut compter."),
    )


class PourQuelquUnForm(MandatForm):
    """Who fills the first form for somebody else: itself, and how the person agreed."""

    accord_dit = ACCORD_DU_FORMULAIRE
    service_a_dire = _("Écrivez le nom de votre service ou de votre association.")

    nom = TexteField(label=_("Votre prénom et votre nom"), longueur_max=120)
    qualite = ChoixField(label=_("Qui êtes-vous ?"), choices=Qualite.choices)
    organisme = TexteField(
        label=_("Votre service ou votre association"),
        longueur_max=120,
        required=False,
        help_text=_("Par exemple : CCAS de Compiègne. Laissez vide si vous êtes un proche."),
    )
    change_les_reponses = CaseField(label=_("Changer ensuite ses réponses"), required=False)
    repond_aux_offres = CaseField(label=_("Répondre à une offre de logement à sa place"), required=False)
    precision = TexteField(
        label=_("Comment vous a-t-elle donné son accord ?"),
        longueur_max=200,
        help_text=_("Par exemple : elle est avec moi ; au téléphone ce matin ; par écrit le 3 mars."),
    )

    field_order = ("nom", "qualite", "organisme", "mois", "change_les_reponses", "repond_aux_offres", "precision")
