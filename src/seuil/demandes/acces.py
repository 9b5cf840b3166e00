"""Who may see a demand and act on it (art. R441-2-6)."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from seuil.acteurs.auteurs import Demandeur, Mandataire, Systeme
from seuil.acteurs.models import Acteur, Agent, Metier, Sorte
from seuil.demandes.etats import Etat, EtatRessemblance, MotifRadiation
from seuil.demandes.models import Demande, DemandeQuerySet, Ressemblance, Souhait
from seuil.regles.verdicts import Verdict, non, oui
from seuil.socle.cycles import EnsembleVerrouillable

CONSULTENT = {
    Metier.GUICHET,
    Metier.ATTRIBUTION,
    Metier.RESERVATION,
    Metier.SECRETARIAT,
    Metier.GESTION,
    Metier.COTATION,
}
ACCOMPAGNENT = {Metier.GUICHET, Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT}
PAR_SORTE_TERRITORIALE = {Sorte.COMMUNE, Sorte.EPCI}
JOINDRE = frozenset(
    {"adresse", "code_postal", "commune", "ville_etrangere", "pays", "hebergeant", "telephone", "mel"}
)  # where the household is told: whoever changes it could hide what is told
QUI_RADIE = {  # the household's own renunciation apart
    MotifRadiation.ATTRIBUTION: Metier.ATTRIBUTION,
    MotifRadiation.IRRECEVABILITE: Metier.ATTRIBUTION,
    MotifRadiation.CONTACT: Metier.GUICHET,
    MotifRadiation.RENOUVELLEMENT: Metier.GESTION,
}


def visibles_par(agent: Agent) -> DemandeQuerySet:
    """Return the demands an agent may open: those of its organism's ressorts, narrowed for local authorities."""
    perimetre = _perimetre(agent)
    return Demande.objects.none() if perimetre is None else Demande.objects.filter(perimetre)


def _perimetre(agent: Agent) -> Q | None:
    """Return the condition of what an agent may open, one look per demand; None when it may open nothing."""
    organisme = agent.organisme
    if organisme is None or not agent.is_active or not CONSULTENT & set(agent.metiers):
        return None
    dans_ses_ressorts = Q(ressort__in=organisme.ressorts.all())
    if organisme.sorte not in PAR_SORTE_TERRITORIALE:
        return dans_ses_ressorts
    epci = organisme.epci or (organisme.commune.epci if organisme.commune else None)
    chez_elle = Q(commune=organisme.commune) if epci is None else Q(commune__epci=epci)
    return dans_ses_ressorts & Q(Exists(Souhait.objects.filter(chez_elle, demande=OuterRef("pk"))))


def peut_voir_les_violences(agent: Agent) -> Verdict:
    """Violence, rape, prostitution and trafficking are shown only to those who follow the household's file."""
    if ACCOMPAGNENT & set(agent.metiers):
        return oui()
    return non("Certaines situations de cette demande sont réservées aux agents qui suivent le dossier.")


def peut_lire_les_pieces(agent: Agent) -> Verdict:
    """The desks read the papers that a household gave."""
    return oui() if agent.exerce(Metier.GUICHET) else non("Les pièces d’un dossier se lisent au guichet.")


def peut_enregistrer(acteur: Acteur | Mandataire) -> Verdict:
    """On the portal, a household or who fills its form; an agent of a registering desk (art. R441-2-1)."""
    if not isinstance(acteur, Agent):
        return oui()
    if not acteur.exerce(Metier.GUICHET):
        return non("Vous n’êtes pas habilité à enregistrer des demandes.")
    if acteur.guichet is None or not acteur.guichet.enregistre:
        return non("Votre guichet informe, mais n’enregistre pas. Orientez la personne vers un guichet enregistreur.")
    return oui()


def peut_confirmer_la_remise(acteur: Acteur, demande: Demande) -> Verdict:
    """The household itself, or the desk that hands the code over."""
    if isinstance(acteur, Demandeur):
        return peut_modifier(acteur, demande)
    return peut_renouveler_code(acteur, demande)


def suivies_par(agent: Agent) -> DemandeQuerySet:
    """Return the demands an agent may open, and those its own desk registered."""
    perimetre = _perimetre(agent)
    if perimetre is None or not peut_enregistrer(agent).est_oui:
        return visibles_par(agent)
    return Demande.objects.filter(perimetre | Q(guichet=agent.guichet))


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


def doublons_a_trancher(agent: Agent) -> DemandeQuerySet:
    """Return the held demands that a registering desk may open, to decide with the person."""
    return visibles_par(agent).retenues() if peut_enregistrer(agent).est_oui else Demande.objects.none()


def ressemblances_a_trancher(agent: Agent) -> EnsembleVerrouillable[Ressemblance]:
    """Return the pairs of living demands that look alike, both of which a registering desk may open."""
    if not peut_enregistrer(agent).est_oui:
        return Ressemblance.objects.none()
    siennes = visibles_par(agent).actives()
    return Ressemblance.objects.filter(
        etat=EtatRessemblance.A_TRANCHER, premiere__in=siennes.values("pk"), seconde__in=siennes.values("pk")
    )


def peut_trancher(acteur: Acteur, demande: Demande) -> Verdict:
    """A registering desk that may open the demand, the person met; neither the household alone nor the system."""
    if not isinstance(acteur, Agent):
        return non("Un doublon possible se tranche à un guichet d’enregistrement, avec la personne.")
    verdict = peut_enregistrer(acteur)
    if verdict.est_oui and not _voit(acteur, demande):
        return non("Cette demande n’est pas de votre ressort.")
    return verdict


def peut_dissocier(acteur: Acteur, demande: Demande) -> Verdict:
    """A registering desk that may open the demand of a couple, the person who leaves met and identified."""
    if demande.etat != Etat.ACTIVE:
        return non("Seule une demande active se sépare.")
    return peut_trancher(acteur, demande)


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
    if acteur.exerce(Metier.GUICHET) and visibles_par(acteur).filter(pk=demande.pk).exists():
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
    if acteur.exerce(Metier.ATTRIBUTION) and _voit(acteur, demande):
        return oui()
    return non("Seul le bailleur qui attribue un logement peut suspendre la recherche de cette demande.")


def peut_radier(acteur: Acteur, demande: Demande, *, motif: MotifRadiation) -> Verdict:
    """Each legal motive has its own author (art. R441-2-8)."""
    if isinstance(acteur, Systeme):
        return oui()
    if motif == MotifRadiation.ABANDON:
        return peut_modifier(acteur, demande)
    if isinstance(acteur, Agent) and acteur.exerce(QUI_RADIE[motif]) and _voit(acteur, demande):
        return oui()
    return non("Vous n’êtes pas habilité à radier cette demande pour ce motif.")


def _voit(agent: Agent, demande: Demande) -> bool:
    return visibles_par(agent).filter(pk=demande.pk).exists()
