"""Reads of the directory: which landlords are present where, which desks are near, which addresses are missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from seuil.acteurs.models import Agent, Guichet, Organisme, Sorte
from seuil.regles.recours import adresse_mediation
from seuil.regles.tribunaux import tribunal
from seuil.territoires.models import Commune, Territoire
from seuil.territoires.requetes import attente_connue, departement_de, territoire_de

RESSORTS_NOMMES = 2
TRIBUNAL, MEDIATION, BAILLEUR = "tribunal", "mediation", "bailleur"
DELAI, AGREES, BAILLEURS = "delai", "agrees", "bailleurs"


@dataclass(frozen=True, slots=True)
class MentionAttendue:
    """What letters print of a place: what it is, what names it in a command, whose it is, "" when unknown.

    ``manque`` is what is said while nobody knows it; ``lieu`` is how people name the place.
    """

    sorte: str
    cle: str
    nom: str
    valeur: str
    manque: str = "adresse inconnue"
    lieu: str = ""


def mentions_attendues(le: date) -> Iterator[MentionAttendue]:
    """Yield everything that the letters of this installation print of its places, known or not (art. R441-2-4)."""
    yield from adresses_attendues(le)
    for territoire in Territoire.objects.order_by("code"):
        departement = departement_de(territoire)
        attente = attente_connue(territoire, departement.pk, le)
        agrees = territoire.parametres.get("organismes_agrees", "")
        nommes = ", ".join(bailleurs_presents(communes_de(territoire)).values_list("nom", flat=True))
        yield MentionAttendue(
            DELAI,
            territoire.pk,
            f"arrêté du préfet, {departement}",
            attente,
            "délai anormalement long inconnu",
            str(territoire),
        )
        yield MentionAttendue(
            AGREES,
            territoire.pk,
            f"article L. 365-2, {departement}",
            agrees,
            "organismes agréés inconnus",
            str(territoire),
        )
        yield MentionAttendue(
            BAILLEURS, territoire.pk, str(territoire), nommes, "aucun bailleur connu", str(territoire)
        )


def adresses_attendues(le: date) -> Iterator[MentionAttendue]:
    """Yield every address that the letters of this installation print, known or not.

    A court and a commission de médiation for each territory, then each landlord present; a CALEOL has its landlord's.
    """
    for territoire in Territoire.objects.order_by("code"):
        notees, departement = territoire.parametres, departement_de(territoire)
        juge = tribunal(departement.pk, le).nom
        mediation = notees.get("adresse_mediation") or adresse_mediation(departement.pk, le)
        yield MentionAttendue(TRIBUNAL, territoire.pk, juge, notees.get("adresse_tribunal", ""), lieu=str(territoire))
        commission = f"commission de médiation, {departement}"
        yield MentionAttendue(MEDIATION, territoire.pk, commission, mediation, lieu=str(territoire))
    bailleurs = Organisme.objects.filter(sorte=Sorte.BAILLEUR, communes__isnull=False).distinct().order_by("nom")
    for bailleur in bailleurs:
        yield MentionAttendue(
            BAILLEUR, bailleur.nom, f"{bailleur} et sa commission", bailleur.adresse, lieu=str(bailleur)
        )


def communes_de(territoire: Territoire) -> QuerySet[Commune]:
    """Return the communes a territory covers."""
    if territoire.commune_id:
        return Commune.objects.filter(pk=territoire.commune_id)
    return Commune.objects.filter(epci=territoire.epci).order_by("pk")


def bailleurs_presents(communes: Iterable[Commune]) -> QuerySet[Organisme]:
    """Return the landlords with social housing in these communes (art. R441-2-4 e)."""
    return Organisme.objects.filter(sorte=Sorte.BAILLEUR, communes__in=communes).distinct().order_by("nom")


def noms_des_bailleurs() -> list[str]:
    """Return the names that a tenant may mean: a landlord is found by its name (docs/decisions/0056)."""
    return list(Organisme.objects.filter(sorte=Sorte.BAILLEUR).order_by("nom").values_list("nom", flat=True))


def bailleur_nomme(nom: str) -> Organisme | None:
    """Return the landlord of that name, None when Seuil does not know it."""
    return Organisme.objects.filter(sorte=Sorte.BAILLEUR, nom__iexact=nom).first() if nom else None


def guichets_de(territoire: Territoire) -> QuerySet[Guichet]:
    """Return the desks of a territory, those that register first."""
    return Guichet.objects.filter(territoire=territoire).order_by("-enregistre", "nom")


def territoire_de_l_agent(agent: Agent) -> Territoire | None:
    """Return the one territory whose rules an agent works under: its desk's or its authority's; None for several."""
    if agent.guichet_id and (sien := Territoire.objects.filter(guichets=agent.guichet_id).first()):
        return sien
    organisme = agent.organisme
    if organisme is None or organisme.sorte not in (Sorte.COMMUNE, Sorte.EPCI):
        return None
    if organisme.commune:
        return territoire_de(organisme.commune)
    return Territoire.objects.filter(epci=organisme.epci_id).first() if organisme.epci_id else None


def lieu_de_travail(agent: Agent, ici: Territoire | None) -> str:
    """Say where the agent works, as its pages show it: its territory ``ici``, else its ressorts."""
    if ici is not None:
        return ici.nom_court
    ressorts = [ressort.nom for ressort in agent.organisme.ressorts.order_by("nom")] if agent.organisme else []
    return ", ".join(ressorts) if len(ressorts) <= RESSORTS_NOMMES else f"{len(ressorts)} départements et régions"


def qui_peut_entrer(le: date) -> QuerySet[Agent]:
    """Return the accounts that still open: a password that the operator gave dies when its agent never comes."""
    ouverts = Agent.objects.filter(is_active=True)
    if settings.DEMO:  # its passwords are published
        return ouverts
    return ouverts.filter(Q(provisoire_jusqu_au__isnull=True) | Q(provisoire_jusqu_au__gte=le))


def equipe(agent: Agent) -> QuerySet[Agent]:
    """Return the open accounts of an agent's organism, by name."""
    siens = Agent.objects.filter(organisme=agent.organisme_id, organisme__isnull=False, is_active=True)
    return siens.select_related("guichet").order_by("last_name", "first_name", "username")
