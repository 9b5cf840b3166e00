"""To whom a household may write: the desk that follows it, who has a dwelling for it; nobody that no agent reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from seuil.acteurs.models import Agent, Guichet, Metier, Organisme
from seuil.acteurs.requetes import guichets_de
from seuil.baux.etats import EN_COURS as OFFRES_EN_COURS
from seuil.baux.models import Offre
from seuil.demandes.models import Demande
from seuil.demandes.requetes import guichet_de_la_demande, territoire_du_foyer
from seuil.designations.etats import EN_LICE
from seuil.designations.models import Candidature
from seuil.designations.requetes import la_designation_se_dit
from seuil.echanges.acces import PROPOSENT, lecteurs


@dataclass(frozen=True, slots=True)
class Destinataire:
    """A service that reads messages: a desk, or an organism that has a dwelling for the household."""

    organisme: Organisme
    guichet: Guichet | None = None

    @property
    def cle(self) -> str:
        return f"guichet-{self.guichet.pk}" if self.guichet else f"organisme-{self.organisme.pk}"

    @property
    def nom(self) -> str:
        return str(self.guichet or self.organisme)


def destinataires(demande: Demande) -> list[Destinataire]:
    """Return to whom the household may write, its desk first; none where nobody reads.

    A landlord that a candidacy alone makes known waits for its offer, unless the town tells of designations.
    """
    suivent = list(_guichets(demande))[:1]
    return [*suivent, *_organismes(demande, la_designation_se_dit(demande), sauf=suivent)]


def autres_services(demande: Demande, organisme: Organisme) -> list[Destinataire]:
    """Return the services that another one may pass a message to."""
    guichets = list(_guichets(demande))
    tous = [*guichets, *_organismes(demande, est_dite=True, sauf=guichets)]
    return [un for un in tous if un.organisme.pk != organisme.pk]


def service_de(agent: Agent) -> Destinataire:
    """Return in whose name an agent writes: its desk, else its organism."""
    assert agent.organisme is not None
    return Destinataire(agent.organisme, agent.guichet if agent.exerce(Metier.GUICHET) else None)


def _guichets(demande: Demande) -> Iterator[Destinataire]:
    """Yield the registering desks that read messages, the demand's own first, one an organism."""
    sien, ici = guichet_de_la_demande(demande), territoire_du_foyer(demande)
    tous = [sien, *(guichets_de(ici).filter(enregistre=True).select_related("organisme") if ici else [])]
    lisent = set(lecteurs((Metier.GUICHET,)).values_list("organisme", flat=True))
    vus: set[int] = set()
    for guichet in tous:
        if guichet.organisme_id in lisent - vus:
            vus.add(guichet.organisme_id)
            yield Destinataire(guichet.organisme, guichet)


def _organismes(demande: Demande, est_dite: bool, *, sauf: list[Destinataire]) -> list[Destinataire]:
    """Return the landlords and reserving bodies with an offer in progress, or a candidacy when it is told."""
    offertes = Offre.objects.filter(demande=demande, etat__in=OFFRES_EN_COURS).values_list("vacance", flat=True)
    voulues = Q(vacance__in=offertes) | (Q(etat__in=EN_LICE) if est_dite else Q(pk=None))
    lies = Candidature.objects.filter(voulues, demande=demande).select_related(
        "liste__reservataire", "vacance__logement__programme__bailleur"
    )
    dits = {un.pk: un for lie in lies for un in (lie.vacance.bailleur, lie.liste.reservataire)}
    lisent = set(lecteurs(PROPOSENT).filter(organisme__in=dits).values_list("organisme", flat=True))
    guichets = {un.organisme.pk for un in sauf}
    return [Destinataire(un) for cle, un in sorted(dits.items()) if cle in lisent - guichets]
