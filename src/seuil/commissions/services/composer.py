"""A commission and its règlement intérieur: what the law leaves to the landlord, entered by its secretariat."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from seuil.acteurs.models import Agent, Organisme
from seuil.commissions import acces, faits
from seuil.commissions.etats import Etat
from seuil.commissions.models import Commission, Membre
from seuil.commissions.services.ouvrir import SeanceImpossible
from seuil.journal.services import consigner
from seuil.regles.commission import composition
from seuil.socle.droits import exiger


@dataclass(frozen=True, slots=True)
class ReglementInterieur:
    """The rules of a commission; ``pouvoirs_par_membre`` None: the usual number."""

    nom: str
    quorum: int
    reglement: str
    pouvoirs_par_membre: int | None = None
    pouvoirs_entre_designes: bool = False


@transaction.atomic
def creer_une_commission(bailleur: Organisme, regles: ReglementInterieur, *, par: Agent, le: date) -> Commission:
    """Create a commission of a landlord (art. L441-2). Raises DroitRefuse."""
    exiger(acces.peut_composer(par, bailleur))

    commission = Commission.objects.create(bailleur=bailleur, **asdict(regles))

    consigner("commission.creee", commission, par=par, le=le, **asdict(regles))
    return commission


@transaction.atomic
def changer_le_reglement(commission: Commission, regles: ReglementInterieur, *, par: Agent, le: date) -> Commission:
    """Enter what the règlement intérieur says now; sessions already held keep theirs. Raises DroitRefuse."""
    exiger(acces.peut_composer(par, commission.bailleur))

    commission = commission.verrouiller()
    _exiger_hors_seance(commission)
    for nom, valeur in asdict(regles).items():
        setattr(commission, nom, valeur)
    commission.save()

    consigner("commission.reglement", commission, par=par, le=le, **asdict(regles))
    return commission


@transaction.atomic
def nommer_un_membre(commission: Commission, membre: Membre, *, par: Agent, le: date) -> Membre:
    """Add a seat, not saved yet. Raises DroitRefuse, SeanceImpossible for a seventh designated member, or in session.

    The president named replaces the one before, who keeps a seat.
    """
    exiger(acces.peut_composer(par, commission.bailleur))

    commission = commission.verrouiller()
    _exiger_hors_seance(commission)
    membre.commission = commission
    _verifier_les_designes(commission, membre, le)
    if membre.est_president:
        commission.membres.filter(est_president=True, retire_le=None).update(est_president=False)
    membre.save(force_insert=True)

    consigner("commission.membre_nomme", commission, par=par, le=le, membre=str(membre), qualite=membre.qualite)
    return membre


@transaction.atomic
def retirer_un_membre(membre: Membre, *, par: Agent, le: date) -> Membre:
    """End a seat from this day: the sessions held before keep it, and no minutes change. Raises DroitRefuse."""
    exiger(acces.peut_composer(par, membre.commission.bailleur))

    commission = membre.commission.verrouiller()
    _exiger_hors_seance(commission)
    membre.refresh_from_db()
    if membre.retire_le is not None:
        raise SeanceImpossible(f"{membre} ne siège plus depuis le {membre.retire_le:%d/%m/%Y}.")
    membre.retire_le = le
    membre.save(update_fields=["retire_le"])

    consigner("commission.membre_retire", commission, par=par, le=le, membre=str(membre))
    return membre


def _verifier_les_designes(commission: Commission, membre: Membre, le: date) -> None:
    siegent = [*commission.membres.filter(retire_le=None), membre]
    verdict = composition([faits.membre(assis) for assis in siegent], le)
    if membre.qualite == "designe" and verdict.est_non and not _encore_incomplete(siegent, le):
        raise SeanceImpossible(f"{verdict.motif} Retirez d’abord un membre désigné.", champ="qualite")


def _encore_incomplete(siegent: list[Membre], le: date) -> bool:
    """Say whether a designated member more may still be named."""
    sans = [faits.membre(assis) for assis in siegent[:-1]]
    return not composition(sans, le).est_oui


def _exiger_hors_seance(commission: Commission) -> None:
    if commission.seances.filter(etat=Etat.OUVERTE).exists():
        raise SeanceImpossible(
            "Une séance est ouverte : sa composition et son règlement ne changent qu’après sa clôture."
        )
