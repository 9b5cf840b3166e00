"""What is put to the vote for one candidate, and each elector's voice."""

from datetime import date
from typing import Any

from django import forms

from seuil.commissions.forms.voix import TOUS_POUR, VOIX_PAR_VOIX, VoixDuVote
from seuil.commissions.models import Decision, Membre, Nature
from seuil.commissions.services import Vote
from seuil.regles.calendrier import ajouter_mois
from seuil.regles.ecriture import compte
from seuil.regles.motifs_commission import Acte, motifs
from seuil.regles.pieces import liste_limitative
from seuil.socle.design.champs import CaseField, ChoixField, DateTroisChamps, EntierField, TexteField
from seuil.socle.saisie import entier

RANG_MAXIMUM, CONDITION_MOIS = 99, 6
AUCUN = ("", "Sans objet")
SELON_LA_PROPOSITION = ("rang", "piece_manquante", "condition_avant_le", "code", "irrecevabilite", "cumul", "suffrages")
ATTENDUS: dict[str, dict[str, str]] = {
    Nature.RANG: {"rang": "Donnez un rang : 1 pour le premier à qui proposer le logement."},
    Nature.CONDITION: {
        "piece_manquante": "Choisissez le document attendu.",
        "condition_avant_le": "Écrivez la date limite pour fournir ce document.",
    },
    Nature.NON_ATTRIBUTION: {"code": "Choisissez pourquoi : la non-attribution doit être motivée."},
    Nature.IRRECEVABILITE: {"irrecevabilite": "Choisissez : l’irrecevabilité tient au séjour ou aux ressources."},
}


class DecisionForm(VoixDuVote):
    vue = forms.CharField(required=False, widget=forms.HiddenInput)
    votes = forms.CharField(required=False, widget=forms.HiddenInput)
    nature = ChoixField(
        label="Proposition mise au vote",
        liste=True,
        choices=[("", "Choisir"), *((code, f"{code}. {mot}") for code, mot in Nature.choices)],
        error_messages={"required": "Choisissez la proposition, de a à e."},
    )
    rang = EntierField(
        label="Rang",
        minimum=0,
        maximum=RANG_MAXIMUM,
        required=False,
        help_text="Pour b, ou pour c avec d’autres candidats.",
    )
    piece_manquante = ChoixField(label="Document attendu", liste=True, choices=[AUCUN], required=False)
    condition_avant_le = DateTroisChamps(label="À fournir au plus tard le", required=False)
    code = ChoixField(label="Si d : le motif", liste=True, choices=[AUCUN], required=False)
    irrecevabilite = ChoixField(label="Si e : le motif légal", liste=True, choices=[AUCUN], required=False)
    mots = TexteField(
        label="Mots libres",
        longueur_max=300,
        lignes=2,
        required=False,
        help_text="Imprimés seulement quand une autre personne du bailleur les a relus.",
    )
    mots_confirmes = CaseField(label="Ces mots ne portent sur aucun motif interdit", required=False)
    cumul = TexteField(label="Pourquoi ce foyer est aussi premier ici", longueur_max=300, lignes=2, required=False)
    suffrages = ChoixField(label="Vote", required=False, choices=[])

    def __init__(
        self,
        *arguments: Any,
        electeurs: list[Membre],
        le: date,
        corrige: Decision | None = None,
        cumule: bool = False,
        votes: int,
        **options: Any,
    ) -> None:
        """``votes``: how many votes of this candidate do not stand; a page that knew fewer is not up to date."""
        options["initial"] = _initial(corrige) | {"votes": votes}
        super().__init__(*arguments, **options)
        self.electeurs, self.corrige, self.cumule, self.connus = electeurs, corrige, cumule, votes
        for nom in SELON_LA_PROPOSITION:
            self.fields[nom].selon_une_reponse = True  # type: ignore[attr-defined]
        self._offrir("piece_manquante", [(piece.code, piece.libelle) for piece in liste_limitative(le)])
        self._offrir("code", [(motif.code, motif.libelle) for motif in motifs(Acte.NON_ATTRIBUTION, le)])
        self._offrir("irrecevabilite", [(motif.code, motif.libelle) for motif in motifs(Acte.IRRECEVABILITE, le)])
        echeance: Any = self.fields["condition_avant_le"]
        echeance.maximum = ajouter_mois(le, CONDITION_MOIS)
        voix: Any = self.fields["suffrages"]
        combien = compte(len(electeurs), "voix", "voix")
        voix.choices = [(TOUS_POUR, f"Tous pour, {combien}"), (VOIX_PAR_VOIX, "Voix par voix")]

    def clean(self) -> dict[str, Any]:
        """Ask for what each proposal needs (art. R441-3), and how the vote went."""
        dit = super().clean() or {}
        for champ, phrase in ATTENDUS.get(dit.get("nature", ""), {}).items():
            if champ not in self.errors and dit.get(champ) in ("", None):
                self.add_error(champ, phrase)
        self.verifier_les_voix(dit.get("suffrages", ""))
        return dit

    def clean_votes(self) -> str:
        """Refuse a request sent twice: the page of a rejected proposal, loaded again, would vote again."""
        votes: str = self.cleaned_data["votes"]
        if votes and votes != str(self.connus):
            self.add_error(None, "Un vote vient d’être enregistré pour ce candidat : relisez-le avant de voter.")
            self.compter(self.connus)
        return votes

    def compter(self, votes: int) -> None:
        """Show the page again with the votes that it now knows."""
        tapes: Any = self.data
        dits = tapes.copy()
        dits[self.add_prefix("votes")] = str(votes)
        self.data = dits

    @property
    def ouverts(self) -> dict[str, bool]:
        """Which folded parts show what was typed, or is to be corrected."""
        nature = self._dite("nature")
        par_voix = self._dite("suffrages") == VOIX_PAR_VOIX or bool(self.voix_typees())
        return {
            "condition": nature == Nature.CONDITION,
            "motif": nature in (Nature.NON_ATTRIBUTION, Nature.IRRECEVABILITE),
            "voix": par_voix or "suffrages" in self.errors,
            "mots": "mots" in self.errors or bool(self._dite("mots_confirmes")),
            "cumul": self.cumule or "cumul" in self.errors,
        }

    @property
    def vote(self) -> Vote:
        """What the commission votes on; a voice that was not typed is an abstention."""
        dit, nature = self.cleaned_data, self.cleaned_data["nature"]
        codes = {Nature.IRRECEVABILITE: dit["irrecevabilite"], Nature.NON_ATTRIBUTION: dit["code"]}
        sous_condition = nature == Nature.CONDITION
        return Vote(
            nature=nature,
            suffrages=self.suffrages_dits(),
            rang=dit["rang"] if nature in (Nature.RANG, Nature.CONDITION) else None,
            code=codes.get(nature, ""),
            mots=dit["mots"] if nature == Nature.NON_ATTRIBUTION else "",
            mots_confirmes=dit["mots_confirmes"],
            piece_manquante=dit["piece_manquante"] if sous_condition else "",
            condition_avant_le=dit["condition_avant_le"] if sous_condition else None,
            cumul=dit["cumul"],
        )

    @property
    def lue(self) -> Decision | None:
        """The decision that the page showed: the only one this vote may replace."""
        cle = entier(self.cleaned_data["vue"])
        return None if cle is None else Decision(pk=cle)

    def _offrir(self, nom: str, choix: list[tuple[str, str]]) -> None:
        champ: Any = self.fields[nom]
        champ.choices = [AUCUN, *choix]

    def _dite(self, nom: str) -> str:
        """Return what was typed in a field, or what the decision to correct says."""
        if self.is_bound:
            return str(self.data.get(self.add_prefix(nom), ""))
        return str(self.initial.get(nom) or "")


def _initial(corrige: Decision | None) -> dict[str, Any]:
    """Return the decision to correct as the form shows it."""
    if corrige is None:
        return {}
    unanime = not corrige.contre and not corrige.abstention
    motif = "irrecevabilite" if corrige.nature == Nature.IRRECEVABILITE else "code"
    return {
        "vue": corrige.pk,
        "nature": corrige.nature,
        "rang": corrige.rang,
        motif: corrige.code,
        "mots": corrige.mots,
        "piece_manquante": corrige.piece_manquante,
        "condition_avant_le": corrige.condition_avant_le,
        "cumul": corrige.cumul,
        "suffrages": TOUS_POUR if unanime else VOIX_PAR_VOIX,
    }
