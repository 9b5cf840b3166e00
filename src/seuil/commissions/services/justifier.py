"""Fewer demands than the law asks, once a candidate left: the reason is written where the dwelling is examined."""

from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.models import Point
from seuil.commissions.requetes import candidats
from seuil.commissions.services.mots import a_redire
from seuil.commissions.services.vote import DecisionImpossible
from seuil.journal.services import consigner
from seuil.regles.decisions import candidats_suffisants
from seuil.regles.ecriture import compte
from seuil.socle.droits import exiger
from seuil.territoires.requetes import delais_ici


@transaction.atomic
def justifier_l_insuffisance(point: Point, *, mots: str, par: Agent, le: date) -> Point:
    """Write why fewer than three demands are examined (art. R441-3); what the designation had said is kept before it.

    Raises DroitRefuse, PassageInterdit, DecisionImpossible when enough demands are there or nothing is said.
    """
    exiger(acces.peut_tenir(par, point.seance.commission))

    point.seance.verrouiller().passer("voter")
    nombre = candidats(point).count()
    regles = delais_ici(point.vacance.logement.programme.commune, le)
    if nombre >= regles.candidats_minimum or candidats_suffisants(faits.candidatures(point, nombre), regles).est_oui:
        raise DecisionImpossible("insuffisance", "Assez de demandes sont examinées : rien n’est à justifier.")
    if not mots.strip():
        raise DecisionImpossible("insuffisance", "Écrivez pourquoi, et ce qui a été cherché.")
    if faute := a_redire(point, mots, le):
        raise DecisionImpossible("insuffisance", faute)
    restent = compte(nombre, "candidat reste", "candidats restent")
    point.motif_insuffisance = f"Le jour de la séance, {restent} : {mots.strip()}"
    point.save(update_fields=["motif_insuffisance"])

    logement = str(point)
    consigner("seance.insuffisance", point.seance, par=par, le=le, logement=logement, motif=point.motif_insuffisance)
    return point
