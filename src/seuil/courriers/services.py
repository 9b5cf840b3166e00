"""Write a letter: render it, keep the PDF and the data it was made of. Keep what became of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.courriers.models import Courrier, Echec, Gabarit, Preuve, Remise
from seuil.courriers.rendu import pdf, version
from seuil.documents.controle import Fichier
from seuil.documents.models import Sorte
from seuil.documents.services import conserver
from seuil.regles.ecriture import jour

SORTES = {Gabarit.ATTESTATION: Sorte.ATTESTATION, Gabarit.PROCES_VERBAL: Sorte.PROCES_VERBAL}


class RemiseImpossible(ValueError):
    """A letter cannot have been delivered on that day."""


def ecrire(gabarit: Gabarit, *, objet: str, contexte: Mapping[str, Any], le: date, numero_unique: str = "") -> Courrier:
    """Render ``gabarit`` with ``contexte`` (plain strings and lists, see courriers/contextes.py) and keep it."""
    nom = f"{gabarit.value}-{numero_unique or le.isoformat()}.pdf"
    contenu = pdf(gabarit.value, contexte)
    document = conserver(
        Fichier(nom, "application/pdf", contenu), sorte=SORTES.get(gabarit, Sorte.COURRIER), numero_unique=numero_unique
    )
    return Courrier.objects.create(
        numero_unique=numero_unique,
        gabarit=gabarit,
        objet=objet,
        contexte=dict(contexte),
        document=document,
        le=le,
        version=version(gabarit.value),
    )


def noter_la_remise(
    courrier: Courrier, sort: Preuve | Echec, *, remise_le: date, note: str, par: Agent | Systeme, le: date
) -> Remise:
    """Keep what became of a letter, for the step whose letter it is: that step asks the right and says the act.

    Raises RemiseImpossible for a day to come, or before the letter.
    """
    if remise_le > le:
        raise RemiseImpossible(f"Le {jour(remise_le)} n’est pas encore venu : écrivez le jour où c’est arrivé.")
    if remise_le < courrier.le:
        raise RemiseImpossible(f"La lettre est du {jour(courrier.le)} : elle n’existait pas le {jour(remise_le)}.")
    return Remise.objects.create(
        courrier=courrier,
        le=remise_le,
        preuve=sort if isinstance(sort, Preuve) else "",
        echec=sort if isinstance(sort, Echec) else "",
        note=note,
        saisie_le=le,
        saisie_par=par if isinstance(par, Agent) else None,
    )


def effacer_les_courriers(numero_unique: str, *, jeton: str) -> list[int]:
    """Erase what the letters of a household say, for the step that erases it; return their documents, to be destroyed.

    That each was written, of which kind, on which day and what became of it stays.
    """
    siens = Courrier.objects.filter(numero_unique=numero_unique)
    documents = list(siens.values_list("document", flat=True))
    Remise.objects.filter(courrier__in=siens).update(note="")
    for courrier in siens.only("gabarit"):
        courrier.numero_unique, courrier.contexte = jeton, {}
        courrier.objet = courrier.get_gabarit_display()
        courrier.save(update_fields=["numero_unique", "objet", "contexte"])
    return documents


def effacer_les_proces_verbaux(jour: date) -> list[int]:
    """Erase what the minutes written until a day say; return their documents, to be destroyed."""
    vieux = Courrier.objects.filter(gabarit=Gabarit.PROCES_VERBAL, le__lte=jour).exclude(contexte={})
    documents = list(vieux.values_list("document", flat=True))
    vieux.update(contexte={})
    return documents
