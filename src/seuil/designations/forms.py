"""Which candidates to look at; why fewer than three are named, why each rank is passed over."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms

from seuil.designations.controle import MOTS_MAXIMUM, MotifDuRang, MotifsDesRangs, faute
from seuil.designations.requetes import complets
from seuil.rapprochement.requetes import Voulu, offertes
from seuil.regles.ecriture import majuscule, minuscule
from seuil.regles.motifs_commission import Acte, motifs
from seuil.regles.verdicts import Verdict
from seuil.socle.design import criteres
from seuil.socle.design.champs import ChoixField, EntierField, TexteField

AUTRES = "autres"
POINTS = 999  # no amount asked of the list is longer
Papiers = Callable[[Collection[int], date], dict[int, int]]
DOCUMENTS: dict[str, Papiers] = {"complets": complets, "presque": partial(complets, au_plus=1)}
INSUFFISANCE_MAXIMUM = 200  # the search made is written before it


class FiltresForm(forms.Form):
    """What an agent asks of the list, kept in the address; a value that cannot be is told beside its question."""

    priorite = ChoixField(label="Priorité", liste=True, required=False)
    preuve = ChoixField(
        label="Preuve de la priorité",
        choices=[("", "Déclarée ou prouvée"), ("etablie", "Prouvée ou reconnue")],
        liste=True,
        required=False,
    )
    prouves = EntierField(label="Points prouvés, au moins", minimum=0, maximum=POINTS, required=False)
    effort = EntierField(label="Taux d’effort avec l’aide, au plus (%)", minimum=0, maximum=POINTS, required=False)
    reste = EntierField(label="Reste à vivre, au moins (€ par jour)", minimum=0, maximum=POINTS, required=False)
    documents = ChoixField(
        label="Documents",
        choices=[("", "Complets ou non"), ("complets", "Complets"), ("presque", "Complets, ou un seul attendu")],
        liste=True,
        required=False,
    )
    souhait = ChoixField(label="Premier souhait", liste=True, required=False)
    tri = ChoixField(
        label="Trier par",
        choices=[
            ("", "Rang"),
            ("prouves", "Points prouvés"),
            ("effort", "Taux d’effort avec l’aide"),
            ("reste", "Reste à vivre"),
        ],
        liste=True,
        required=False,
    )

    def __init__(self, *arguments: Any, commune: str, le: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for champ in self.fields.values():
            champ.selon_une_reponse = True  # type: ignore[attr-defined]
        lettres = [
            (code, "Dalo" if lettre == "DALO" else f"Lettre {lettre} : {minuscule(libelle)}")
            for code, (lettre, libelle) in offertes(le).items()
        ]
        self.fields["priorite"].choices = [("", "Toutes"), *lettres]  # type: ignore[attr-defined]
        self.fields["souhait"].choices = [("", "Toutes les communes"), ("ici", commune)]  # type: ignore[attr-defined]

    @property
    def lus(self) -> list[tuple[str, str]]:
        """Return the answers that could be read, as an address keeps them: what could not stays in its question."""
        return [(nom, str(self._dit[nom])) for nom in self.fields if self._dit.get(nom) not in (None, "")]

    @property
    def dits(self) -> str:
        """Return what is asked, in words; a proof says nothing without the priority that it proves."""
        tus = set() if self._dit.get("priorite") else {"preuve"}
        return criteres.dire(self, [nom for nom in self.fields if nom not in tus])

    @property
    def restent_ouverts(self) -> bool:
        """Say whether the questions are to be seen: one narrows the list, or is to be corrected."""
        return bool(self.errors) or any(reponse not in (None, "") for nom, reponse in self._dit.items() if nom != "tri")

    @property
    def papiers(self) -> Papiers:
        """Return who is told to have sent its papers: all of them, or all but one when those are asked for."""
        return DOCUMENTS.get(self._dit.get("documents", ""), complets)

    @property
    def voulu(self) -> Voulu:
        """Return what is asked, the answers that cannot be left out."""
        dit = self._dit
        return Voulu(
            priorite=dit.get("priorite", ""),
            etablie=dit.get("preuve", "") == "etablie" and bool(dit.get("priorite")),
            prouves=dit.get("prouves"),
            effort=dit.get("effort"),
            reste=dit.get("reste"),
            premier=dit.get("souhait", "") == "ici",
            parmi=DOCUMENTS.get(dit.get("documents", "")),
            tri=dit.get("tri", ""),
        )

    @property
    def _dit(self) -> dict[str, Any]:
        return criteres.reponses(self)


class DesignationForm(forms.Form):
    motif_insuffisance = TexteField(
        label="Pourquoi moins de candidats que le minimum légal ?",
        longueur_max=INSUFFISANCE_MAXIMUM,
        lignes=3,
        required=False,
    )
    pq = TexteField(
        label="Pourquoi pas cette personne ?",
        longueur_max=40,
        required=False,
        help_text="Son numéro unique, avec ou sans espaces.",
    )

    def __init__(
        self,
        *arguments: Any,
        passes: Sequence[Mapping[str, Any]],
        sans_ligne: int,
        suffit: Verdict,
        le: date,
        **options: Any,
    ) -> None:
        """``passes``: the lines of the ranks passed over that may have their own reason; beyond one, a common one too.

        ``sans_ligne``: how many more ranks are passed over, which the common reason alone explains; ``suffit``: whether
        the candidates chosen are enough.
        """
        super().__init__(*arguments, **options)
        self.le, self.passes, self.sans_ligne = le, passes, sans_ligne
        self.fields["pq"].selon_une_reponse = True  # type: ignore[attr-defined]
        insuffisance = self.fields["motif_insuffisance"]
        insuffisance.required, insuffisance.error_messages["required"] = suffit.est_a_preciser, suffit.motif
        choix = [("", "Choisir"), *((motif.code, motif.libelle) for motif in motifs(Acte.RANG_PASSE, le))]
        if len(passes) > 1:
            self._motiver(AUTRES, choix, "tous les autres rangs passés", seul=False)
        for ligne in passes:
            self._motiver(ligne["demande"], choix, f"le rang {ligne['rang']}", seul=len(passes) == 1)

    @property
    def motifs_des_rangs(self) -> MotifsDesRangs:
        """Return the reasons typed, once the form is valid."""
        dits = {ligne["demande"]: self._dit(ligne["demande"]) for ligne in self.passes}
        commun = self._dit(AUTRES)
        return MotifsDesRangs({cle: dit for cle, dit in dits.items() if dit.code}, commun if commun.code else None)

    def rang(self, cle: int | str) -> dict[str, Any]:
        """Return the two questions of a rank passed over, to be shown."""
        return {"code": self[f"rang_{cle}"], "mots": self[f"mots_{cle}"]}

    def clean(self) -> None:
        commun = self._dit(AUTRES)
        if commun.code or commun.mots or self.sans_ligne:
            self._verifier(AUTRES, commun)
        for ligne in self.passes:
            dit = self._dit(ligne["demande"])
            if dit.code or dit.mots or not (commun.code or commun.mots):
                self._verifier(ligne["demande"], dit)

    def _motiver(self, cle: int | str, choix: list[tuple[str, str]], quoi: str, *, seul: bool) -> None:
        self.fields[f"rang_{cle}"] = ChoixField(label=f"Motif pour {quoi}", choices=choix, liste=True, required=seul)
        self.fields[f"mots_{cle}"] = TexteField(
            label=f"En vos mots, pour {quoi}", longueur_max=MOTS_MAXIMUM, required=False
        )
        self.fields[f"rang_{cle}"].selon_une_reponse = True  # type: ignore[attr-defined]

    def _dit(self, cle: int | str) -> MotifDuRang:
        return MotifDuRang(self.cleaned_data.get(f"rang_{cle}", ""), self.cleaned_data.get(f"mots_{cle}", ""))

    def _verifier(self, cle: int | str, dit: MotifDuRang) -> None:
        trouvee = faute(dit, self.le)
        if trouvee and not {f"rang_{cle}", f"mots_{cle}"} & set(self.errors):
            champ, phrase = trouvee
            self.add_error(f"{champ}_{cle}", majuscule(phrase))
