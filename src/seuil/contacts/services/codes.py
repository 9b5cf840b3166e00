"""Short codes: drawn, counted before they are checked, dead after five wrong ones whoever sends them."""

import secrets
from datetime import datetime, timedelta
from hmac import compare_digest

from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from seuil.acteurs.models import Acteur
from seuil.contacts import acces
from seuil.contacts.models import Code, Contact
from seuil.contacts.nomenclatures import Usage
from seuil.contacts.services.adresses import laisser_les_remplacees
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import jour_de

CHIFFRES = 6
ESSAIS = 5
MINUTES = 15
COMPTER = """
update contacts_code set essais = essais + 1
where id = (
  select id from contacts_code
  where contact_id = %(contact)s and usage = %(usage)s and utilise_a is null and expire_a > %(maintenant)s
  order by id desc limit 1)
  and essais < %(essais)s
returning id, empreinte
"""


def tirer(contact: Contact, usage: Usage, *, maintenant: datetime) -> str:
    """Return a new code for that contact and that use; those drawn before are dead. Sending it is another verb's."""
    code = "".join(secrets.choice("0123456789") for _ in range(CHIFFRES))
    Code.objects.filter(contact=contact, usage=usage, utilise_a=None).delete()
    Code.objects.create(
        contact=contact,
        usage=usage,
        empreinte=_empreinte(contact, usage, code),
        cree_a=maintenant,
        expire_a=maintenant + timedelta(minutes=MINUTES),
    )
    return code


def eprouver(contact: Contact, usage: Usage, code: str, *, par: Acteur, maintenant: datetime) -> bool:
    """Say whether it is the living code of that contact for that use; a right one is used up at once.

    Raises DroitRefuse.

    Counted by one statement, committed by itself, before anything is compared: a thousand parallel tries compare five.
    """
    exiger(acces.peut_recevoir_un_code(par, contact, usage))

    valeurs: dict[str, int | str | datetime] = {
        "contact": contact.pk,
        "usage": str(usage),
        "maintenant": maintenant,
        "essais": ESSAIS,
    }
    with connection.cursor() as curseur:
        curseur.execute(COMPTER, valeurs)
        compte = curseur.fetchone()
    if compte is None or not compare_digest(compte[1], _empreinte(contact, usage, code)):
        return False
    return Code.objects.filter(pk=compte[0], utilise_a=None).update(utilise_a=maintenant) == 1


def confirmer(contact: Contact, code: str, *, par: Acteur, maintenant: datetime) -> bool:
    """Prove an address by the code it received: it takes the place of the one that it replaces; a dead one lives again.

    Return False for a wrong or dead code.

    Raises DroitRefuse. Called outside any transaction: a count that a failure would undo counts nothing.
    """
    exiger(acces.peut_changer_les_contacts(par, contact.demande))

    if not eprouver(contact, Usage.VERIFIER, code, par=par, maintenant=maintenant):
        return False
    le = jour_de(maintenant)
    with transaction.atomic():
        contact = contact.verrouiller()
        contact.verifie_le, contact.morte_le = le, None
        contact.save(update_fields=["verifie_le", "morte_le"])
        laisser_les_remplacees(contact, par=par, le=le)
        consigner("demande.contact_verifie", contact.demande, par=par, le=le, contact=contact.pk)
    return True


def _empreinte(contact: Contact, usage: Usage, code: str) -> str:
    return salted_hmac(f"seuil.contacts.{usage}", f"{contact.pk}:{code}", algorithm="sha256").hexdigest()
