"""What home the household wants, where, and why."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.conditions import sauf_si, si
from seuil.declarations.forms.logement import LOYER_MAXIMUM
from seuil.declarations.forms.voeux import communes_choisies, refus_du_ressort
from seuil.demandes.nomenclatures import (
    AVEC_UN_LOGEMENT,
    CHEZ_UN_TIERS,
    MOTIFS_MAXIMUM,
    PAYANTES,
    SANS_LOGEMENT,
    Categorie,
    Motif,
    Occupation,
    Situation,
    TypeLogement,
)
from seuil.regles.delais import delais
from seuil.socle.design.champs import (
    CaseField,
    ChoixField,
    ChoixMultiplesField,
    DateTroisChamps,
    MontantField,
    OuiNonField,
    TexteField,
)

MOTIFS_SI: Final = {
    Motif.SANS_LOGEMENT: sauf_si("occupation", *AVEC_UN_LOGEMENT),
    Motif.DEMOLITION: sauf_si("occupation", *SANS_LOGEMENT),
    Motif.REPRIS: sauf_si("occupation", *SANS_LOGEMENT),
    Motif.HANDICAP: si("handicap", "oui"),
    Motif.TROP_CHER: si("occupation", *PAYANTES),
    Motif.TROP_GRAND: si("occupation", *AVEC_UN_LOGEMENT),
    Motif.DECOHABITATION: si("occupation", *CHEZ_UN_TIERS),
    Motif.TROP_PETIT: sauf_si("occupation", Occupation.SANS_ABRI),
    Motif.ACCEDANT: si("possede", "oui"),
}


class CommunesForm(EtapeForm):
    """The wished communes, in order: their codes, as the buttons of the page ranked them."""

    demande_elargie = CaseField(
        label=_("J’accepte d’autres communes si mes choix ne sont pas possibles"),
        exemple=_("Dans tout le département, ou dans toute la région Île-de-France."),
        required=False,
    )

    @property
    def maximum(self) -> int:
        """How many communes one may wish."""
        return delais(self.le).communes_maximum

    def clean(self) -> dict[str, Any]:
        """Read the communes: one at least, all of one ressort."""
        dit = super().clean() or {}
        codes = self.data.getlist("communes") if hasattr(self.data, "getlist") else []
        dit["communes"] = communes_choisies(codes)[: self.maximum]
        if not dit["communes"]:
            raise ValidationError(gettext("Ajoutez au moins une commune."))
        if refus := refus_du_ressort(dit["communes"]):
            raise ValidationError(refus)
        return dit


class TypesForm(EtapeForm):
    types = ChoixMultiplesField(
        label=_("Quels logements acceptez-vous ?"),
        choices=TypeLogement.choices,
        help_text=_("Vous pouvez en cocher plusieurs."),
    )
    categorie = ChoixField(
        label=_("Dans quel bâtiment ?"), choices=Categorie.choices, initial=Categorie.INDIFFERENT, required=False
    )
    loyer_maximum = MontantField(
        label=_("Loyer le plus haut possible, charges comprises"),
        maximum=LOYER_MAXIMUM,
        required=False,
        help_text=_("Par mois, en euros."),
    )


class ConfortForm(EtapeForm):
    avec_parking = OuiNonField(label=_("Voulez-vous une place de parking ?"), required=False)
    refuse_rez_de_chaussee = OuiNonField(
        label=_("Le rez-de-chaussée"), oui=_("Je le refuse"), non=_("Je l’accepte"), non_d_abord=True, required=False
    )
    accepte_sans_ascenseur = OuiNonField(
        label=_("Un immeuble sans ascenseur"), oui=_("Je l’accepte"), non=_("Je le refuse"), required=False
    )


class MotifsForm(EtapeForm):
    """The reasons that the answers before allow: nobody lodged nowhere is asked whether its rent is too high."""

    motifs = ChoixMultiplesField(label=_("Vos raisons"), choices=Motif.choices, help_text=_("Trois raisons au plus."))

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        dites = self.selon.dites
        champ: Any = self.fields["motifs"]
        champ.choices = [
            paire
            for paire in Motif.choices
            if (condition := MOTIFS_SI.get(Motif(paire[0]))) is None or condition.est_vraie(dites)
        ]

    def clean_motifs(self) -> list[str]:
        """Three reasons at most (Cerfa 14069)."""
        return clean_trois_motifs(self.cleaned_data["motifs"])


class JugementForm(EtapeForm):
    date_jugement = DateTroisChamps(
        label=_("Date du jugement d’expulsion"),
        required=False,
        help_text=_("S’il y en a déjà un. Sinon, laissez vide."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("date_jugement", minimum=self.plus_vieux, maximum=self.le)


class AutreMotifForm(EtapeForm):
    autre_motif = TexteField(label=_("Quelle autre raison ?"), longueur_max=80)


class PrioritesForm(EtapeForm):
    situations = ChoixMultiplesField(
        label=_("Êtes-vous dans une de ces situations ?"),
        choices=[paire for paire in Situation.choices if paire[0] != Situation.HANDICAP],  # asked for with the home
        required=False,
        help_text=_("Elles peuvent donner une priorité. Un agent vous demandera un document. Aucune : ne cochez rien."),
    )


class PrecisionsForm(EtapeForm):
    precisions = TexteField(
        label=_("Une précision à donner ?"),
        longueur_max=255,
        lignes=4,
        required=False,
        help_text=_("Un quartier, une école, une date. Rien de médical : les agents de votre dossier la lisent."),
    )


def clean_trois_motifs(motifs: list[str]) -> list[str]:
    """Return the reasons; raises ValidationError over three."""
    if len(motifs) > MOTIFS_MAXIMUM:
        phrase = gettext("Choisissez trois raisons au plus. Vous en avez coché %(nombre)s.")
        raise ValidationError(phrase % {"nombre": len(motifs)})
    return motifs
