"""Who a desk is typing: what is known of it yet."""

from datetime import date
from typing import Any

from django import forms

from seuil.demandes.controle.identites import Identite
from seuil.demandes.nomenclatures import Precision
from seuil.socle.design.champs import TexteField
from seuil.socle.noms import NOM_MAX
from seuil.socle.saisie import entier


class IdentiteForm(forms.Form):
    """``identite``: the person once it has a name and a year of birth; None before. Never an error on a page."""

    nom = TexteField(label="Nom", longueur_max=NOM_MAX, required=False)
    nom_naissance = TexteField(label="Nom de naissance", longueur_max=NOM_MAX, required=False)
    prenom = TexteField(label="Prénom", longueur_max=NOM_MAX, required=False)
    naissance_jour = TexteField(label="Jour", longueur_max=2, required=False)
    naissance_mois = TexteField(label="Mois", longueur_max=2, required=False)
    naissance_annee = TexteField(label="Année", longueur_max=4, required=False)

    @property
    def identite(self) -> Identite | None:
        if not self.is_valid():
            return None
        lu = self.cleaned_data
        if not (lu["nom"] and (naissance := _naissance(lu))):
            return None
        return Identite(lu["nom"], lu["nom_naissance"], lu["prenom"], *naissance)


def _naissance(lu: dict[str, Any]) -> tuple[date, Precision] | None:
    """Return the first day of what is known of a birth, and how much it is."""
    annee, mois, jour = (entier(lu[f"naissance_{partie}"]) for partie in ("annee", "mois", "jour"))
    precision = Precision.ANNEE if not mois else Precision.JOUR if jour else Precision.MOIS
    try:
        return date(annee or 0, mois or 1, (jour or 1) if mois else 1), precision
    except ValueError:
        return None
