"""Ask for a place anywhere: a commune of France, or a town of another country."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.socle.design.champs import PropositionsWidget, dire, refuser_illisible
from seuil.territoires.faits import Lieu, LieuEtranger
from seuil.territoires.forms.communes import LieuField, adresse_des_suggestions
from seuil.territoires.nomenclatures import pays_du_monde

EN_FRANCE: Final = "france"
AILLEURS: Final = "ailleurs"
PARTIES: Final = ("", "choix", "ou", "ville", "code", "pays")  # what follows the field's name, in the form sent
A_L_ETRANGER: Final = {"ville": _("Ville"), "code": _("Code postal, s’il y en a un"), "pays": _("Pays")}
AUTOCOMPLETE: Final = {"ville": "address-level2", "code": "postal-code"}
LONGUEURS: Final = {"ville": 80, "code": 12}


class LieuDuMondeWidget(PropositionsWidget):
    """In France: what a LieuField asks. In another country: a town, its postal code, the country."""

    gabarit = "territoires/dans_le_monde.html"

    def __init__(self) -> None:
        pays = [("", _("Choisissez un pays")), *pays_du_monde().items()]
        ecrites = {partie: forms.TextInput(attrs={"autocomplete": indice}) for partie, indice in AUTOCOMPLETE.items()}
        autres = {"ou": forms.HiddenInput()} | ecrites | {"pays": forms.Select(choices=pays)}
        super().__init__(adresse_des_suggestions(), autres=autres)

    def decompress(self, value: Any) -> list[str]:
        return list(dire(value, parties=len(PARTIES)))

    def premier_controle(self, champ: BoundField, identifiant: str) -> str:
        fautives = [str(un.code) for un in champ.form.errors.as_data().get(champ.name, [])]
        return f"{identifiant}_{fautives[0]}" if fautives and fautives[0] in A_L_ETRANGER else identifiant

    def montrer(self, champ: BoundField, identifiant: str, decrit: str) -> dict[str, Any]:
        dites = dict(zip(PARTIES, dire(champ.value(), parties=len(PARTIES)), strict=True))
        france = self.montrer_saisie(champ, (dites[""], dites["choix"]), identifiant, decrit)
        return france | {
            "nom": champ.html_name,
            "est_ailleurs": dites["ou"] == AILLEURS,
            "parties": [
                {
                    "id": f"{identifiant}_{partie}",
                    "libelle": libelle,
                    "controle": self._controle(champ, partie, dites[partie], identifiant),
                }
                for partie, libelle in A_L_ETRANGER.items()
            ],
        }

    def _controle(self, champ: BoundField, partie: str, dite: str, identifiant: str) -> str:
        attributs = {"id": f"{identifiant}_{partie}", "class": "form-select" if partie == "pays" else "form-control"}
        if self.premier_controle(champ, identifiant) == attributs["id"]:
            attributs |= {"aria-invalid": "true", "aria-describedby": f"{identifiant}_erreur"}
            attributs["class"] += " is-invalid"
        controle = self.widgets[PARTIES.index(partie)]
        return str(controle.render(f"{champ.html_name}_{partie}", dite, attributs))


class LieuDuMondeField(LieuField):
    """Cleaned to a Lieu, or to a LieuEtranger when « Dans un autre pays » is chosen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=LieuDuMondeWidget(), **options)

    def to_python(self, value: Any) -> Any:
        dites = dict(zip(PARTIES, dire(value, parties=len(PARTIES)), strict=True))
        if dites["ou"] != AILLEURS:
            return super().to_python([dites[""], dites["choix"]])
        ville, code, pays = (dites[partie].strip() for partie in A_L_ETRANGER)
        if not (ville or code or pays):
            return None
        _refuser_trop_long({"ville": ville, "code": code})
        if not ville:
            raise ValidationError(gettext("Écrivez le nom de la ville."), code="ville")
        if pays not in pays_du_monde():
            raise ValidationError(gettext("Choisissez le pays dans la liste."), code="pays")
        return LieuEtranger(ville, code, pays)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Lieu):
            return [value.ecrit, "", EN_FRANCE, "", "", ""]
        if isinstance(value, LieuEtranger):
            return ["", "", AILLEURS, value.ville, value.code_postal, value.pays]
        return value


def _refuser_trop_long(dites: dict[str, str]) -> None:
    for partie, dite in dites.items():
        refuser_illisible(dite)
        if len(dite) > LONGUEURS[partie]:
            phrase = gettext(
                "Ce texte est trop long : %(maximum)s caractères au plus, vous en avez écrit %(longueur)s."
            )
            raise ValidationError(phrase % {"maximum": LONGUEURS[partie], "longueur": len(dite)}, code=partie)
