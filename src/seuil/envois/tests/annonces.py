"""A notice that needs nothing, and the hour when the tests make it leave."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from seuil.demandes.models import Demande
from seuil.envois.annonces import Annonce, Papier

MIDI = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Paris"))


def annonce(demande: Demande, **changee) -> Annonce:
    """A notice that needs nothing, on one fact."""
    dite = {
        "avis": "essai",
        "fait": "journal 1",
        "sujet": "Du nouveau pour votre demande",
        "titre": "Un essai",
        "corps": "Un fait.\n\nPour lire : {lien}",
        "sms": "Un message vous attend. {lien}",
        "expediteur": demande.guichet.organisme,
        "papier": Papier.A_DEFAUT,
    }
    return Annonce(**dite | changee)


def naissance(demande: Demande, decalage: int = 0) -> dict[str, int]:
    """Return what the page of a link asks for."""
    jour = demande.titulaire.naissance + timedelta(decalage)
    return {"naissance_jour": jour.day, "naissance_mois": jour.month, "naissance_annee": jour.year}
