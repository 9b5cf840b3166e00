"""An agent says what it wants written to it, when it is away, and who reads in its place."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from seuil.acteurs.models import Acteur, Agent
from seuil.acteurs.nomenclatures import Attente
from seuil.envois import acces
from seuil.envois.faits import tourne_en_rond
from seuil.envois.models import Abonnement
from seuil.envois.requetes import absences, remplacants_possibles
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

REGLES = ("resume_quotidien", "a_part", "absent_du", "absent_au", "remplacant")


class AbonnementRefuse(ValueError):
    """What the agent said does not hold; ``champ`` names the answer, the message says why, in French."""

    def __init__(self, champ: str, motif: str) -> None:
        self.champ = champ
        super().__init__(motif)


@transaction.atomic
def regler(
    agent: Agent,
    *,
    resume_quotidien: bool,
    a_part: Iterable[Attente],
    absent_du: date | None,
    absent_au: date | None,
    remplacant: Agent | None,
    par: Acteur,
    le: date,
) -> Abonnement:
    """Keep what is written to an agent, its absence and who replaces it. Raises DroitRefuse, AbonnementRefuse."""
    exiger(acces.peut_regler(par, agent))

    Abonnement.objects.get_or_create(agent=agent)
    dit = Abonnement.objects.get(agent=agent).verrouiller()
    dit.resume_quotidien = resume_quotidien
    dit.a_part = [str(attente) for attente in Attente if attente in set(a_part)]
    dit.absent_du, dit.absent_au, dit.remplacant = absent_du, absent_au, remplacant
    _verifier(dit, le=le)
    dit.save(update_fields=REGLES)

    consigner(
        "agent.abonnement",
        agent,
        par=par,
        le=le,
        resume_quotidien=resume_quotidien,
        a_part=dit.a_part,
        absent_du=absent_du,
        absent_au=absent_au,
        remplacant=remplacant.username if remplacant else None,
    )
    return dit


def _verifier(dit: Abonnement, *, le: date) -> None:
    du, au = dit.absent_du, dit.absent_au
    if au is not None and du is None:
        raise AbonnementRefuse("absent_du", "Dites le premier jour de votre absence.")
    if du is not None and au is None:
        raise AbonnementRefuse("absent_au", "Dites le dernier jour de votre absence.")
    if du is None or au is None:
        if dit.remplacant is not None:
            raise AbonnementRefuse("absent_du", "Dites quand cette personne vous remplace.")
        return
    if au < du:
        raise AbonnementRefuse("absent_au", "Le dernier jour vient avant le premier.")
    if au < le:
        raise AbonnementRefuse("absent_au", "Cette absence est finie. Laissez ses dates vides.")
    if dit.remplacant is not None:
        _verifier_le_remplacant(dit, dit.remplacant, du=du, au=au)


def _verifier_le_remplacant(dit: Abonnement, remplacant: Agent, *, du: date, au: date) -> None:
    if not remplacants_possibles(dit.agent).filter(pk=remplacant.pk).exists():
        raise AbonnementRefuse("remplacant", "Choisissez une autre personne de votre organisme, au compte ouvert.")
    autres = list(absences(du, au).exclude(pk=dit.pk))
    jours = {du, *(max(autre.absent_du, du) for autre in autres if autre.absent_du)}
    for jour in jours:
        ce_jour = {autre.agent_id: autre.remplacant_id for autre in autres if autre.est_absent(jour)}
        if tourne_en_rond(dit.agent_id, {**ce_jour, dit.agent_id: remplacant.pk}):
            motif = f"{remplacant.designation} est en absence ces jours-là, et c’est vous qui remplacez."
            raise AbonnementRefuse("remplacant", motif)
