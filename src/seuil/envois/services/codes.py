"""Send a short code to a contact: by that contact alone, erased from the message once it left."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.contacts import acces
from seuil.contacts.models import Code, Contact
from seuil.contacts.nomenclatures import Usage
from seuil.contacts.services import MINUTES, tirer
from seuil.demandes.requetes import guichet_de_la_demande
from seuil.envois.annonces import Annonce, Papier
from seuil.envois.models import Envoi
from seuil.envois.services.prevoir import prevoir
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de

PAR_HEURE = 5  # codes that one contact may receive
TEXTES: Final = {
    Usage.VERIFIER: "Votre code pour vérifier cette adresse : {code}. Il vaut {minutes} minutes.",
    Usage.ENTRER: "Votre code pour ouvrir votre demande : {code}. Il vaut {minutes} minutes. Ne le donnez à personne.",
    Usage.CODE_ACCES: (
        "Votre code pour recevoir un nouveau code d’accès : {code}. Il vaut {minutes} minutes. Ne le donnez à personne."
    ),
}
SUJET: Final = "Votre code"


@transaction.atomic
def envoyer_un_code(contact: Contact, usage: Usage, *, par: Acteur, maintenant: datetime) -> Envoi | None:
    """Draw a code and queue it; None when that contact received too many in an hour, or may not be used.

    Only verifying may go to an address that is not verified. Raises DroitRefuse.
    """
    exiger(acces.peut_recevoir_un_code(par, contact, usage))

    contact = contact.verrouiller()
    if contact.retire_le is not None or (usage != Usage.VERIFIER and not contact.est_verifie):
        return None
    recents = Envoi.objects.filter(contact=contact, est_secret=True, cree_a__gt=maintenant - timedelta(hours=1))
    if recents.count() >= PAR_HEURE:
        return None
    code = tirer(contact, usage, maintenant=maintenant)
    numero = Code.objects.filter(contact=contact, usage=usage).latest("pk").pk
    texte = TEXTES[usage].format(code=code, minutes=MINUTES)
    annonce = Annonce(
        avis=f"code_{usage}",
        fait=f"code {numero}",
        sujet=SUJET,
        titre=SUJET,
        corps=texte,
        sms=texte,
        expediteur=guichet_de_la_demande(contact.demande).organisme,
        papier=Papier.JAMAIS,
        contacts=(contact,),
        est_secret=True,
    )
    (envoi,) = prevoir(annonce, contact.demande, le=jour_de(maintenant))
    return envoi
