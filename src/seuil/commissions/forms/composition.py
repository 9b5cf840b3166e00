"""Who sits in a commission, and what its règlement intérieur says."""

from datetime import date
from typing import Any

from django import forms

from seuil.acteurs.models import Organisme, Sorte
from seuil.commissions.models import Commission, Membre, Qualite
from seuil.commissions.services import ReglementInterieur
from seuil.regles.commission import CHEZ_EUX, designes_attendus
from seuil.regles.commission import Qualite as QualiteLegale
from seuil.socle.design.champs import CaseField, ChoixField, EntierField, TexteField
from seuil.territoires.models import Commune, Epci

POUVOIRS_AU_PLUS = 5
AUCUN = ("", "Sans objet")


class ReglementForm(forms.Form):
    nom = TexteField(label="Nom de la commission", longueur_max=120)
    quorum = EntierField(label="Quorum", minimum=1, maximum=1, help_text="Membres désignés présents en personne.")
    pouvoirs_par_membre = EntierField(
        label="Pouvoirs qu’un membre peut porter",
        minimum=0,
        maximum=POUVOIRS_AU_PLUS,
        required=False,
        help_text="0 : aucun. Vide : le nombre d’usage.",
    )
    pouvoirs_entre_designes = CaseField(label="Seulement entre membres désignés par le conseil", required=False)
    reglement = TexteField(
        label="Règlement intérieur", longueur_max=200, help_text="Sa date et son adresse : il est public (R441-9)."
    )

    def __init__(self, *arguments: Any, le: date, commission: Commission | None = None, **options: Any) -> None:
        options["initial"] = {nom: getattr(commission, nom) for nom in self.base_fields} if commission else {}
        super().__init__(*arguments, **options | {"prefix": "reglement"})
        quorum: Any = self.fields["quorum"]
        quorum.maximum = designes_attendus(le)

    @property
    def regles(self) -> ReglementInterieur:
        """What was typed, as the service takes it."""
        return ReglementInterieur(**self.cleaned_data)


class MembreForm(forms.Form):
    nom = TexteField(
        label="Prénom et nom",
        longueur_max=120,
        error_messages={"required": "Écrivez le prénom et le nom : ils figurent au procès-verbal."},
    )
    qualite = ChoixField(label="En quelle qualité", liste=True, choices=[("", "Choisir"), *Qualite.choices])
    commune = ChoixField(label="Commune, pour un maire", liste=True, choices=[AUCUN], required=False)
    epci = ChoixField(label="Intercommunalité", liste=True, choices=[AUCUN], required=False)
    organisme = ChoixField(
        label="Organisme, pour un mandant ou un réservataire", liste=True, choices=[], required=False
    )
    est_president = CaseField(label="Préside la commission", required=False)
    est_locataire = CaseField(label="Représente les locataires", required=False)

    def __init__(self, *arguments: Any, commission: Commission, **options: Any) -> None:
        super().__init__(*arguments, **options | {"prefix": "membre"})
        communes = Commune.objects.filter(programme__bailleur=commission.bailleur).distinct().order_by("nom")
        self.places: dict[str, dict[str, Any]] = {
            "commune": {commune.pk: commune for commune in communes},
            "epci": {epci.pk: epci for epci in Epci.objects.filter(commune__in=communes).distinct()},
            "organisme": {
                str(organisme.pk): organisme
                for organisme in Organisme.objects.filter(ressorts__in=commission.bailleur.ressorts.all())
                .exclude(sorte=Sorte.ETAT)
                .distinct()
                .order_by("nom")
            },
        }
        for nom, choix in self.places.items():
            champ: Any = self.fields[nom]
            champ.choices = [AUCUN, *((cle, str(objet)) for cle, objet in choix.items())]
            champ.selon_une_reponse = True

    def clean(self) -> dict[str, Any]:
        """A voice that holds in one place needs the place; only a designated member presides (art. L441-2)."""
        dit = super().clean() or {}
        qualite = dit.get("qualite", "")
        attendu = {Qualite.MAIRE: "commune", Qualite.EPCI: "epci", Qualite.MANDANT: "organisme"}.get(qualite)
        if attendu and not dit.get(attendu):
            self.add_error(attendu, "Choisissez : sa voix ne compte que là.")
        if qualite and qualite != Qualite.DESIGNE and dit.get("est_president"):
            self.add_error("est_president", "Le président est un des membres désignés par le conseil.")
        return dit

    @property
    def membre(self) -> Membre:
        """The seat that was typed, not saved."""
        dit = self.cleaned_data
        places = {nom: choix.get(dit[nom]) for nom, choix in self.places.items()}
        if QualiteLegale(dit["qualite"]) not in CHEZ_EUX | {
            QualiteLegale.RESERVATAIRE,
            QualiteLegale.MAIRE_ARRONDISSEMENT,
        }:
            places = {}
        return Membre(
            nom=dit["nom"],
            qualite=dit["qualite"],
            est_president=dit["est_president"],
            est_locataire=dit["est_locataire"],
            **places,
        )
