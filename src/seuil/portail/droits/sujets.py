"""The five subjects: what each asks, and what it gives to the rules."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.portail.droits.champs import RevenuField
from seuil.portail.droits.foyer import FoyerForm, Sujet
from seuil.regles.menage import Lien
from seuil.regles.ressources import Avis, baisse_comptee
from seuil.regles.simulation import Propriete, Sejour, Situation
from seuil.socle.design.champs import ChoixField, MontantField, OuiNonField
from seuil.territoires.forms import CommuneField
from seuil.territoires.nomenclatures import pays_du_monde

UN, PLUSIEURS, INCONNU = "un", "plusieurs", "inconnu"


class SejourForm(Sujet):
    """By what right one stays."""

    intitule = _("Votre séjour en France")
    sejour = ChoixField(
        label=_("Quelle est votre situation ?"),
        choices=[
            (Sejour.FRANCAIS, _("Je suis de nationalité française")),
            (Sejour.UNION, _("Je suis citoyen de l’Union européenne, de l’EEE ou de la Suisse")),
            (Sejour.TITRE, _("J’ai un titre de séjour valable")),
            (Sejour.RECEPISSE, _("J’ai le récépissé d’un renouvellement")),
            (Sejour.EXPIRE, _("Mon titre de séjour a expiré")),
            (Sejour.PROTEGE, _("Je suis réfugié ou protégé")),
            (Sejour.SANS_TITRE, _("Je n’ai pas de titre de séjour")),
        ],
    )


class LogementForm(Sujet):
    """What the dwelling will be, what one owns."""

    intitule = _("Le logement")
    residence = OuiNonField(
        label=_("Vivrez-vous dans ce logement presque toute l’année ?"),
        help_text=_("C’est alors votre résidence principale."),
    )
    propriete = ChoixField(
        label=_("L’un de vous possède-t-il un logement ?"),
        choices=[
            (Propriete.NON, _("Non")),
            (Propriete.CONVIENT, _("Oui, et nous pourrions y vivre")),
            (Propriete.NE_CONVIENT_PAS, _("Oui, mais il ne convient pas ou il est trop loin")),
        ],
    )


class RevenusForm(Sujet):
    """One notice for all or several; what one does not know stays empty."""

    intitule = _("Vos revenus")
    avis = ChoixField(
        label=_("Combien d’avis d’impôt votre foyer a-t-il ?"),
        choices=[
            (UN, _("Un seul, pour tout le foyer")),
            (PLUSIEURS, _("Plusieurs : un pour moi ou notre couple, et d’autres")),
            (INCONNU, _("Je ne sais pas")),
        ],
    )

    def preparer(self) -> None:
        annees = {"n2": self.le.year - 2, "n1": self.le.year - 1}
        autre = gettext("Seulement s’il y a plusieurs avis. Additionnez-les.")
        plus_bas = gettext("Il compte s’il est plus bas d’au moins %(baisse)s %%.") % {
            "baisse": baisse_comptee(self.le)
        }
        lu = gettext("Sur l’avis d’impôt de %(annee)s. Laissez vide si vous ne savez pas.") % {"annee": annees["n1"]}
        deficit = gettext("Un montant négatif compte pour 0.")
        self.fields |= {
            "rfr_n2": self._revenu(gettext("Revenu fiscal de référence de %(annee)s"), annees["n2"], f"{lu} {deficit}"),
            "rfr_n1": self._revenu(gettext("Celui de %(annee)s, si vos revenus ont baissé"), annees["n1"], plus_bas),
            "autre_n2": self._revenu(gettext("Les autres avis : revenu fiscal de %(annee)s"), annees["n2"], autre),
            "autre_n1": self._revenu(gettext("Les autres avis : revenu fiscal de %(annee)s"), annees["n1"], autre),
            "mensuelles": MontantField(
                label=_("Ressources de votre foyer chaque mois, en ce moment"),
                maximum=self.revenu_maximum,
                required=False,
                help_text=_(
                    "Salaires, pensions, allocations, sans l’aide au logement. Laissez vide si vous ne savez pas."
                ),
            ),
        }

    def _revenu(self, phrase: str, annee: int, aide: str) -> RevenuField:
        return RevenuField(label=phrase % {"annee": annee}, maximum=self.revenu_maximum, help_text=aide)

    def clean(self) -> dict[str, Any]:
        """Gather the notices; the answers of a choice that was not made are left aside."""
        dit = super().clean() or {}
        premier = Avis(Lien.DEMANDEUR, dit.get("rfr_n2"), dit.get("rfr_n1"))
        second = Avis(Lien.AUTRE, dit.get("autre_n2"), dit.get("autre_n1"))
        dit["tous"] = {UN: (premier,), PLUSIEURS: (premier, second)}.get(dit.get("avis", ""), ())
        return dit


class LieuForm(Sujet):
    """Where: a commune of France, overseas included."""

    intitule = _("Le lieu")
    commune = CommuneField(
        label=_("Dans quelle commune cherchez-vous ?"), help_text=_("Son nom, ou son nom et son code postal.")
    )

    def clean(self) -> dict[str, Any]:
        """Say of a country that the rules stop at the border."""
        dit = super().clean() or {}
        saisie = str(self.data.get("commune", "")).strip().casefold()
        if "commune" in self.errors and saisie in {nom.casefold() for nom in pays_du_monde().values()}:
            del self._errors["commune"]  # type: ignore[attr-defined]
            self.add_error(
                "commune",
                gettext("Le logement social est en France. Écrivez la commune française où vous voulez vivre."),
            )
        return dit


SUJETS: Final[Mapping[str, type[Sujet]]] = MappingProxyType(
    {"foyer": FoyerForm, "sejour": SejourForm, "logement": LogementForm, "revenus": RevenusForm, "lieu": LieuForm}
)


def situation(dit: Mapping[str, Any]) -> Situation:
    """Return what the rules read of the answers of every subject."""
    return Situation(
        sejour=Sejour(dit["sejour"]),
        residence_principale=dit["residence"],
        propriete=Propriete(dit["propriete"]),
        personnes=dit["personnes"],
        avis=dit["tous"],
        commune=dit["commune"].pk,
        ressources_mensuelles=dit["mensuelles"],
    )
