"""Each person who will live in the home."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.models import Brut
from seuil.demandes.nomenclatures import Lien
from seuil.regles.calendrier import annees_revolues
from seuil.regles.controle_menage import (
    derniere_naissance_attendue,
    peut_etre_un_enfant_a_charge,
    premiere_naissance_attendue,
)
from seuil.socle.design.champs import ChoixField, NaissanceField, NomField

PERSONNE = ("", _("Non, tout le monde est là"))
LIENS = (
    (Lien.A_CHARGE, _("Oui, un enfant, ou une personne à ma charge")),
    (Lien.A_NAITRE, _("Oui, un bébé attendu")),
    (Lien.CONJOINT, _("Oui, mon conjoint ou ma conjointe")),
    (Lien.CODEMANDEUR, _("Oui, quelqu’un qui signera le bail avec moi, sans être en couple avec moi")),
    (Lien.AUTRE, _("Oui, un autre adulte")),
)
GARDES = (
    ("", _("Tout le temps")),
    ("alternee", _("Une semaine sur deux, ou à peu près : garde alternée")),
    ("visite", _("Les week-ends et les vacances : droit de visite")),
)
A_MA_CHARGE, ADULTE_DU_FOYER = "charge", "adulte"
CHARGES = (
    (A_MA_CHARGE, _("À ma charge : elle a un handicap, ou la carte « invalidité »")),
    (ADULTE_DU_FOYER, _("Un adulte qui vivra avec nous")),
)
IDENTITES = ("prenom", "nom")


class PersonneForm(EtapeForm):
    """The person being typed under the list of the household; nothing is typed while ``lien`` is empty."""

    lien = ChoixField(
        label=_("Y a-t-il quelqu’un d’autre ?"),
        choices=[PERSONNE, *LIENS],
        required=False,
        exemples={
            Lien.A_NAITRE: _("Après douze semaines de grossesse. Seule la date prévue est demandée."),
            Lien.CONJOINT: _("Mariage, PACS ou vie commune."),
            Lien.AUTRE: _("Un parent, un ami."),
        },
    )
    prenom = NomField(label=_("Son prénom"), required=False)
    nom = NomField(label=_("Son nom"), required=False, help_text=_("S’il n’est pas le même que le vôtre."))
    naissance = NaissanceField(
        label=_("Sa date de naissance"), required=False, help_text=_("Pour un bébé attendu : la date prévue.")
    )
    garde = ChoixField(label=_("Avec vous, il vit"), choices=GARDES, required=False)
    charge = ChoixField(label=_("Pour votre foyer, cette personne est"), choices=CHARGES)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.borner("naissance", minimum=self.plus_vieux, maximum=derniere_naissance_attendue(self.le))
        for nom in ("lien", "prenom", "naissance", "garde"):
            self.fields[nom].selon_une_reponse = True  # type: ignore[attr-defined]
        if (age := self._age_hors_charge()) is None:
            del self.fields["charge"]
        else:
            phrase = gettext(
                "Cette personne a %(age)s ans. À cet âge, il faut un handicap pour être à charge. "
                "Qui est-elle pour votre foyer ?"
            )
            self.fields["charge"].error_messages["required"] = phrase % {"age": age}

    @property
    def est_vide(self) -> bool:
        """Say whether nobody is being typed."""
        saisies = (str(valeur) for cle, valeur in self.data.items() if self._est_mien(cle))
        return not any(saisie.strip() for saisie in saisies)

    def clean(self) -> dict[str, Any]:
        """Ask for who it is, a name and a past birth, but for a child not born yet."""
        dit = super().clean() or {}
        if self.est_vide:
            return dit
        if not dit.get("lien"):
            self._demander("lien", gettext("Dites qui est cette personne pour vous, ou videz ce que vous avez écrit."))
        if dit.get("lien") == Lien.A_NAITRE:
            self._attendre(dit)
            return dit | dict.fromkeys((*IDENTITES, "garde"), "")
        if not dit.get("prenom") and not dit.get("nom"):
            self._demander("prenom", gettext("Écrivez le prénom de cette personne, ou son nom."))
        self._dater(dit)
        if dit.get("lien") != Lien.A_CHARGE:
            dit["garde"] = ""  # the answer of a question that is not put
        dit["nom"] = dit.get("nom") or str(self.selon.dites.get("nom", ""))
        return dit

    def sous_entendu(self, dite: Brut) -> Brut:
        """An adult who lives there is kept as one: the page and the line of a desk then ask what they ask of adults."""
        return {"lien": [Lien.AUTRE.value]} if dite.get("charge") == [ADULTE_DU_FOYER] else {}

    def corriger(self) -> None:
        """Ask who a person of the list is, and no more whether there is one."""
        champ: Any = self.fields["lien"]
        champ.label = gettext("Qui est cette personne pour vous ?")
        champ.choices = [(lien.value, lien.label) for lien, _libelle in LIENS]

    @property
    def lien_dit(self) -> str:
        """Say who the person is, as chosen; empty when it is still to be chosen."""
        champ: Any = self.fields["lien"]
        return str(dict(champ.choices).get(self["lien"].value() or None, "")) if "lien" not in self.errors else ""

    def _age_hors_charge(self) -> int | None:
        """Return the age of who is said to be dependent and is too old for it without a disability, else None."""
        if not self.is_bound or self.data.get(self.add_prefix("lien")) != Lien.A_CHARGE:
            return None
        champ = self.fields["naissance"]
        try:
            naissance = champ.clean(champ.widget.value_from_datadict(self.data, {}, self.add_prefix("naissance")))
        except ValidationError:
            return None
        if naissance is None or naissance.jour > self.le or peut_etre_un_enfant_a_charge(naissance.jour, self.le):
            return None
        return annees_revolues(naissance.jour, self.le)

    def _attendre(self, dit: dict[str, Any]) -> None:
        naissance = dit.get("naissance")
        if naissance is not None and naissance.jour < premiere_naissance_attendue(self.le):
            phrase = gettext(
                "Cette date est passée. Vous avez écrit « %(jour)s ». "
                "Le bébé est né ? Choisissez « un enfant » plus haut."
            )
            self.add_error("naissance", phrase % {"jour": naissance})

    def _dater(self, dit: dict[str, Any]) -> None:
        naissance = dit.get("naissance")
        if naissance is None:
            self._demander("naissance", gettext("Écrivez le jour, le mois et l’année de sa naissance."))
        elif naissance.jour > self.le:
            phrase = gettext(
                "Cette date est après aujourd’hui. Vous avez écrit « %(jour)s ». "
                "Pour un bébé attendu, choisissez cette réponse plus haut."
            )
            self.add_error("naissance", phrase % {"jour": naissance})

    def _demander(self, champ: str, phrase: str) -> None:
        if champ not in self.errors:
            self.add_error(champ, phrase)

    def _est_mien(self, cle: str) -> bool:
        siens = map(self.add_prefix, self.fields)
        return any(cle == nom or cle.startswith(f"{nom}_") for nom in siens)
