"""What a household reads, what a desk looks at, what the operator watches."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from seuil.acteurs.models import Agent
from seuil.acteurs.requetes import equipe
from seuil.contacts.nomenclatures import A_VERIFIER, Canal
from seuil.demandes.models import Demande
from seuil.envois import acces
from seuil.envois.etats import A_REGARDER, PARTIS, Etat
from seuil.envois.models import Abonnement, CodeDemande, Envoi, RetourInconnu
from seuil.socle.design.mesures import date_longue


def messages_de(demande: Demande) -> QuerySet[Envoi]:
    """Return the messages in the household's own space, the last one first."""
    siens = Envoi.objects.filter(demande=demande, canal=Canal.ESPACE).select_related("courrier")
    return siens.order_by("-pk")


def envois_de(demande: Demande) -> QuerySet[Envoi]:
    """Return all that left for a household, or waits, the last one first; short codes apart."""
    siens = Envoi.objects.filter(demande=demande, est_secret=False).exclude(canal=Canal.ESPACE)
    return siens.select_related("contact", "courrier").order_by("-pk")


def dans_l_espace(envoi: Envoi) -> Envoi | None:
    """Return the same notice of the same fact, as the household's space has it; None for one told elsewhere only."""
    return freres(envoi).filter(canal=Canal.ESPACE).first()


def freres(envoi: Envoi) -> QuerySet[Envoi]:
    """Return the messages of the same notice about the same fact, those sent again included."""
    fait = envoi.fait_d_origine
    meme_fait = Q(fait=fait) | Q(fait__startswith=f"{fait},")
    return Envoi.objects.filter(meme_fait, demande=envoi.demande_id, agent=envoi.agent_id, avis=envoi.avis)


def faits_dits(demande: Demande, avis: str) -> set[str]:
    """Return the facts that this notice told for sure: it left the house, or was read in the household's space.

    Put in the space is not told: nobody may have opened it. What came back was not told either.
    """
    partis = Q(etat__in=PARTIS) & ~Q(canal=Canal.ESPACE)
    surs = Envoi.objects.filter(partis | Q(etat=Etat.LU), demande=demande, avis=avis).only("fait")
    return {envoi.fait_d_origine for envoi in surs}


def a_regarder(agent: Agent) -> QuerySet[Envoi]:
    """Return what did not arrive, or is in doubt, and that nobody looked at yet."""
    envois = acces.visibles_par(agent).filter(etat__in=A_REGARDER, vu_le=None, est_secret=False)
    return envois.select_related("demande", "contact", "courrier").order_by("pk")


def retours_inconnus() -> QuerySet[RetourInconnu]:
    """Return the returned mail that names no message of ours."""
    return RetourInconnu.objects.filter(vu_le=None).order_by("pk")


def comptes() -> dict[str, int]:
    """Return how many messages stand in each state, for who runs the installation."""
    lus = dict(Envoi.objects.values_list("etat").annotate(nombre=Count("pk")))
    return {str(etat.label): lus.get(etat.value, 0) for etat in Etat if lus.get(etat.value)}


def attendent(*, maintenant: datetime) -> bool:
    """Say whether a code was asked for, a message is due by e-mail or SMS, or stands where its departure was cut."""
    if CodeDemande.objects.exists():
        return True
    dus = Q(etat=Etat.EN_FILE, canal__in=A_VERIFIER) & (Q(pas_avant=None) | Q(pas_avant__lte=maintenant))
    return Envoi.objects.filter(dus | Q(etat=Etat.EN_DEPART)).exists()


def sorts_des_lettres(courriers: Iterable[int]) -> dict[int, str]:
    """Return, by letter, how it reaches its household: by which bundle, or online; nothing of one not told yet."""
    voies = (Canal.ESPACE, Canal.COURRIER)
    siens = Envoi.objects.filter(courrier__in=courriers, canal__in=voies).exclude(etat=Etat.ANNULE)
    envois = sorted(siens.select_related("liasse"), key=lambda envoi: (envoi.canal == Canal.COURRIER, envoi.pk))
    return {envoi.courrier_id: _sort(envoi) for envoi in envois if envoi.courrier_id}


def _sort(envoi: Envoi) -> str:
    if envoi.canal == Canal.ESPACE:
        return "dans l’espace en ligne du foyer, sans lettre"
    if envoi.etat == Etat.EN_FILE:
        return "partira avec le prochain courrier à poster"
    if envoi.etat == Etat.IMPRIME:
        return f"à poster : {envoi.liasse}"
    if envoi.etat == Etat.REMIS and envoi.liasse and envoi.liasse.postee_le:
        return f"postée le {date_longue(envoi.liasse.postee_le)}"
    return str(envoi.get_etat_display()).lower()


def abonnement(agent: Agent) -> Abonnement:
    """Return what an agent wants written to it; unsaved, all by default, when it never said."""
    dit: Abonnement | None = getattr(agent, "abonnement", None)
    return dit or Abonnement(agent=agent)


def remplacants_possibles(agent: Agent) -> QuerySet[Agent]:
    """Return who may read in the place of an agent: the other agents of its organism whose account is open."""
    return equipe(agent).exclude(pk=agent.pk)


def absences(du: date, au: date) -> QuerySet[Abonnement]:
    """Return the absences of these days, with who replaces."""
    return Abonnement.objects.filter(absent_du__lte=au, absent_au__gte=du).order_by("pk")


def remplaces_par(agent: Agent, le: date) -> QuerySet[Abonnement]:
    """Return the absences, going on or to come, in which this agent was named to replace."""
    venues = Abonnement.objects.filter(remplacant=agent, absent_au__gte=le).select_related("agent")
    return venues.order_by("absent_du", "pk")
