"""What home the household wants, where, and why."""

from typing import Any

from django.core.exceptions import ValidationError

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.nomenclatures import Motif, Situation, TypeLogement
from seuil.regles.delais import delais
from seuil.socle.design.champs import CaseField, ChoixMultiplesField, MontantField
from seuil.territoires.forms import CommuneField
from seuil.territoires.models import Commune

MOTIFS_MAXIMUM = 3
LOYER_MAXIMUM = 9_999
RESTRICTED = (Situation.VIOL, Situation.PROSTITUTION, Situation.TRAITE)


class SouhaitsForm(EtapeForm):
    types = ChoixMultiplesField(label="Quels logements acceptez-vous ?", choices=TypeLogement.choices)
    loyer_maximum = MontantField(
        label="Loyer le plus haut possible, charges comprises",
        maximum=LOYER_MAXIMUM,
        required=False,
        help_text="Par mois, en euros.",
    )
    besoin_accessible = CaseField(label="Il faut un logement accessible en fauteuil roulant", required=False)
    demande_elargie = CaseField(
        label="J’accepte d’autres communes si mes choix ne sont pas possibles",
        exemple="Dans tout le département, ou dans toute la région Île-de-France.",
        required=False,
    )
    motifs = ChoixMultiplesField(
        label="Pourquoi demandez-vous un logement ?", choices=Motif.choices, help_text="Trois raisons au plus."
    )
    situations = ChoixMultiplesField(
        label="Êtes-vous dans une de ces situations ?",
        choices=Situation.choices,
        required=False,
        help_text="Elles peuvent donner une priorité. Un agent vous demandera un document. "
        "Seuls les agents habilités les voient.",
    )

    def __init__(self, *arguments: Any, ressort: str | None = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for rang in range(1, delais(self.le).communes_maximum + 1):
            champ = CommuneField(label=_label(rang), required=rang == 1, ressort=ressort)
            champ.error_messages["required"] = "Écrivez au moins une commune."
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
                self.add_error(champ.name, f"Vous avez déjà choisi {commune}.")
            elif commune and communes and commune.departement.ressort_id != communes[0].departement.ressort_id:
                self.add_error(champ.name, _autre_ressort(commune, communes[0]))
            elif commune:
                communes.append(commune)
        dit["communes"] = communes
        return dit


def clean_trois_motifs(motifs: list[str]) -> list[str]:
    """Return the reasons; raises ValidationError over three."""
    if len(motifs) > MOTIFS_MAXIMUM:
        raise ValidationError(f"Choisissez trois raisons au plus. Vous en avez coché {len(motifs)}.")
    return motifs


def _label(rang: int) -> str:
    return "Commune souhaitée en premier" if rang == 1 else f"Autre commune, choix {rang}"


def _autre_ressort(commune: Commune, premiere: Commune) -> str:
    return (
        f"{commune} n’est pas dans le même département que {premiere}. "
        "Une demande vaut pour un département, ou pour toute l’Île-de-France : il en faut une autre."
    )
