"""A demand → what places its household among the priority publics of art. L441-1."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from seuil.demandes.faits import MAJORITE
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import CHEZ_UN_TIERS, EN_TRANSITION, SANS_LOGEMENT, Lien, Motif, Situation
from seuil.regles.calendrier import annees_revolues
from seuil.regles.occupation import est_suroccupe
from seuil.regles.priorites import Preuve, Priorite, priorites
from seuil.regles.priorites import Situation as SituationLegale

DITS = {
    "dalo": Situation.DALO, "handicap": Situation.HANDICAP, "coordination_therapeutique": Situation.ACT,
    "reprise_activite": Situation.CHOMAGE_LONG, "viol": Situation.VIOL, "sortie_prostitution": Situation.PROSTITUTION,
    "traite": Situation.TRAITE, "ase": Situation.ASE,
}  # fmt: skip
INVOQUES = {
    "habitat_indigne": Motif.INDECENT, "violences_couple": Motif.VIOLENCES, "expulsion": Motif.EXPULSION,
    "handicap": Motif.HANDICAP,
}  # fmt: skip
FAITS_PROUVES = {
    "coordination_therapeutique": "appartement_therapeutique", "reprise_activite": "duree_chomage_mois",
    "viol": "viol_agression", "traite": "traite_proxenetisme", "ase": "fin_ase", "expulsion": "menace_expulsion",
    "hebergement_temporaire": "statut_occupation", "sans_logement": "statut_occupation",
}  # fmt: skip
PROTEGES = frozenset({"violences_couple", "viol", "sortie_prostitution", "traite"})


def situation(demande: Demande, *, le: date) -> SituationLegale:
    """Return the publics declared by the household, each one proven when its paper was accepted."""
    mineurs = [
        p for p in demande.personnes.all() if p.lien == Lien.A_CHARGE and annees_revolues(p.naissance, le) < MAJORITE
    ]
    surface = None if demande.surface is None else Decimal(demande.surface)
    indecent = Motif.INDECENT in demande.motifs
    return SituationLegale(
        publics=MappingProxyType({public: _preuve(demande, public) for public in sorted(_publics(demande))}),
        age=annees_revolues(demande.titulaire.naissance, le),
        enfant_mineur_a_charge=bool(mineurs),
        logement_suroccupe=est_suroccupe(surface, demande.nb_occupants, le),
        logement_non_decent=_preuve(demande, "logement_non_decent") if indecent else Preuve.ABSENTE,
    )


def visibles_par_le_foyer(demande: Demande, *, le: date) -> list[Priorite]:
    """Return the priorities shown on the household's page: nothing that a violent relative should not read there."""
    return [priorite for priorite in priorites(situation(demande, le=le), le) if priorite.code not in PROTEGES]


def _publics(demande: Demande) -> set[str]:
    publics = {public for public, dite in DITS.items() if dite in demande.situations}
    publics |= {public for public, motif in INVOQUES.items() if motif in demande.motifs}
    if any(personne.cmi_invalidite for personne in demande.personnes.all()):
        publics.add("handicap")
    if demande.occupation in EN_TRANSITION:
        publics.add("hebergement_temporaire")
    if demande.occupation in SANS_LOGEMENT | CHEZ_UN_TIERS:
        publics.add("sans_logement")
    return publics


def _preuve(demande: Demande, public: str) -> Preuve:
    return Preuve.PROUVEE if FAITS_PROUVES.get(public, public) in demande.preuves else Preuve.DECLAREE
