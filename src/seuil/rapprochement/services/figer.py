"""Freeze a search: what was known, and in which order, when it was used."""

from dataclasses import asdict
from datetime import date

from seuil.patrimoine.models import Vacance
from seuil.rapprochement.codes import serrer
from seuil.rapprochement.models import Classement, Exclues
from seuil.rapprochement.requetes import LIBELLES, chercher, graine


def figer(vacance: Vacance, *, le: date) -> Classement:
    """Run the search and keep it whole: candidates, who each rule put aside, seed, rules in order."""
    trouve = chercher(vacance, le=le)
    classement = Classement.objects.create(
        vacance=vacance,
        le=le,
        graine=graine(vacance),
        regles=list(LIBELLES),
        candidats=[ligne.en_clair() for ligne in trouve.candidats],
        exclusions=[asdict(exclusion) for exclusion in trouve.exclusions],
    )
    Exclues.objects.bulk_create(
        Exclues(classement=classement, regle=regle, contenu=serrer(par_phrase))
        for regle, par_phrase in trouve.exclues.items()
    )
    return classement
