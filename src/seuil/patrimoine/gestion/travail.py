"""What the stock adds to an agent's first page: dwellings to send, to take back, vacancies in progress."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from seuil.acteurs.gestion import Acte, Repere
from seuil.acteurs.models import Agent, Metier
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
    for vacance in acces.bloquees_pour(agent):
        a_reprendre = est_en_retard(vacance, le) and acces.peut_orienter(agent, vacance).est_oui  # by its landlord
        if not a_reprendre:
            yield _a_habiliter(agent, vacance)


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


def _a_habiliter(agent: Agent, vacance: Vacance) -> Acte:
    """Return the line of a dwelling that waits for an account: due at once, so that somebody has time to choose."""
    page = reverse("gestion:equipe")
    if acces.peut_orienter(agent, vacance).est_oui:
        page = reverse("gestion:vacance", args=[vacance.pk])
    elif agent.exerce(Metier.EXPLOITATION):
        page = reverse("gestion:mentions")
    motif = acces.PERSONNE_NE_DESIGNE.format(reservataire=vacance.reservataire)
    return Acte(
        "Faire habiliter un agent",
        f"Logement {vacance.logement.reference}",
        page,
        "Voir",
        None,
        f"{vacance.logement}. {motif}",
        "Délai de désignation",
        objet=f"vacance {vacance.pk}",
    )


def reperes(agent: Agent, le: date) -> Iterator[Repere]:
    """Yield how many vacancies are in progress."""
    if LOGEMENT & set(agent.metiers):
        yield Repere(nombre(acces.visibles_par(agent).filter(etat__in=OUVERTES).count()), "Vacances en cours")
