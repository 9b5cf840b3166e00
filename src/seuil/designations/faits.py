"""A vacancy and the demands named for it → what the law counts."""

from collections.abc import Collection, Sequence
from datetime import date

from seuil.acteurs.models import Sorte
from seuil.demandes.models import Demande
from seuil.demandes.publics import est_reconnu_dalo
from seuil.designations.etats import EN_LICE
from seuil.patrimoine.models import Financement, Vacance
from seuil.regles.decisions import Candidatures


def candidatures(vacance: Vacance, demandes: Collection[Demande], *, le: date, insuffisance: str = "") -> Candidatures:
    """Return what a commission would examine: these demands, and the candidates kept from an earlier designation."""
    gardees = list(vacance.candidatures.filter(etat__in=EN_LICE).values_list("au_titre_du_dalo", flat=True))
    dalo = [*gardees, *(au_titre_du_dalo(vacance, demande, le=le) for demande in demandes)]
    return examinees(vacance, dalo, insuffisance=insuffisance)


def examinees(vacance: Vacance, dalo: Sequence[bool], *, insuffisance: str) -> Candidatures:
    """Return the demands of a dwelling as the law counts them; ``dalo``: for each, whether the prefect names it so."""
    return Candidatures(
        nombre=len(dalo),
        insuffisance=insuffisance,
        dalo_designe_par_le_prefet=bool(dalo) and all(dalo),
        plai_adapte=vacance.logement.financement == Financement.PLAI_ADAPTE,
    )


def au_titre_du_dalo(vacance: Vacance, demande: Demande, *, le: date) -> bool:
    """Say whether the prefect names this household for its recognised DALO (art. L441-2-3, II)."""
    reservataire = vacance.reservataire
    return reservataire is not None and reservataire.sorte == Sorte.ETAT and est_reconnu_dalo(demande, le=le)
