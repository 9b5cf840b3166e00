"""Who may act on a demand: its household, who acts for it, the desks, the landlords, the delays (law §1.8)."""

from collections.abc import Collection

from django.db.models import Q

from seuil.acteurs.auteurs import Demandeur, Mandataire, Systeme
from seuil.acteurs.models import Acteur, Agent, Metier, Sorte
from seuil.demandes.acces.ouverture import perimetre, peut_lire_les_pieces, peut_voir_les_violences, visibles_par, voit
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande, DemandeQuerySet, Origine
from seuil.regles.criteres import FAITS
from seuil.regles.criteres.faits import PREFECTURE
from seuil.regles.protection import fait_est_protege
from seuil.regles.verdicts import Verdict, non, oui

JOINDRE = frozenset(
    {"adresse", "code_postal", "commune", "ville_etrangere", "pays", "hebergeant", "telephone", "mel"}
)  # where the household is told: whoever changes it could hide what is told
QUI_RADIE = {  # the household's own renunciation apart
    MotifRadiation.ATTRIBUTION: Metier.ATTRIBUTION,
    MotifRadiation.IRRECEVABILITE: Metier.ATTRIBUTION,
    MotifRadiation.CONTACT: Metier.GUICHET,
    MotifRadiation.RENOUVELLEMENT: Metier.GESTION,
}


def peut_enregistrer(acteur: Acteur | Mandataire) -> Verdict:
    """On the portal, a household or who fills its form; an agent of a registering desk (art. R441-2-1)."""
    if not isinstance(acteur, Agent):
        return oui()
    if not acteur.exerce(Metier.GUICHET):
        return non("Vous n’êtes pas habilité à enregistrer des demandes.")
    if acteur.guichet is None or not acteur.guichet.enregistre:
        return non("Votre guichet informe, mais n’enregistre pas. Orientez la personne vers un guichet enregistreur.")
    return oui()


def suivies_par(agent: Agent) -> DemandeQuerySet:
    """Return the demands an agent may open, and those its own desk registered."""
    siennes = perimetre(agent)
    if siennes is None or not peut_enregistrer(agent).est_oui:
        return visibles_par(agent)
    return Demande.objects.filter(siennes | Q(guichet=agent.guichet))


def peut_confirmer_la_remise(acteur: Acteur, demande: Demande) -> Verdict:
    """The household itself, or the desk that hands the code over."""
    if isinstance(acteur, Demandeur):
        return peut_modifier(acteur, demande)
    return peut_renouveler_code(acteur, demande)


def peut_renouveler_code(acteur: Acteur, demande: Demande, *, est_prouve: bool = False) -> Verdict:
    """A registering desk that follows the demand, with an identity document; the household whose address proved it."""
    if isinstance(acteur, Systeme):
        return oui()
    if isinstance(acteur, Demandeur) and est_prouve:
        return peut_modifier(acteur, demande)
    if not isinstance(acteur, Agent):
        return non("Un nouveau code se donne à un guichet d’enregistrement, avec une pièce d’identité.")
    verdict = peut_enregistrer(acteur)
    if verdict.est_oui and not suivies_par(acteur).filter(pk=demande.pk).exists():
        return non("Cette demande n’est pas de votre ressort.")
    return verdict


def peut_modifier(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household itself, or any registering desk of the ressort (law §1.8)."""
    if isinstance(acteur, Mandataire):
        return non("Seul le foyer lui-même peut faire cela, dans son espace ou à un guichet.")
    if isinstance(acteur, Demandeur):
        if acteur.numero_unique == demande.numero_unique:
            return oui()
        return non("Cette demande n’est pas la vôtre.")
    if isinstance(acteur, Systeme):
        return oui()
    if acteur.exerce(Metier.GUICHET) and voit(acteur, demande):
        return oui()
    return non("Vous n’êtes pas habilité à modifier cette demande.")


def peut_changer_les_reponses(acteur: Acteur | Mandataire, demande: Demande, champs: Collection[str]) -> Verdict:
    """Whoever may change the demand; who acts for its household too, except where it is written to and called."""
    if not isinstance(acteur, Mandataire):
        return peut_modifier(acteur, demande)
    if acteur.numero_unique != demande.numero_unique or not acteur.change_les_reponses:
        return non("Le foyer ne vous a pas donné le droit de changer ses réponses.")
    if not JOINDRE.isdisjoint(champs):
        return non("L’adresse, le téléphone et l’e-mail du foyer ne se changent que par lui, ou à un guichet.")
    return oui()


def peut_etablir(acteur: Acteur, demande: Demande, fait: str, *, origine: Origine) -> Verdict:
    """A desk that follows the demand, on a paper; a fact that the law reserves to an authority, this authority only."""
    if isinstance(acteur, Systeme):
        return oui() if origine is Origine.REGISTRE else non("Seule une personne lit une pièce.")
    if not isinstance(acteur, Agent) or not voit(acteur, demande):
        return non("Cette demande n’est pas de votre ressort.")
    autorite = FAITS[fait].autorite
    if autorite or origine is Origine.AUTORITE:
        return _est_l_autorite(acteur, autorite)
    if fait_est_protege(fait) and not peut_voir_les_violences(acteur).est_oui:
        return peut_voir_les_violences(acteur)
    return peut_lire_les_pieces(acteur)


def _est_l_autorite(agent: Agent, autorite: str) -> Verdict:
    """The prefecture says what is reserved to it; what a deliberation reserves has no author here yet."""
    if autorite == PREFECTURE and agent.sorte_organisme == Sorte.ETAT:
        return oui()
    return non(f"Seule {autorite or PREFECTURE} l’établit, par ses propres agents.")


def peut_repondre_pour_le_foyer(acteur: Mandataire, demande: Demande) -> Verdict:
    """Who acts for the household of this demand, when it was let answer offers."""
    if acteur.numero_unique == demande.numero_unique and acteur.repond_aux_offres:
        return oui()
    return non("Le foyer ne vous a pas donné le droit de répondre à une offre.")


def peut_immobiliser(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The landlord whose offer is in progress, the household that answers it, or the system at the end of a delay."""
    if isinstance(acteur, Mandataire):
        return peut_repondre_pour_le_foyer(acteur, demande)
    if isinstance(acteur, Systeme):
        return oui()
    if isinstance(acteur, Demandeur):
        return peut_modifier(acteur, demande)
    if acteur.exerce(Metier.ATTRIBUTION) and voit(acteur, demande):
        return oui()
    return non("Seul le bailleur qui attribue un logement peut suspendre la recherche de cette demande.")


def peut_radier(acteur: Acteur, demande: Demande, *, motif: MotifRadiation) -> Verdict:
    """Each legal motive has its own author (art. R441-2-8)."""
    if isinstance(acteur, Systeme):
        return oui()
    if motif == MotifRadiation.ABANDON:
        return peut_modifier(acteur, demande)
    if isinstance(acteur, Agent) and acteur.exerce(QUI_RADIE[motif]) and voit(acteur, demande):
        return oui()
    return non("Vous n’êtes pas habilité à radier cette demande pour ce motif.")


def peut_renouveler(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household, who changes its answers for it, any registering desk of the ressort (art. R441-2-7)."""
    return peut_changer_les_reponses(acteur, demande, ())


def peut_prolonger(acteur: Acteur) -> Verdict:
    """A notice that was late prolongs a demand: a rule decides it, nobody."""
    return oui() if isinstance(acteur, Systeme) else non("Seule la règle prolonge une demande.")


def peut_effacer(acteur: Acteur, demande: Demande) -> Verdict:
    """The system at the end of the conservation; before it, the manager who grants what the household asked for."""
    if isinstance(acteur, Systeme):
        return oui()
    if isinstance(acteur, Agent) and acteur.exerce(Metier.GESTION) and voit(acteur, demande):
        return oui()
    return non("Seul le gestionnaire du fichier répond à une demande d’effacement.")


def peut_reintegrer(acteur: Acteur, demande: Demande) -> Verdict:
    """The manager of the register only, with its reason."""
    if isinstance(acteur, Agent) and acteur.exerce(Metier.GESTION) and voit(acteur, demande):
        return oui()
    return non("Seul le gestionnaire du fichier réintègre une demande.")
