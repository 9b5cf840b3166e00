"""Who a desk is typing: what is known of it yet."""

from django import forms

from seuil.demandes.controle.identites import Identite
from seuil.socle.design.champs import NaissanceField, TexteField
from seuil.socle.noms import NOM_MAX


class IdentiteForm(forms.Form):
    """``identite``: the person once it has a name and a birth, in three boxes or in one; None before.

    Never an error on a page.
    """

    nom = TexteField(label="Nom", longueur_max=NOM_MAX, required=False)
    nom_naissance = TexteField(label="Nom de naissance", longueur_max=NOM_MAX, required=False)
    prenom = TexteField(label="Prénom", longueur_max=NOM_MAX, required=False)
    naissance = NaissanceField(label="Naissance", required=False)

    @property
    def identite(self) -> Identite | None:
        self.full_clean()
        lu = self.cleaned_data
        if not (lu.get("nom") and (naissance := lu.get("naissance"))):
            return None
        return Identite(
            lu["nom"], lu.get("nom_naissance", ""), lu.get("prenom", ""), naissance.jour, naissance.precision
        )
