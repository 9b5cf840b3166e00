"""Open an agent's account, close it, give it a new password: by the operator's command only."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from seuil.acteurs import acces
from seuil.acteurs.models import Acteur, Agent, Guichet, Metier, Organisme
from seuil.journal.services import consigner
from seuil.socle.droits import exiger

SIGNES = "abcdefghjkmnpqrstuvwxyz23456789"
LONGUEUR = 16


class CompteRefuse(ValueError):
    """The account cannot be opened so; the message says why, in French."""


@transaction.atomic
def creer(
    identifiant: str,
    *,
    prenom: str,
    nom: str,
    mel: str = "",
    organisme: Organisme,
    guichet: Guichet | None = None,
    metiers: Iterable[Metier],
    par: Acteur,
    le: date,
) -> tuple[Agent, str]:
    """Open the account of an agent; return it with its first password, said once and soon dead.

    Raises DroitRefuse, CompteRefuse.
    """
    exiger(acces.peut_tenir_les_comptes(par))
    _verifier(identifiant, organisme, guichet)

    mot_de_passe = _tirer()
    agent = Agent.objects.create_user(
        identifiant,
        email=mel,
        password=mot_de_passe,
        first_name=prenom,
        last_name=nom,
        organisme=organisme,
        guichet=guichet,
        metiers=list(metiers),
        provisoire_jusqu_au=_dernier_jour(le),
    )

    consigner("agent.cree", agent, par=par, le=le, metiers=agent.metiers)
    return agent, mot_de_passe


@transaction.atomic
def fermer(agent: Agent, *, par: Acteur, le: date) -> None:
    """Close an account: its sessions end, and what it did keeps its name. Raises DroitRefuse."""
    exiger(acces.peut_confirmer(par, agent))

    agent.is_active = False
    agent.save(update_fields=["is_active"])

    consigner("agent.ferme", agent, par=par, le=le)


@transaction.atomic
def confirmer(agent: Agent, metiers: Iterable[Metier], *, par: Acteur, le: date) -> Agent:
    """Confirm, for a new period, what an agent may do: all of it or less, never more. Return the account.

    Raises DroitRefuse, CompteRefuse.
    """
    exiger(acces.peut_confirmer(par, agent))
    lu = agent.verrouiller()
    gardes = [metier for metier in lu.metiers if metier in set(metiers)]
    if not lu.is_active:
        raise CompteRefuse("Ce compte est fermé.")
    if set(metiers) - set(lu.metiers):
        raise CompteRefuse("Cette habilitation n’est plus celle du compte. Relisez la page.")
    if not gardes:
        raise CompteRefuse("Gardez au moins une habilitation, ou fermez le compte.")

    retires = [metier for metier in lu.metiers if metier not in gardes]
    lu.metiers, lu.confirme_le = gardes, le
    lu.save(update_fields=["metiers", "confirme_le"])

    consigner("agent.confirme", lu, par=par, le=le, metiers=gardes, retires=retires)
    return lu


@transaction.atomic
def reinitialiser(agent: Agent, *, par: Acteur, le: date) -> str:
    """Give an account a new password, said once, and open it again; its sessions end. Raises DroitRefuse."""
    exiger(acces.peut_tenir_les_comptes(par))

    mot_de_passe = _tirer()
    agent.set_password(mot_de_passe)
    agent.is_active = True
    agent.provisoire_jusqu_au = _dernier_jour(le)
    agent.save(update_fields=["password", "is_active", "provisoire_jusqu_au"])

    consigner("agent.reinitialise", agent, par=par, le=le)
    return mot_de_passe


def _verifier(identifiant: str, organisme: Organisme, guichet: Guichet | None) -> None:
    if Agent.objects.filter(username__iexact=identifiant).exists():
        raise CompteRefuse(f"L’identifiant {identifiant} est déjà pris.")
    if guichet is not None and guichet.organisme_id != organisme.pk:
        raise CompteRefuse(f"Le guichet {guichet.pk} est celui de {guichet.organisme}, pas de {organisme}.")


def _dernier_jour(le: date) -> date:
    """Return until when a password that somebody else chose opens its account."""
    return le + timedelta(days=settings.MOT_DE_PASSE_PROVISOIRE_JOURS)


def _tirer() -> str:
    return "".join(secrets.choice(SIGNES) for _ in range(LONGUEUR))
