"""Reads of designations: the ranks passed over before each candidate, and why; whose files are complete."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoire_du_foyer
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature, RangPasse
from seuil.patrimoine.models import Vacance
from seuil.regles.motifs_commission import Acte, motif
from seuil.socle.capacites import offertes
from seuil.socle.memoire import souvenir

DIRE_LA_DESIGNATION = "dire_la_designation"


def a_ete_designee(demande: Demande) -> bool:
    """Say whether a demand was ever put forward for a dwelling: else no session, no offer, no lease tells of it."""
    return souvenir(("designee", demande.pk), Candidature.objects.filter(demande=demande).exists)


@dataclass(frozen=True, slots=True)
class RangDit:
    """A rank passed over, in words: `Rang 2, M. Basile Croquis : foyer injoignable, appels des 3 et 5 novembre.`"""

    rang: int
    numero: str
    nom: str
    motif: str

    def __str__(self) -> str:
        return f"Rang {self.rang}, {self.nom} : {self.motif}"


@dataclass(frozen=True, slots=True)
class RangsDits:
    """Ranks passed over one after the other for one reason: `Rangs 3 à 39 : foyer injoignable.`"""

    passes: tuple[RangDit, ...]

    @property
    def rangs(self) -> str:
        """The rank, or the first and the last one."""
        premier, dernier = self.passes[0].rang, self.passes[-1].rang
        return str(premier) if premier == dernier else f"{premier} à {dernier}"

    @property
    def motif(self) -> str:
        return self.passes[0].motif

    @property
    def numero(self) -> str:
        """The numéro of the only one; several are in the journal and in the frozen ranking."""
        return self.passes[0].numero if len(self.passes) == 1 else ""

    def __str__(self) -> str:
        if len(self.passes) == 1:
            return str(self.passes[0])
        return f"Rangs {self.rangs} : {self.motif}"


def rassembler(passes: Iterable[RangDit]) -> list[RangsDits]:
    """Return the ranks passed over, those that follow one another for the same reason said together."""
    ensembles: list[list[RangDit]] = []
    for passe in passes:
        if ensembles and ensembles[-1][-1].motif == passe.motif and ensembles[-1][-1].rang == passe.rang - 1:
            ensembles[-1].append(passe)
        else:
            ensembles.append([passe])
    return [RangsDits(tuple(ensemble)) for ensemble in ensembles]


def rangs_passes(vacance: Vacance) -> dict[int, list[RangDit]]:
    """Return, by key of each candidature still there, the ranks passed over just before it, with name and reason."""
    candidatures = Candidature.objects.filter(vacance=vacance).exclude(etat=Etat.RETIREE).order_by("rang")
    rendus: dict[int, list[RangDit]] = {cle: [] for cle in candidatures.values_list("pk", flat=True)}
    par_liste: dict[int, list[tuple[int, int]]] = {}
    for cle, liste, rang in candidatures.values_list("pk", "liste", "rang"):
        par_liste.setdefault(liste, []).append((rang, cle))
    passes = (
        RangPasse.objects.filter(liste__vacance=vacance).select_related("liste", "demande").order_by("liste", "rang")
    )
    for passe in passes.prefetch_related("demande__personnes"):
        suivante = next((cle for rang, cle in par_liste.get(passe.liste_id, []) if rang > passe.rang), None)
        if suivante is not None:
            rendus[suivante].append(dire(passe))
    return rendus


def dire(passe: RangPasse) -> RangDit:
    """Return a rank passed over as it is shown and printed."""
    phrase = motif(Acte.RANG_PASSE, passe.code, passe.liste.le).phrase
    raison = " ".join(filter(None, [phrase, passe.mots]))
    return RangDit(passe.rang, passe.demande.numero_unique, str(passe.demande.titulaire), raison)


def complets(demandes: Collection[int], le: date, au_plus: int = 0) -> dict[int, int]:
    """Return the demands that lack so many mandatory papers at most, with how many: `instruction`, above, offers it."""
    lectures = offertes("requetes", "documents_attendus")
    return {cle: manque for lire in lectures for cle, manque in lire(demandes, le, au_plus=au_plus).items()}


def la_designation_se_dit(demande: Demande) -> bool:
    """Say whether the household's town decided to tell that a demand was put forward."""
    territoire = territoire_du_foyer(demande)
    return bool(territoire and territoire.parametres.get(DIRE_LA_DESIGNATION))
