"""What happens to a home, one short page each: a birth, a death."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien, Precision, SituationFamiliale
from seuil.demandes.services import Foyer
from seuil.regles.controle_menage import premiere_naissance_dite
from seuil.socle.design.champs import ChoixField, DateTroisChamps, NomField

JUMEAUX: Final = ("prenom_2", "prenom_3")


class NaissanceForm(EtapeForm):
    """A child is born: it takes the place of the one that was expected, its twins come beside."""

    attendu = ChoixField(label=_("Quel bébé attendu ?"), choices=[])
    prenom = NomField(label=_("Son prénom"))
    nom = NomField(label=_("Son nom"), required=False, help_text=_("S’il n’est pas le même que le vôtre."))
    naissance = DateTroisChamps(label=_("Sa date de naissance"))
    prenom_2 = NomField(label=_("Des jumeaux ? Le prénom du deuxième"), required=False)
    prenom_3 = NomField(label=_("Des triplés ? Le prénom du troisième"), required=False)

    def __init__(self, *arguments: Any, demande: Demande, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.demande = demande
        self.borner("naissance", minimum=premiere_naissance_dite(self.le), maximum=self.le)
        attendus = _du_lien(demande.personnes.all(), Lien.A_NAITRE)
        choix: Any = self.fields["attendu"]
        libelle = gettext("Attendu vers le %(jour)s")
        choix.choices = [(str(un.pk), libelle % {"jour": un.naissance_ecrite}) for un in attendus]
        if len(attendus) < 2:
            del self.fields["attendu"]
        self.attendus = attendus

    @property
    def foyer(self) -> Foyer:
        """Return the home as it becomes."""
        dit = self.cleaned_data
        enfant = {
            "lien": Lien.A_CHARGE,
            "prenom": dit["prenom"],
            "nom": dit["nom"] or self.demande.titulaire.nom,
            "naissance": dit["naissance"],
            "precision_naissance": Precision.JOUR,
        }
        jumeaux = {nom: enfant | {"prenom": dit[nom]} for nom in JUMEAUX if dit[nom]}
        if not self.attendus:
            return Foyer(ajoutees={"prenom": enfant} | jumeaux)
        attendu = int(dit.get("attendu") or self.attendus[0].pk)
        return Foyer(personnes={attendu: enfant}, ajoutees=jumeaux)


class DecesForm(EtapeForm):
    """A person of the home died; where it is the holder, only a desk writes who holds the demand from now on."""

    personne = ChoixField(label=_("Qui est décédé ?"), choices=[])
    suite = ChoixField(
        label=_("Qui garde la demande ?"),
        choices=[],
        required=False,
        help_text=_("Seulement si le demandeur est décédé. La demande garde son numéro et son ancienneté."),
    )

    def __init__(self, *arguments: Any, demande: Demande, est_agent: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.demande, self.est_agent = demande, est_agent
        personnes = [personne for personne in demande.personnes.all() if personne.lien != Lien.A_NAITRE]
        self.par_cle = {str(personne.pk): personne for personne in personnes}
        qui: Any = self.fields["personne"]
        qui.choices = [(cle, str(une)) for cle, une in self.par_cle.items()]
        self.suivants = [une for une in personnes if une.lien in TITULAIRES and une.lien != Lien.DEMANDEUR]
        suite: Any = self.fields["suite"]
        suite.choices = [(str(une.pk), str(une)) for une in self.suivants]
        if not (est_agent and self.suivants):
            del self.fields["suite"]

    def clean(self) -> dict[str, Any]:
        """Say who goes on with the demand of a holder who died; without anybody, or away from a desk, nobody does."""
        dit = super().clean() or {}
        personne = self.par_cle.get(dit.get("personne", ""))
        if personne is None or personne.lien != Lien.DEMANDEUR:
            return dit
        if not self.suivants:
            self.add_error("personne", gettext("Personne d’autre ne porte cette demande : elle ne peut pas continuer."))
        elif not self.est_agent:
            phrase = gettext("Un guichet met la demande à votre nom. Venez avec l’acte de décès.")
            self.add_error("personne", phrase)
        elif not dit.get("suite"):
            self.add_error("suite", gettext("Dites qui garde la demande."))
        return dit

    @property
    def foyer(self) -> Foyer:
        """Return the home as it becomes: a spouse who stays is widowed."""
        mort = self.par_cle[self.cleaned_data["personne"]]
        return Foyer(personnes=self._restent(mort), retirees=[mort.pk], remplaces=[mort.pk])

    def _restent(self, mort: Personne) -> Mapping[int, Mapping[str, Any]]:
        veuf = {"situation_familiale": SituationFamiliale.VEUF}
        if mort.lien == Lien.CONJOINT:
            return {self.demande.titulaire.pk: veuf}
        if mort.lien != Lien.DEMANDEUR:
            return {}
        suivant = self.par_cle[self.cleaned_data["suite"]]
        return {suivant.pk: {"lien": Lien.DEMANDEUR} | (veuf if suivant.lien == Lien.CONJOINT else {})}


def _du_lien(personnes: Iterable[Personne], lien: Lien) -> list[Personne]:
    return [personne for personne in personnes if personne.lien == lien]
