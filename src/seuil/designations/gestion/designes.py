"""The candidates that were named: their state, the ranks passed over before each, why another person is not there."""

from collections.abc import Iterator
from typing import Any

from seuil.acteurs.models import Agent
from seuil.designations.etats import Etat
from seuil.designations.models import Candidature, Liste
from seuil.designations.requetes import dire, rangs_passes, rassembler
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.gestion import pourquoi_alors as du_classement


def lire(vacance: Vacance) -> list[dict[str, Any]]:
    """Return each candidate named, with the ranks passed over just before: those of one reason said together."""
    passes = rangs_passes(vacance)
    nommees = vacance.candidatures.exclude(etat=Etat.RETIREE).select_related("demande")
    return [
        {"candidature": nommee, "passes": rassembler(passes[nommee.pk])}
        for nommee in nommees.prefetch_related("demande__personnes")
    ]


def numeros(nommees: list[dict[str, Any]], gardees: list[Candidature]) -> Iterator[str]:
    """Yield the number of everybody whom the page names."""
    yield from (gardee.demande.numero_unique for gardee in gardees)
    for nommee in nommees:
        yield nommee["candidature"].demande.numero_unique
        yield from (passe.numero for passe in nommee["passes"] if passe.numero)


def pourquoi_alors(saisie: str, liste: Liste, *, par: Agent) -> dict[str, Any]:
    """Return what the ranking of a designation says of the demand typed, and what became of its rank."""
    reponse = du_classement(saisie, liste.classement, par=par)
    if not reponse.get("rang"):
        return reponse
    return reponse | {"phrase": f"{reponse['phrase']} {_suite(liste, reponse['demande'])}"}


def _suite(liste: Liste, demande: int) -> str:
    if liste.vacance.candidatures.filter(demande=demande).exclude(etat=Etat.RETIREE).exists():
        return "Ce foyer est candidat à ce logement."
    passe = liste.rangs_passes.filter(demande=demande).select_related("demande", "liste").first()
    if passe:
        return f"Son rang a été passé : {dire(passe).motif}"
    return "Les candidats désignés étaient classés avant."
