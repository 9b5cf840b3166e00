"""The freeze of a demand while identities are read again: what the waits say, and the wait of who left."""

from collections.abc import Collection
from datetime import date

from seuil.acteurs.auteurs import Systeme
from seuil.demandes.etats import EtatIdentite
from seuil.demandes.models import Demande, IdentiteARelire
from seuil.demandes.requetes.identites import gel_attendu
from seuil.journal.services import consigner


def tenir_le_gel(demande: Demande) -> None:
    """Say on the locked demand until when the identities that wait keep it from being chosen."""
    demande.gelee_jusqu_au = gel_attendu(demande)
    demande.save(update_fields=["gelee_jusqu_au"])


def oublier_les_identites(demande: Demande, parties: Collection[int], *, le: date) -> None:
    """Let fall what was asked for persons who leave the locked demand: nobody reads it, and it freezes nothing more.

    A step of the verbs that take persons out, before their rows are gone; nobody is told of who left.
    """
    siennes = IdentiteARelire.objects.filter(demande=demande, personne__in=parties, etat=EtatIdentite.A_RELIRE)
    for identite in siennes.order_by("pk").verrouiller():
        identite.passer("rendre_caduque")
        identite.relue_le = le
        identite.save(update_fields=["etat", "relue_le"])
        tenir_le_gel(demande)
        consigner("demande.identite_caduque", demande, par=Systeme(), le=le, identite=identite.pk)
