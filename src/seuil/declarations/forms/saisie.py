"""A draft read again: each step's form, bound to what was kept, and the checked dossier they make together."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Guichet
from seuil.declarations.forms.base import EtapeForm
from seuil.declarations.forms.foyer import PersonneForm
from seuil.declarations.forms.logement import LogementForm
from seuil.declarations.forms.relecture import bloc, paires, revenu
from seuil.declarations.forms.ressources import RessourcesForm
from seuil.declarations.forms.souhaits import SouhaitsForm
from seuil.declarations.forms.vous import VousForm
from seuil.declarations.models import Brouillon
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.services.enregistrer import Dossier
from seuil.documents.models import Document
from seuil.regles import menage as loi
from seuil.regles.controle_menage import anomalies
from seuil.territoires.models import Commune

LIBELLES = {
    "vous": _("Vous"),
    "foyer": _("Votre foyer"),
    "logement": _("Votre logement actuel"),
    "ressources": _("Vos ressources"),
    "souhaits": _("Le logement souhaité"),
    "envoi": _("Relire et envoyer"),
}
ETAPES = tuple(LIBELLES)
SIMPLES: dict[str, type[EtapeForm]] = {"vous": VousForm, "logement": LogementForm, "souhaits": SouhaitsForm}
SANS_REVENU = (Lien.A_CHARGE, Lien.A_NAITRE)
CHAMPS_DU_TITULAIRE = ("civilite", "prenom", "nom", "naissance", "nationalite", "cmi_invalidite")

Brut = dict[str, list[str]]


class Saisie:
    """What a draft holds, on the day ``le``."""

    def __init__(self, brouillon: Brouillon, *, le: date) -> None:
        self.brouillon, self.le = brouillon, le
        self.reponses: dict[str, Any] = brouillon.reponses

    def formulaire(self, etape: str, saisi: QueryDict | None = None) -> EtapeForm:
        """Return the form of a simple step: bound to ``saisi``, else to what was kept, else blank."""
        return SIMPLES[etape](saisi or lie(self.reponses.get(etape)), le=self.le)

    def personnes(self) -> list[PersonneForm]:
        """Return the bound form of each person added to the holder."""
        return [PersonneForm(lie(brut), le=self.le) for brut in self.reponses.get("personnes", [])]

    def ressources(self, saisi: QueryDict | None = None) -> list[RessourcesForm]:
        """Return one form per adult, the holder first."""
        gardees = saisi or lie(self.reponses.get("ressources"))
        noms = [("0", self.nom_titulaire())] + [
            (str(rang), f"{_propre(personne, 'prenom')} {_propre(personne, 'nom')}".strip())
            for rang, personne in enumerate(self.personnes(), start=1)
            if _propre(personne, "lien") not in SANS_REVENU
        ]
        return [RessourcesForm(gardees, prefix=f"p{rang}", titre=nom, le=self.le) for rang, nom in noms]

    def nom_titulaire(self) -> str:
        """Return the holder's name as typed, or a word that stands for it."""
        vous = self.formulaire("vous")
        if vous.is_bound and vous.is_valid():
            return f"{vous.cleaned_data['prenom']} {vous.cleaned_data['nom']}"
        return gettext("Vous")

    def incomplete(self) -> str | None:
        """Return the first step that is missing or wrong, None when only sending remains."""
        for etape in ETAPES[:-1]:
            if not self._est_complete(etape):
                return etape
        return None

    def refus_du_foyer(self) -> list[str]:
        """Return why this household cannot exist (two spouses, nobody of age…), in sentences."""
        vous = self.formulaire("vous")
        if not vous.is_valid():
            return []
        membres = (loi.Personne(loi.Lien.DEMANDEUR, vous.cleaned_data["naissance"]), *self._membres())
        return [anomalie.motif for anomalie in anomalies(loi.Menage(membres), self.le)]

    def dossier(
        self, *, guichet: Guichet, piece: Document, motif_doublon: str, motif_reception: str, recue_le: date | None
    ) -> Dossier:
        """Return the checked dossier. Call it only when ``incomplete()`` is None."""
        vous, logement, souhaits = (self._lu(etape) for etape in SIMPLES)
        communes: list[Commune] = souhaits.pop("communes")
        titulaire = {nom: vous.pop(nom) for nom in CHAMPS_DU_TITULAIRE}
        commune = vous["commune"]
        reponses = vous | logement | souhaits | {"code_postal": (commune.codes_postaux or commune.pk)[:5]}
        reponses |= {montant: reponses[montant] or 0 for montant in ("loyer_charges", "apl")}
        return Dossier(
            ressort=communes[0].ressort,
            guichet=guichet,
            reponses=reponses,
            personnes=self._personnes_lues(titulaire),
            communes=communes,
            piece_identite=piece,
            motif_doublon=motif_doublon,
            motif_reception=motif_reception,
            recue_le=recue_le,
        )

    def resume(self) -> list[dict[str, Any]]:
        """Return what was answered, step by step, in words: to be read again before sending."""
        seul = [(gettext("Foyer"), gettext("Vous vivrez seul."))]
        return [
            bloc("vous", LIBELLES["vous"], paires(self.formulaire("vous"))),
            bloc("foyer", LIBELLES["foyer"], self._foyer_en_mots() or seul),
            bloc("logement", LIBELLES["logement"], paires(self.formulaire("logement"))),
            bloc("ressources", LIBELLES["ressources"], [revenu(form) for form in self.ressources()]),
            bloc("souhaits", LIBELLES["souhaits"], paires(self.formulaire("souhaits"))),
        ]

    def _foyer_en_mots(self) -> list[tuple[str, str]]:
        return [
            (
                f"{_propre(personne, 'prenom')} {_propre(personne, 'nom')}".strip() or gettext("Enfant à naître"),
                str(Lien(personne.cleaned_data["lien"]).label),
            )
            for personne in self.personnes()
            if personne.is_valid()
        ]

    def _personnes_lues(self, titulaire: dict[str, Any]) -> list[dict[str, Any]]:
        lues = [titulaire | {"lien": Lien.DEMANDEUR}]
        for personne in self.personnes():
            personne.is_valid()
            lues.append(personne.cleaned_data)
        for form in self.ressources():
            form.is_valid()
            lues[int((form.prefix or "p0")[1:])] |= form.cleaned_data
        return lues

    def _membres(self) -> list[loi.Personne]:
        return [
            loi.Personne(
                lien=loi.Lien(personne.cleaned_data["lien"]),
                naissance=personne.cleaned_data["naissance"],
                garde=loi.Garde(personne.cleaned_data["garde"]) if personne.cleaned_data["garde"] else None,
            )
            for personne in self.personnes()
            if personne.is_valid()
        ]

    def _est_complete(self, etape: str) -> bool:
        if etape == "foyer":
            return (
                "foyer" in self.reponses
                and all(form.is_valid() for form in self.personnes())
                and not self.refus_du_foyer()
            )
        if etape == "ressources":
            return "ressources" in self.reponses and all(form.is_valid() for form in self.ressources())
        form = self.formulaire(etape)
        return form.is_bound and form.is_valid()

    def _lu(self, etape: str) -> dict[str, Any]:
        form = self.formulaire(etape)
        form.is_valid()
        return dict(form.cleaned_data)


def brut(saisi: QueryDict, forms: list[EtapeForm]) -> Brut:
    """Return what was typed for these forms, as text, to be kept in the draft (a JSON column keeps no NUL)."""
    noms = {form.add_prefix(nom) for form in forms for nom in form.fields}
    return {
        cle: [valeur.replace("\0", "") for valeur in valeurs]
        for cle, valeurs in saisi.lists()
        if "\0" not in cle and any(cle == nom or cle.startswith(f"{nom}_") for nom in noms)
    }


def lie(brut: Brut | None) -> QueryDict | None:
    """Return what was kept as if it had just been typed; None when nothing was."""
    if not brut:
        return None
    saisi = QueryDict(mutable=True)
    for cle, valeurs in brut.items():
        saisi.setlist(cle, valeurs)
    return saisi


def _propre(form: PersonneForm, champ: str) -> str:
    return str(form.cleaned_data.get(champ, "")) if form.is_valid() else ""
