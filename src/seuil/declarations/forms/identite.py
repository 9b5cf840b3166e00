"""Who asks, where to write to them, how to reach them."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Civilite, Nationalite, SituationFamiliale
from seuil.socle.design.champs import (
    AdresseField,
    CaseField,
    ChoixField,
    CourrielField,
    NaissanceField,
    NomField,
    OuiNonField,
    TelephoneField,
    TexteField,
)
from seuil.socle.naissances import CONVENTION
from seuil.territoires.forms import LieuDuMondeField, proposer_les_adresses


class IdentiteForm(EtapeForm):
    civilite = ChoixField(label=_("Civilité"), choices=Civilite.choices)
    prenom = NomField(label=_("Prénom"), autocomplete="given-name", required=False)
    sans_prenom = CaseField(label=_("Mon titre de séjour ou mon passeport n’a pas de prénom"), required=False)
    nom = NomField(label=_("Nom"), autocomplete="family-name", help_text=_("Celui de votre courrier."))
    nom_naissance = NomField(label=_("Nom de naissance"), required=False, help_text=_("Seulement s’il est différent."))
    naissance = NaissanceField(label=_("Date de naissance"), help_text=CONVENTION)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("naissance", minimum=self.plus_vieux, maximum=self.le)
        self.fields["prenom"].selon_une_reponse = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a first name, unless the papers bear none."""
        dit = super().clean() or {}
        if "prenom" in dit and not dit["prenom"] and not dit.get("sans_prenom"):
            self.add_error("prenom", gettext("Écrivez votre prénom, ou cochez la case qui dit qu’il n’y en a pas."))
        return dit


class EmancipationForm(EtapeForm):
    est_emancipe = OuiNonField(
        label=_("Êtes-vous émancipé ?"),
        help_text=_("Par un juge ou par le mariage. Avant 18 ans, il faut l’être pour demander un logement."),
    )

    def clean_est_emancipe(self) -> bool:
        """Say what remains possible to a minor who is not."""
        dit = bool(self.cleaned_data["est_emancipe"])
        if not dit:
            self.add_error(
                "est_emancipe",
                gettext(
                    "Avant 18 ans, seul un mineur émancipé peut demander un logement social. Un parent peut faire la "
                    "demande et vous y inscrire. Une assistante sociale peut aussi vous aider."
                ),
            )
        return dit


class SituationForm(EtapeForm):
    nationalite = ChoixField(label=_("Votre nationalité"), choices=Nationalite.choices)
    situation_familiale = ChoixField(label=_("Votre situation"), choices=SituationFamiliale.choices)


class AdresseForm(EtapeForm):
    adresse = AdresseField(
        label=_("Numéro et rue"),
        longueur_max=120,
        autocomplete="street-address",
        help_text=_("Avec le bâtiment et l’étage. Sans logement : l’adresse de votre domiciliation."),
    )
    lieu = LieuDuMondeField(label=_("Ville"))
    hebergeant = TexteField(
        label=_("Nom sur la boîte aux lettres"),
        longueur_max=80,
        required=False,
        help_text=_("Si ce n’est pas le vôtre : celui de la personne ou de l’association qui habite là."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["adresse"].widget.attrs |= proposer_les_adresses(lieu=self.add_prefix("lieu"))


class ContactForm(EtapeForm):
    telephone = TelephoneField(
        label=_("Téléphone"),
        required=False,
        help_text=_("Pour vous prévenir par SMS, une fois que vous l’avez vérifié."),
    )
    mel = CourrielField(label=_("Adresse e-mail"), required=False, help_text=_("Si vous en avez une."))


class AdulteForm(EtapeForm):
    """Another adult of the household."""

    civilite = ChoixField(label=_("Civilité"), choices=Civilite.choices)
    nationalite = ChoixField(label=_("Sa nationalité"), choices=Nationalite.choices)
    nom_naissance = NomField(
        label=_("Son nom de naissance"), required=False, help_text=_("Seulement s’il est différent.")
    )
