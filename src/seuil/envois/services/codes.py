"""Send a short code to a contact: by that contact alone, erased from the message once it left."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Acteur
from seuil.contacts import acces
from seuil.contacts.models import Code, Contact
from seuil.contacts.nomenclatures import Usage
from seuil.contacts.requetes import est_sure, verifies
from seuil.contacts.services import MINUTES, tirer
from seuil.demandes.models import Demande
from seuil.demandes.requetes import guichet_de_la_demande
from seuil.envois import acces as envois_acces
from seuil.envois.annonces import Annonce, Papier
from seuil.envois.models import CodeDemande, Envoi
from seuil.envois.services.prevoir import prevoir
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de

PAR_HEURE, PAR_JOUR = 5, 15  # codes that one contact may receive for one use: guesses in the dark are counted too
TEXTES: Final = {
    Usage.VERIFIER: "Votre code pour vérifier cette adresse : {code}. Il vaut {minutes} minutes.",
    Usage.ENTRER: "Votre code pour ouvrir votre demande : {code}. Il vaut {minutes} minutes. Ne le donnez à personne.",
    Usage.CODE_ACCES: (
        "Votre code pour recevoir un nouveau code d’accès : {code}. Il vaut {minutes} minutes. Ne le donnez à personne."
    ),
}
SUJET: Final = "Votre code"
LOT = 200


@transaction.atomic
def envoyer_un_code(contact: Contact, usage: Usage, *, par: Acteur, maintenant: datetime) -> Envoi | None:
    """Draw a code and queue it; None when that contact received too many for that use, or may not be used.

    Counted by use: whoever asks codes to come in never takes those that the household needs once it came in. Only
    verifying may go to an address that is not verified. Raises DroitRefuse.
    """
    exiger(acces.peut_recevoir_un_code(par, contact, usage))

    contact = contact.verrouiller()
    if contact.retire_le is not None or not est_sure(contact) or (usage != Usage.VERIFIER and not contact.est_verifie):
        return None
    if _est_trop(contact, usage, maintenant=maintenant):
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


def demander_un_code(numero: str, *, par: Acteur, maintenant: datetime) -> None:
    """Keep that somebody asks for a code to come in; the worker sends it, if an address may receive it.

    The same row for any number: neither the answer nor its delay says whether there is a demand, or an address.
    Raises DroitRefuse.
    """
    exiger(envois_acces.peut_demander_un_code(par))

    CodeDemande.objects.create(numero_unique=numero, demande_a=maintenant)


def envoyer_les_codes_demandes(*, maintenant: datetime) -> int:
    """Queue the codes that were asked for to come in; return how many requests were read. Each is read once."""
    lues = 0
    for pk in list(CodeDemande.objects.order_by("pk").values_list("pk", flat=True)[:LOT]):
        with transaction.atomic():
            demandee = CodeDemande.objects.filter(pk=pk).first()
            if demandee is None or not demandee.delete()[0]:  # another worker reads it
                continue
            contact = contact_pour_entrer(demandee.numero_unique)
            if contact is not None and demandee.demande_a > maintenant - timedelta(minutes=MINUTES):
                envoyer_un_code(contact, Usage.ENTRER, par=Demandeur(), maintenant=maintenant)
            lues += 1
    return lues


def contact_pour_entrer(numero: str) -> Contact | None:
    """Return the verified address that a code to come in goes to; None without one, or without a demand."""
    demande = Demande.objects.filter(numero_unique=numero).first()
    return next(iter(verifies(demande)), None) if demande else None


def _est_trop(contact: Contact, usage: Usage, *, maintenant: datetime) -> bool:
    siens = Envoi.objects.filter(contact=contact, est_secret=True, avis=f"code_{usage}")
    dans_le_jour = siens.filter(cree_a__gt=maintenant - timedelta(days=1))
    dans_l_heure = siens.filter(cree_a__gt=maintenant - timedelta(hours=1))
    return dans_l_heure.count() >= PAR_HEURE or dans_le_jour.count() >= PAR_JOUR
