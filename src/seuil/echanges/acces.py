"""Who writes to a service, who of that service reads and answers; the file itself is opened by `demandes.acces`."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire, Systeme
from seuil.acteurs.models import Acteur, Agent, Metier, Organisme
from seuil.baux.etats import EN_COURS as OFFRES_EN_COURS
from seuil.baux.models import Offre
from seuil.demandes import acces
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.designations.etats import EN_LICE
from seuil.designations.models import Candidature
from seuil.echanges.models import Echange
from seuil.regles.verdicts import Verdict, non, oui

PROPOSENT = (Metier.ATTRIBUTION, Metier.RESERVATION)  # of an organism that has a dwelling for the household


def peut_ecrire(acteur: Acteur | Mandataire, demande: Demande) -> Verdict:
    """The household, or who changes its answers for it, while the demand runs; an agent answers, under its own name."""
    if isinstance(acteur, Agent | Systeme):
        return non("Un agent répond au foyer : il n’écrit pas à sa place.")
    if demande.etat not in EN_COURS:
        return non(gettext("Cette demande n’est plus active. Pour une question, appelez un guichet ou passez le voir."))
    return acces.peut_changer_les_reponses(acteur, demande, ())


def peut_poursuivre(acteur: Acteur | Mandataire, echange: Echange) -> Verdict:
    """Who may write for this demand; who acts for the household, in the conversations that it opened."""
    verdict = peut_ecrire(acteur, echange.demande)
    if not verdict.est_oui or not isinstance(acteur, Mandataire):
        return verdict
    est_la_sienne = echange.mandat is not None and echange.mandat.nom == acteur.nom
    return oui() if est_la_sienne else non("Cette conversation est celle du foyer.")


def peut_tenir_la_file(agent: Agent) -> Verdict:
    """Whoever works at a desk, names candidates or lets dwellings."""
    if any(agent.exerce(metier) for metier in (Metier.GUICHET, *PROPOSENT)):
        return oui()
    return non("Les messages des foyers se lisent au guichet, ou chez qui propose un logement.")


def peut_repondre(agent: Agent, echange: Echange) -> Verdict:
    """An agent of the service that the household wrote to, who may open the demand."""
    if echanges_visibles(agent).filter(pk=echange.pk).exists():
        return oui()
    return non(f"Seul le service à qui le foyer écrit lui répond : {echange.service}.")


def peut_ecrire_au_foyer(agent: Agent, demande: Demande) -> Verdict:
    """A desk that may open the demand; an organism that has a dwelling for it; while the demand runs."""
    if demande.etat not in EN_COURS:
        return non("Cette demande n’est plus active : une lettre prévient le foyer, pas un message.")
    if not acces.voit(agent, demande):
        return non("Cette demande n’est pas de votre ressort.")
    if agent.exerce(Metier.GUICHET) and agent.guichet is not None:
        return oui()
    if agent.organisme and peut_tenir_la_file(agent).est_oui and propose_un_logement(agent.organisme, demande):
        return oui()
    return non("Vous pouvez écrire à ce foyer quand votre organisme a un logement pour lui.")


def propose_un_logement(organisme: Organisme, demande: Demande) -> bool:
    """Say whether an organism has a candidacy or an offer of this demand in progress."""
    offertes = Offre.objects.filter(demande=demande, etat__in=OFFRES_EN_COURS).values_list("vacance", flat=True)
    menees = Candidature.objects.filter(Q(etat__in=EN_LICE) | Q(vacance__in=offertes), demande=demande)
    est_de = Q(liste__reservataire=organisme) | Q(vacance__logement__programme__bailleur=organisme)
    return menees.filter(est_de).exists()


def echanges_visibles(agent: Agent) -> QuerySet[Echange]:
    """Return the conversations of an agent's service, on demands it may open."""
    siens = Q(pk=None)
    if agent.exerce(Metier.GUICHET):
        siens |= Q(guichet__isnull=False)
    if any(agent.exerce(metier) for metier in PROPOSENT):
        siens |= Q(guichet=None)
    lus = Echange.objects.filter(siens, organisme=agent.organisme, demande__in=acces.visibles_par(agent))
    return lus.select_related("demande", "guichet", "organisme", "prise_par", "vient_de")


def lecteurs(metiers: tuple[Metier, ...]) -> QuerySet[Agent]:
    """Return the agents who read messages by one of these works."""
    return Agent.objects.filter(is_active=True, metiers__overlap=list(metiers))
