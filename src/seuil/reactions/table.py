"""Fact → what follows it. At once, inside the act: score, lists, drafts. Deferred: letters and all that may be late."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from seuil.avis.table import TABLE as AVIS
from seuil.journal.models import Entree
from seuil.radiations.nomenclatures import ACTES_QUI_REPONDENT
from seuil.reactions.suites import (
    accueillir_l_identite,
    annuler_les_rendez_vous,
    attester,
    chercher_dans_la_grille,
    compter_le_delai,
    constater_la_reintegration,
    constater_la_reponse,
    coter,
    dire_la_retenue,
    ecrire_au_bailleur,
    ecrire_au_foyer,
    emporter_les_papiers,
    inscrire_sur_les_listes,
    ne_plus_attendre,
    notifier_la_decision,
    notifier_le_report,
    oublier_les_brouillons,
    prevenir,
    prouver_par_l_espace,
    quitter_les_listes,
    relire_la_piece,
    retirer_les_candidatures,
    retirer_les_offres,
    revoir_la_location,
    sortir_du_courrier,
    taire_les_courriers,
    taire_les_echeances,
    tenir_les_contacts,
)


@dataclass(frozen=True, slots=True)
class Reaction:
    """``agir`` receives the entry and the day of the last act known of the demand, and may be called late."""

    agir: Callable[[Entree, date], object]
    est_differee: bool

    @property
    def nom(self) -> str:
        return self.agir.__name__


def aussitot(agir: Callable[[Entree, date], object]) -> Reaction:
    """Inside the act: the page that follows reads it."""
    return Reaction(agir, est_differee=False)


def ensuite(agir: Callable[[Entree, date], object]) -> Reaction:
    """After the act, in its own transaction: the answer to a person never waits for it."""
    return Reaction(agir, est_differee=True)


_SUITES: dict[str, tuple[Reaction, ...]] = {
    "demande.enregistree": (
        aussitot(coter),
        aussitot(inscrire_sur_les_listes),
        aussitot(tenir_les_contacts),
        aussitot(emporter_les_papiers),
        aussitot(accueillir_l_identite),
        ensuite(attester),
        ensuite(dire_la_retenue),
    ),
    "demande.distinguee": (aussitot(coter), aussitot(inscrire_sur_les_listes), aussitot(emporter_les_papiers)),
    "demande.rattachee": (
        aussitot(quitter_les_listes),
        aussitot(oublier_les_brouillons),
        aussitot(ne_plus_attendre),
        ensuite(retirer_les_candidatures),
        ensuite(annuler_les_rendez_vous),
    ),
    "demande.reception_avancee": (aussitot(coter), aussitot(inscrire_sur_les_listes), ensuite(attester)),
    "demande.modifiee": (aussitot(coter), aussitot(inscrire_sur_les_listes), aussitot(tenir_les_contacts)),
    "demande.renouvelee": (
        aussitot(coter),
        aussitot(inscrire_sur_les_listes),
        aussitot(taire_les_echeances),
        ensuite(attester),
    ),
    "demande.prolongee": (aussitot(inscrire_sur_les_listes),),
    "demande.reintegree": (
        aussitot(coter),
        aussitot(inscrire_sur_les_listes),
        aussitot(constater_la_reintegration),
        ensuite(attester),
    ),
    "demande.reponse_attendue": (ensuite(ecrire_au_foyer),),
    "demande.avertie": (ensuite(ecrire_au_foyer),),
    "demande.courrier_repondu": (aussitot(taire_les_courriers),),
    "demande.piece_envoyee": (ensuite(relire_la_piece),),
    "demande.faits_etablis": (aussitot(coter), aussitot(inscrire_sur_les_listes)),
    "demande.dissociee": (
        aussitot(coter),
        aussitot(inscrire_sur_les_listes),
        aussitot(tenir_les_contacts),
        aussitot(revoir_la_location),
    ),
    "demande.bailleur_prevenu": (ensuite(ecrire_au_bailleur),),
    "demande.message_lu": (aussitot(prouver_par_l_espace), aussitot(compter_le_delai)),
    "demande.protegee": (aussitot(sortir_du_courrier),),
    "demande.code_remis": (aussitot(oublier_les_brouillons),),
    "demande.code_renouvele": (aussitot(oublier_les_brouillons),),
    "demande.code_envoye": (aussitot(oublier_les_brouillons),),
    "demande.identite_demandee": (aussitot(inscrire_sur_les_listes),),
    "demande.identite_confirmee": (ensuite(attester),),
    "demande.identite_refusee": (aussitot(inscrire_sur_les_listes),),
    "demande.identite_perimee": (aussitot(inscrire_sur_les_listes),),
    "demande.immobilisee": (aussitot(inscrire_sur_les_listes),),
    "demande.liberee": (aussitot(inscrire_sur_les_listes),),
    "demande.examinee": (ensuite(notifier_la_decision),),
    "demande.reportee": (ensuite(notifier_le_report),),
    "grille.publiee": (aussitot(chercher_dans_la_grille),),
    "demande.radiee": (
        aussitot(quitter_les_listes),
        aussitot(taire_les_echeances),
        aussitot(ne_plus_attendre),
        ensuite(retirer_les_candidatures),
        ensuite(retirer_les_offres),
        ensuite(annuler_les_rendez_vous),
    ),
}


_PREVIENNENT = {attester, notifier_la_decision, notifier_le_report, ecrire_au_foyer}


def _avec_son_avis(verbe: str) -> tuple[Reaction, ...]:
    suites = _SUITES.get(verbe, ())
    if verbe in ACTES_QUI_REPONDENT:
        suites = (*suites, aussitot(constater_la_reponse))
    est_dit = verbe not in AVIS or any(suite.agir in _PREVIENNENT for suite in suites)
    return suites if est_dit else (*suites, ensuite(prevenir))


_VERBES = {*_SUITES, *AVIS, *ACTES_QUI_REPONDENT}
REACTIONS: dict[str, tuple[Reaction, ...]] = {verbe: _avec_son_avis(verbe) for verbe in _VERBES}


def reaction(verbe: str, nom: str) -> Reaction | None:
    """Return a reaction by its name, None if the table no longer has it."""
    return next((connue for connue in REACTIONS.get(verbe, ()) if connue.nom == nom), None)
