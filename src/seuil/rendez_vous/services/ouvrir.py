"""Open the slots of a desk, end them, close a day, open it again."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from seuil.acteurs.models import Agent, Guichet
from seuil.journal.services import consigner
from seuil.regles.creneaux import Recurrence
from seuil.rendez_vous import acces
from seuil.rendez_vous.controle import RendezVousRefuse
from seuil.rendez_vous.faits import regle_locale
from seuil.rendez_vous.models import Fermeture, Permanence
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.socle.droits import exiger


@transaction.atomic
def ouvrir_une_permanence(
    guichet: Guichet, agent: Agent, sorte: Sorte, recurrence: Recurrence, *, par: Agent, le: date
) -> Permanence:
    """Open a weekday of an agent of the desk. Raises DroitRefuse, RendezVousRefuse."""
    exiger(acces.peut_tenir(par, guichet))
    exiger(acces.peut_tenir(agent, guichet))

    _verifier(guichet, agent, sorte, recurrence, le)
    permanence = Permanence.objects.create(
        guichet=guichet,
        agent=agent,
        sorte=sorte,
        jour=recurrence.jour,
        de=recurrence.de,
        a=recurrence.a,
        minutes=recurrence.minutes,
        du=recurrence.du,
        au=recurrence.au,
    )

    consigner("guichet.permanence_ouverte", guichet, par=par, le=le, permanence=permanence.pk)
    return permanence


@transaction.atomic
def arreter_la_permanence(permanence: Permanence, *, apres_le: date, par: Agent, le: date) -> Permanence:
    """Say its last day: what was taken after it stays, to be moved. Raises DroitRefuse."""
    exiger(acces.peut_tenir(par, permanence.guichet))

    permanence = permanence.verrouiller()
    permanence.au = apres_le
    permanence.save(update_fields=["au"])

    consigner("guichet.permanence_arretee", permanence.guichet, par=par, le=le, permanence=permanence.pk)
    return permanence


@transaction.atomic
def fermer_un_jour(guichet: Guichet, jour: date, *, motif: str, par: Agent, le: date) -> Fermeture:
    """Close the desk for a day: no slot is open, what was taken stays, to be moved. Raises DroitRefuse."""
    exiger(acces.peut_tenir(par, guichet))

    fermeture, _ = Fermeture.objects.update_or_create(guichet=guichet, jour=jour, defaults={"motif": motif})

    consigner("guichet.jour_ferme", guichet, par=par, le=le, jour=jour.isoformat())
    return fermeture


@transaction.atomic
def rouvrir_un_jour(fermeture: Fermeture, *, par: Agent, le: date) -> None:
    """Open again a day that was closed. Raises DroitRefuse."""
    exiger(acces.peut_tenir(par, fermeture.guichet))

    jour = fermeture.jour.isoformat()
    fermeture.delete()

    consigner("guichet.jour_rouvert", fermeture.guichet, par=par, le=le, jour=jour)


def _verifier(guichet: Guichet, agent: Agent, sorte: Sorte, recurrence: Recurrence, le: date) -> None:
    if regle_locale(guichet.territoire, sorte, le) is None:
        raise RendezVousRefuse("Les règles de ce territoire ne disent rien de ce rendez-vous : il n’y est pas offert.")
    memes = Permanence.objects.filter(
        Q(au=None) | Q(au__gte=recurrence.du), agent=agent, sorte=sorte, jour=recurrence.jour
    )
    proches = memes.filter(de__lt=recurrence.a, a__gt=recurrence.de)
    if recurrence.au is not None:
        proches = proches.filter(du__lte=recurrence.au)
    if proches.exists():
        raise RendezVousRefuse("Cette personne reçoit déjà à ces heures-là.")
