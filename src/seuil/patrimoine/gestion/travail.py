"""What the stock adds to an agent's first page: dwellings to send, to take back, vacancies in progress."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent, Metier, Organisme
from seuil.acteurs.nomenclatures import Attente
from seuil.patrimoine import acces
from seuil.patrimoine.etats import OUVERTES, Etat
from seuil.patrimoine.models import Vacance
from seuil.patrimoine.requetes import est_en_retard
from seuil.socle.design.mesures import nombre

LOGEMENT = frozenset({Metier.ATTRIBUTION, Metier.RESERVATION, Metier.SECRETARIAT})


def a_faire(agent: Agent, le: date) -> Iterator[Acte]:
    """Yield the vacancies that await the landlord, and those that nobody is left to open."""
    for vacance in acces.visibles_par(agent).filter(etat__in=[Etat.DECLAREE, Etat.ORIENTEE]):
        if acces.peut_orienter(agent, vacance).est_oui:
            yield from _du_bailleur(agent, vacance, le)
    par_reservataire: dict[Organisme, list[Vacance]] = defaultdict(list)
    for vacance in acces.bloquees_pour(agent, le):
        a_reprendre = est_en_retard(vacance, le) and acces.peut_orienter(agent, vacance).est_oui  # by its landlord
        if vacance.reservataire and not a_reprendre:
            par_reservataire[vacance.reservataire].append(vacance)
    for reservataire, bloquees in par_reservataire.items():
        yield _a_habiliter(agent, reservataire, bloquees)


def _du_bailleur(agent: Agent, vacance: Vacance, le: date) -> Iterator[Acte]:
    dossier, detail = f"Logement {vacance.logement.reference}", str(vacance.logement)
    page = reverse("gestion:vacance", args=[vacance.pk])
    avant, objet = vacance.designer_avant, f"vacance {vacance.pk}"
    if vacance.etat == Etat.DECLAREE:
        acte = "Envoyer le logement à un réservataire"
        yield Acte(acte, dossier, page, "Envoyer", None, detail, "R441-5", "", Attente.LOGEMENT, objet)
    elif est_en_retard(vacance, le) and not acces.peut_designer(agent, vacance).est_oui:
        detail = f"{detail}. {vacance.reservataire} n’a désigné personne."
        acte, regle = "Reprendre le logement", "Délai de désignation"
        yield Acte(acte, dossier, page, "Reprendre", avant, detail, regle, "", Attente.LOGEMENT, objet)


def _a_habiliter(agent: Agent, reservataire: Organisme, bloquees: list[Vacance]) -> Acte:
    """Return the line of the dwellings that wait for one account: due at once, so that somebody has time to choose."""
    premiere, seule = bloquees[0], len(bloquees) == 1
    page = reverse("gestion:equipe")
    if acces.peut_orienter(agent, premiere).est_oui:
        page = reverse("gestion:vacance", args=[premiere.pk]) if seule else reverse("gestion:logements")
    elif agent.exerce(Metier.EXPLOITATION):
        page = reverse("gestion:mentions")
    motif = acces.personne_ne_designe(reservataire, len(bloquees), qui_lit=agent)
    return Acte(
        "Faire habiliter un agent",
        f"Logement {premiere.logement.reference}" if seule else f"{len(bloquees)} logements",
        page,
        "Voir",
        None,
        f"{premiere.logement}. {motif}" if seule else motif,
        "Délai de désignation",
        objet=f"vacance {premiere.pk}",
    )


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many vacancies are in progress."""
    if LOGEMENT & set(agent.metiers):
        yield Repere(nombre(acces.visibles_par(agent).filter(etat__in=OUVERTES).count()), "Vacances en cours")
