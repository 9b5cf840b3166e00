"""What an agent answers of a paper: dates read, facts seen, answers corrected; or why each page does not serve."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from typing import Any, Final

from django import forms

from seuil.declarations.forms.logement import DepuisForm, LoyerForm, TailleForm
from seuil.demandes.models import EUROS_MAX, Personne
from seuil.instruction.etats import EtatFeuille
from seuil.instruction.models import Piece
from seuil.instruction.nomenclatures import (
    DE_LA_PERSONNE,
    LUS_SUR_LA_PIECE,
    SorteDeValeur,
    champs_de,
    en_mots,
    sorte_de,
)
from seuil.instruction.requetes.enjeux import Enjeu
from seuil.instruction.requetes.motifs import motifs_offerts
from seuil.instruction.services import Correction
from seuil.regles.controle_menage import plus_ancienne_naissance
from seuil.regles.criteres import FAITS
from seuil.regles.criteres.faits import COLONNES
from seuil.regles.ecriture import majuscule
from seuil.socle.design.champs import (
    ChoixField,
    ChoixMultiplesField,
    DateTroisChamps,
    EntierField,
    MontantField,
    TexteField,
)

CONVIENT: Final = "Cette page convient"
QUESTIONS: Final = {**DepuisForm.base_fields, **TailleForm.base_fields, **LoyerForm.base_fields}


class AccordForm(forms.Form):
    """Accept: the dates on the paper, the facts that were seen on it, the answers that it corrects."""

    datee_du = DateTroisChamps(label="Date écrite sur le document", required=False)
    imprimee = DateTroisChamps(
        label="Valable jusqu’au (date imprimée)",
        required=False,
        help_text="Écrivez ce qui est imprimé : Seuil calcule la date de droit.",
    )
    delivree_le = DateTroisChamps(label="Délivrée le", required=False, help_text="Seulement pour une carte d’identité.")
    vus = ChoixMultiplesField(label="Vu sur le document", required=False)

    def __init__(self, *arguments: Any, piece: Piece, enjeux: Iterable[Enjeu], le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.piece, self.enjeux = piece, list(enjeux)
        if piece.code not in ("identite", "identite_majeurs"):
            del self.fields["delivree_le"]
        self.fields["vus"].choices = [(une.fait, une.libelle) for une in self.enjeux]  # type: ignore[attr-defined]
        if not self.enjeux:
            del self.fields["vus"]
        self.nombres = {f"lu_{une.fait}": une for une in self.enjeux if une.fait in LUS_SUR_LA_PIECE}
        for nom, une in self.nombres.items():
            self.fields[nom] = _nombre_lu(une)
        self.corriges = {nom: (champ, qui) for nom, champ, qui in _corriges(piece)}
        for nom, (champ, qui) in self.corriges.items():
            self.fields[nom] = _champ(champ, qui, le)
        if self.corriges:
            self.fields["raison"] = TexteField(
                label="Pourquoi vous corrigez",
                longueur_max=300,
                required=False,
                help_text="Le foyer lit ces mots, avec sa réponse et la vôtre.",
            )

    def clean(self) -> dict[str, Any]:
        lus: dict[str, Any] = super().clean() or {}
        if self.corrections_lues(lus) and not lus.get("raison"):
            self.add_error("raison", "Écrivez pourquoi : le foyer lira cette raison.")
        return lus

    @property
    def faits(self) -> dict[str, Any]:
        """The facts that were seen, each with the number read on the paper, None when what was declared is right."""
        vus: dict[str, Any] = dict.fromkeys(self.cleaned_data.get("vus") or ())
        lus = {une.fait: self.cleaned_data.get(nom) for nom, une in self.nombres.items()}
        return vus | {fait: nombre for fait, nombre in lus.items() if nombre is not None}

    def corrections_lues(self, lus: dict[str, Any]) -> list[Correction]:
        """Return what was typed otherwise than declared."""
        return [
            Correction(champ, lus[nom], lus.get("raison", ""), qui)
            for nom, (champ, qui) in self.corriges.items()
            if lus.get(nom) is not None and lus[nom] != getattr(qui or self.piece.demande, champ)
        ]


class RefusForm(forms.Form):
    """Ask again: a code of the territory for each page that does not serve, then free words."""

    precision = TexteField(
        label="Vos mots au foyer", longueur_max=500, lignes=3, required=False, help_text="Le foyer les lit."
    )

    def __init__(self, *arguments: Any, piece: Piece, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.feuilles = list(piece.feuilles.filter(etat=EtatFeuille.A_LIRE))
        motifs = [(motif.code, motif.libelle) for motif in motifs_offerts(piece, le)]
        choix = {
            _nom(feuille.pk): ChoixField(
                label=f"Fichier {rang} : {feuille.nom}", choices=[("", CONVIENT), *motifs], liste=True, required=False
            )
            for rang, feuille in enumerate(self.feuilles, start=1)
        }
        for champ in choix.values():
            champ.selon_une_reponse = True  # type: ignore[attr-defined]
        self.fields = {**choix, **self.fields}

    @property
    def codes(self) -> dict[int, str]:
        """The code of each page that does not serve, by page."""
        lus = {feuille.pk: self.cleaned_data.get(_nom(feuille.pk)) for feuille in self.feuilles}
        return {pk: code for pk, code in lus.items() if code}

    def clean(self) -> dict[str, Any]:
        lus: dict[str, Any] = super().clean() or {}
        if self.feuilles and not self.codes:
            self.add_error(_nom(self.feuilles[0].pk), "Dites quelle page ne convient pas, et pourquoi.")
        return lus


class ReconnaissanceForm(forms.Form):
    """What the prefecture enters of its own decision."""

    fait = ChoixField(label="Ce qui est reconnu")
    decidee_le = DateTroisChamps(label="Date de la décision")
    jusqu_au = DateTroisChamps(
        label="Jusqu’au", required=False, help_text="Laissez vide si la décision n’a pas de fin."
    )
    reference = TexteField(label="Référence de la décision", longueur_max=80)

    def __init__(self, *arguments: Any, faits: Iterable[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["fait"].choices = [(nom, _majuscule(FAITS[nom].description)) for nom in faits]  # type: ignore[attr-defined]


def _majuscule(mots: str) -> str:
    return majuscule(mots)


def _nom(pk: int) -> str:
    return f"motif_{pk}"


def _corriges(piece: Piece) -> Iterable[tuple[str, str, Personne | None]]:
    """Yield each answer that the paper may correct: the name of its field, the answer, whose it is."""
    personnes = [piece.personne] if piece.personne else list(piece.demande.personnes.all())
    for champ in champs_de(piece.code):
        if champ not in DE_LA_PERSONNE:
            yield champ, champ, None
            continue
        for personne in personnes:
            if piece.personne or getattr(personne, champ):
                yield f"{champ}_{personne.pk}", champ, personne


def _nombre_lu(une: Enjeu) -> forms.Field:
    """Ask for the number that the paper says; the grid then counts this one."""
    fait = FAITS[une.fait]
    return EntierField(
        label=f"Lu sur le document : {une.libelle} ({fait.unite})",
        minimum=0,
        maximum=COLONNES[une.fait].maximum,
        required=False,
        help_text="Laissez vide si le document confirme ce qui est déclaré.",
    )


def _champ(champ: str, qui: Personne | None, le: date) -> forms.Field:
    """Ask for what the paper says, within the bounds of the question that the household answered."""
    libelle = en_mots(champ)
    libelle = f"{_majuscule(libelle)}{f', {qui}' if qui else ''}"
    if sorte_de(champ) is SorteDeValeur.JOUR:
        return DateTroisChamps(label=libelle, required=False, minimum=plus_ancienne_naissance(le), maximum=le)
    posee: Any = deepcopy(QUESTIONS.get(champ)) or MontantField(maximum=EUROS_MAX)
    posee.label, posee.help_text, posee.required, posee.widget.is_required = libelle, "", False, False
    return posee  # type: ignore[no-any-return]


class MessageForm(forms.Form):
    """The message that the household will read, before it is saved."""

    message = TexteField(label="Le foyer lira", longueur_max=2_000, lignes=7)
