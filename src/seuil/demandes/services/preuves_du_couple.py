"""A couple that separates: each leaves with the proofs of its own papers."""

from collections.abc import Collection
from typing import Final

from seuil.demandes.models import Demande, FaitEtabli, Personne
from seuil.demandes.nomenclatures import Lien, MotifSeparation
from seuil.demandes.services.foyer_decrit import PREUVES_D_UNE_PERSONNE
from seuil.regles.protection import FAITS_PROTEGES, fait_est_protege

DU_TITULAIRE: Final = frozenset(
    {"fin_ase", "historique_locatif", "implication_locale", "temps_trajet_minutes"}
    | {fait for champ in ("contrat", "employeur", "commune_travail") for fait in PREUVES_D_UNE_PERSONNE[champ]}
)


def preuves_de_qui_part(demande: Demande, partante: int, motif: MotifSeparation) -> list[FaitEtabli]:
    """Return what the papers of who leaves established; those that protect go with who is protected."""
    est_protegee = motif == MotifSeparation.PROTECTION
    return [
        etabli
        for etabli in demande.faits_etablis.tenus()
        if etabli.personne_id == partante
        or (est_protegee and etabli.personne_id is None and fait_est_protege(etabli.fait))
    ]


def perdues_par_le_depart(partante: Personne) -> frozenset[str]:
    """Return the facts that nothing establishes any more for who stays: what protects, what was said of the holder."""
    return FAITS_PROTEGES | DU_TITULAIRE if partante.lien == Lien.DEMANDEUR else FAITS_PROTEGES


def remettre_les_preuves(nee: Demande, preuves: Collection[FaitEtabli]) -> None:
    """Give to the demand of who leaves the proofs that are its own, as they stood, but for what it proves already."""
    tenus = set(nee.faits_etablis.tenus().values_list("fait", flat=True))
    FaitEtabli.objects.bulk_create(_copier(etabli, nee) for etabli in preuves if etabli.fait not in tenus)


def _copier(etabli: FaitEtabli, nee: Demande) -> FaitEtabli:
    exclus = {"id", "demande", "personne", "retire_le", "motif_retrait"}
    siens = {champ.name: getattr(etabli, champ.name) for champ in etabli._meta.concrete_fields}
    gardes = {nom: dit for nom, dit in siens.items() if nom not in exclus}
    return FaitEtabli(**gardes, demande=nee, personne=nee.titulaire if etabli.personne_id else None)
