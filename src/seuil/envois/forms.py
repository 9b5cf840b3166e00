"""What a household and a desk say of how to be told; nothing here saves."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Agent
from seuil.acteurs.nomenclatures import Attente
from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal
from seuil.demandes.models import Demande
from seuil.envois.models import Abonnement
from seuil.socle.design.champs import (
    CaseField,
    ChoixField,
    ChoixMultiplesField,
    CourrielField,
    DateTroisChamps,
    TexteField,
)

HEURES = [("", _("Toute la journée")), ("9-12", _("De 9 h à midi")), ("14-17", _("De 14 h à 17 h"))]
CANAUX = [(canal.value, canal.label) for canal in (Canal.COURRIEL, Canal.SMS)]


class CodeRecuForm(forms.Form):
    """The short code that came by e-mail or SMS."""

    code = TexteField(
        label=_("Code reçu"),
        longueur_max=12,
        autocomplete="one-time-code",
        help_text=_("Six chiffres."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        """Digits only: people copy spaces with them."""
        return "".join(signe for signe in self.cleaned_data["code"] if signe.isdecimal() and signe.isascii())


class PreferencesForm(forms.Form):
    """By which channel first, and which ones are closed."""

    prefere = ChoixField(label=_("Comment vous prévenir d’abord ?"), choices=CANAUX)
    sans_courriel = CaseField(label=_("Ne m’écrivez pas par e-mail"), required=False)
    sans_sms = CaseField(label=_("Ne m’envoyez pas de SMS"), required=False)

    @staticmethod
    def initiales(dite: Preference) -> dict[str, Any]:
        """Return what the household said before."""
        return {"prefere": dite.prefere, "sans_courriel": dite.sans_courriel, "sans_sms": dite.sans_sms}


class AccordForm(forms.Form):
    """The express agreement: information first, a box that nobody ticks in your place."""

    accord = CaseField(
        label=_("J’accepte de recevoir les décisions et les offres dans mon espace en ligne"),
        error_messages={"required": _("Cochez la case pour donner votre accord, ou revenez sans rien changer.")},
    )


class AccompagnantForm(forms.Form):
    """Who accompanies the household, and where to write to them."""

    nom = TexteField(
        label=_("Son nom et son service"), longueur_max=120, help_text=_("Par exemple : Mme Diallo, CCAS de Compiègne.")
    )
    mel = CourrielField(label=_("Son adresse e-mail"), autocomplete="off")


class ProtectionForm(forms.Form):
    """Where, by what and when a household in danger may be reached: by itself, or with the person at a desk."""

    adresse_sure = TexteField(
        label=_("Adresse où écrire sans danger"),
        longueur_max=240,
        lignes=3,
        required=False,
        help_text=_("Les lignes sous le nom : une domiciliation, un service. Laissez vide : aucune lettre ne partira."),
    )
    surs = ChoixMultiplesField(
        label=_("Contacts que personne d’autre ne lit"),
        required=False,
        help_text=_("Les autres ne recevront plus rien."),
    )
    heures = ChoixField(label=_("Heures sans danger"), choices=HEURES, required=False)

    def __init__(self, *arguments: Any, contacts: list[tuple[Contact, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        surs: Any = self.fields["surs"]
        surs.choices = [(str(contact.pk), nomme) for contact, nomme in contacts]

    @staticmethod
    def initiales(demande: Demande, contacts: Iterable[Contact], dite: Preference) -> dict[str, Any]:
        """Return what the household said last; no contact is safe before it says so."""
        surs = [str(un.pk) for un in contacts if un.est_sur] if demande.est_protegee else []
        heures = f"{dite.heure_debut}-{dite.heure_fin}" if dite.heure_debut is not None else ""
        return {"adresse_sure": demande.adresse_sure, "surs": surs, "heures": heures}

    @property
    def plage(self) -> tuple[int, int] | None:
        """Return the safe hours, None for the whole day."""
        debut, _, fin = self.cleaned_data["heures"].partition("-")
        return (int(debut), int(fin)) if debut else None


class LeveeForm(forms.Form):
    """Why a desk lifts a protection."""

    motif = TexteField(
        label="Pourquoi la lever ?",
        longueur_max=120,
        help_text="La personne l’a demandé, son adresse a changé… Ni adresse ni nom de qui menace.",
    )


class RetourForm(forms.Form):
    """Why a letter came back."""

    raison = TexteField(label="Ce que dit l’enveloppe", longueur_max=120, help_text="Par exemple : défaut d’accès.")


class AbonnementForm(forms.Form):
    """What an agent wants in its daily digest, when it is away, and who reads in its place."""

    resume_quotidien = CaseField(label="M’écrire chaque jour ouvré ce qui m’attend", required=False)
    voulues = ChoixMultiplesField(
        label="Ce que le résumé compte",
        required=False,
        choices=Attente.choices,
        help_text="Ce que vous ne cochez pas reste sur votre première page.",
    )
    absent_du = DateTroisChamps(label="Premier jour d’absence", required=False)
    absent_au = DateTroisChamps(label="Dernier jour d’absence", required=False)
    remplacant = ChoixField(label="Qui reçoit vos résumés pendant ce temps", liste=True, required=False)

    def __init__(self, *arguments: Any, possibles: Iterable[Agent], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.possibles = {str(agent.pk): agent for agent in possibles}
        choix: Any = self.fields["remplacant"]
        choix.choices = [("", "Personne"), *((cle, agent.designation) for cle, agent in self.possibles.items())]

    @staticmethod
    def initiales(dit: Abonnement, *, le: date) -> dict[str, Any]:
        """Return what the agent said before; an absence that is over is not asked again."""
        voulues = [attente.value for attente in Attente if attente not in dit.a_part]
        dites = {"resume_quotidien": dit.resume_quotidien, "voulues": voulues}
        if dit.absent_au is None or dit.absent_au < le:
            return dites
        remplacant = str(dit.remplacant_id or "")
        return {**dites, "absent_du": dit.absent_du, "absent_au": dit.absent_au, "remplacant": remplacant}

    @property
    def regles(self) -> dict[str, Any]:
        """Return what the verb keeps."""
        dits = {nom: valeur for nom, valeur in self.cleaned_data.items() if nom not in ("voulues", "remplacant")}
        a_part = [attente for attente in Attente if attente.value not in self.cleaned_data["voulues"]]
        return {**dits, "a_part": a_part, "remplacant": self.possibles.get(self.cleaned_data["remplacant"])}
