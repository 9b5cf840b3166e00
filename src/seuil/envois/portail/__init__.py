"""The household's doors to what it is told: its messages, how to reach it, the operator's reports."""

from typing import Any

from django.urls import path

from seuil.demandes.models import Demande
from seuil.envois.portail.contacts import (
    accompagner,
    accorder,
    contacts,
    demander_un_code,
    preferer,
    retirer,
    retirer_l_accord,
    verifier,
)
from seuil.envois.portail.messages import lire, message
from seuil.envois.portail.rapports import rapports_sms
from seuil.envois.requetes import messages_de

__all__ = ["adresses", "espace"]
MONTRES = 5


def espace(demande: Demande) -> dict[str, Any]:
    """Return what the household's own page shows of its messages."""
    recus = list(messages_de(demande)[:MONTRES])
    return {"messages_recus": recus, "a_lire": sum(not message.lu_a for message in recus)}


adresses = [
    path("ma-demande/messages/<int:pk>/", message, name="message"),
    path("ma-demande/messages/<int:pk>/lire/", lire, name="lire_le_message"),
    path("ma-demande/contacts/", contacts, name="contacts"),
    path("ma-demande/contacts/preferences/", preferer, name="preferer"),
    path("ma-demande/contacts/accord/", accorder, name="accorder"),
    path("ma-demande/contacts/accord/retirer/", retirer_l_accord, name="retirer_l_accord"),
    path("ma-demande/contacts/accompagnant/", accompagner, name="accompagner"),
    path("ma-demande/contacts/<int:pk>/code/", demander_un_code, name="demander_un_code"),
    path("ma-demande/contacts/<int:pk>/verifier/", verifier, name="verifier_un_contact"),
    path("ma-demande/contacts/<int:pk>/retirer/", retirer, name="retirer_un_contact"),
    path("rapports/sms/<slug:jeton>/", rapports_sms, name="rapports_sms"),
]
