"""What home the household wants, where, and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Motif, Situation, TypeLogement
from seuil.regles.delais import delais
from seuil.socle.design.champs import CaseField, ChoixMultiplesField, MontantField
from seuil.territoires.forms import CommuneField
from seuil.territoires.models import Commune

MOTIFS_MAXIMUM = 3
LOYER_MAXIMUM = 9_999


class SouhaitsForm(EtapeForm):
    types = ChoixMultiplesField(label=_("Quels logements acceptez-vous ?"), choices=TypeLogement.choices)
    loyer_maximum = MontantField(
        label=_("Loyer le plus haut possible, charges comprises"),
        maximum=LOYER_MAXIMUM,
        required=False,
        help_text=_("Par mois, en euros."),
    )
    besoin_accessible = CaseField(label=_("Il faut un logement accessible en fauteuil roulant"), required=False)
    demande_elargie = CaseField(
        label=_("J’accepte d’autres communes si mes choix ne sont pas possibles"),
        exemple=_("Dans tout le département, ou dans toute la région Île-de-France."),
        required=False,
    )
    motifs = ChoixMultiplesField(
        label=_("Pourquoi demandez-vous un logement ?"), choices=Motif.choices, help_text=_("Trois raisons au plus.")
    )
    situations = ChoixMultiplesField(
        label=_("Êtes-vous dans une de ces situations ?"),
        choices=Situation.choices,
        required=False,
        help_text=_(
            "Elles peuvent donner une priorité. Un agent vous demandera un document. "
            "Seuls les agents habilités les voient."
        ),
    )

    def __init__(self, *arguments: Any, ressort: str | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for rang in range(1, delais(self.le).communes_maximum + 1):
            champ = CommuneField(label=_label(rang), required=rang == 1, ressort=ressort)
            champ.error_messages["required"] = gettext("Écrivez au moins une commune.")
            self.fields[f"commune_{rang}"] = champ

    @property
    def champs_communes(self) -> list[Any]:
        """The bound fields of the wished communes, in order."""
        return [self[nom] for nom in self.fields if nom.startswith("commune_")]

    def clean_motifs(self) -> list[str]:
        """Three reasons at most (Cerfa 14069)."""
        return clean_trois_motifs(self.cleaned_data["motifs"])

    def clean(self) -> dict[str, Any]:
        """Gather the communes: different ones, all of one ressort."""
        dit = super().clean() or {}
        communes: list[Commune] = []
        for champ in self.champs_communes:
            commune = dit.pop(champ.name, None)
            if commune in communes:
                self.add_error(champ.name, gettext("Vous avez déjà choisi %(commune)s.") % {"commune": commune})
            elif commune and communes and commune.departement.ressort_id != communes[0].departement.ressort_id:
                self.add_error(champ.name, _autre_ressort(commune, communes[0]))
            elif commune:
                communes.append(commune)
        dit["communes"] = communes
        return dit


def clean_trois_motifs(motifs: list[str]) -> list[str]:
    """Return the reasons; raises ValidationError over three."""
    if len(motifs) > MOTIFS_MAXIMUM:
        phrase = gettext("Choisissez trois raisons au plus. Vous en avez coché %(nombre)s.")
        raise ValidationError(phrase % {"nombre": len(motifs)})
    return motifs


def _label(rang: int) -> str:
    if rang == 1:
        return gettext("Commune souhaitée en premier")
    return gettext("Autre commune, choix %(rang)s") % {"rang": rang}


def _autre_ressort(commune: Commune, premiere: Commune) -> str:
    phrase = gettext(
        "%(commune)s n’est pas dans le même département que %(premiere)s. "
        "Une demande vaut pour un département, ou pour toute l’Île-de-France : il en faut une autre."
    )
    return phrase % {"commune": commune, "premiere": premiere}
