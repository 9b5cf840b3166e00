"""Put a notice in the queue, by each channel it must take: the key of each is written before anything leaves."""

from datetime import date

from django.db import transaction

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Agent
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal, Role
from seuil.contacts.requetes import accord, verifies
from seuil.demandes.models import Demande
from seuil.envois import acces
from seuil.envois.annonces import Annonce, Papier, sans_le_lien
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.requetes import freres
from seuil.envois.services.dire import cle, memes, redire
from seuil.socle.droits import exiger

POUR_UN_ACCOMPAGNANT = (
    "Une personne demande un logement social et veut que vous receviez une copie de ses nouvelles importantes. "
    "Si vous êtes d’accord, donnez-lui le code qui suit : elle le tapera dans son espace. Sinon, n’en faites rien."
)


@transaction.atomic
def prevoir(annonce: Annonce, demande: Demande, *, le: date) -> list[Envoi]:
    """Queue a notice for a household; return its messages, made now or before. Its online space always has it.

    The first verified address is told, all of them when it is urgent; paper as the notice says.
    """
    exiger(acces.peut_suivre(Systeme(), demande))

    contacts = _contacts(annonce, demande)
    trajets: list[tuple[Canal, Contact | None]] = [(Canal(contact.canal), contact) for contact in contacts]
    if annonce.contacts is None and not annonce.est_secret:
        trajets.append((Canal.ESPACE, None))
        if _faut_il_du_papier(annonce, demande, contacts, le=le):
            trajets.append((Canal.COURRIER, None))
    return [_ecrire(annonce, demande, canal, contact, le=le) for canal, contact in trajets]


@transaction.atomic
def prevenir_un_agent(agent: Agent, *, avis: str, fait: str, sujet: str, corps: str, le: date) -> Envoi | None:
    """Queue an e-mail for an agent; nothing when it has no address."""
    if not agent.email:
        return None
    envoi, _ = Envoi.objects.get_or_create(
        agent=agent,
        demande=None,
        avis=avis,
        fait=fait,
        canal=Canal.COURRIEL,
        adresse=agent.email,
        defaults={
            "cle": cle(),
            "sujet": sujet,
            "titre": sujet,
            "corps": corps,
            "le": le,
            "expediteur": agent.organisme,
        },
    )
    return envoi


@transaction.atomic
def relayer(envoi: Envoi, *, le: date) -> Envoi | None:
    """Queue the next channel for a message that did not arrive, the same day; None when every one was tried.

    SMS after e-mail, then paper, unless the notice goes without. The one that came back is never tried again for that
    fact. What was told to an address that the household left concerns no other address.
    """
    if envoi.demande is None or envoi.est_secret or envoi.adresse_quittee:
        return None
    exiger(acces.peut_suivre(Systeme(), envoi.demande))

    tentes = {(frere.canal, frere.adresse) for frere in freres(envoi)}
    role = Role(envoi.contact.role) if envoi.contact else Role.MENAGE
    for contact in verifies(envoi.demande, role):
        if (contact.canal, contact.adresse) not in tentes:
            canal, adresse = Canal(contact.canal), contact.adresse
            return redire(envoi, fait=envoi.fait, canal=canal, adresse=adresse, contact=contact, le=le)
    sur_papier = role == Role.MENAGE and not envoi.sans_papier and bool(envoi.demande.adresse_postale)
    if sur_papier and (Canal.COURRIER, "") not in tentes:
        return redire(envoi, fait=envoi.fait, canal=Canal.COURRIER, adresse="", contact=None, le=le)
    return None


def _contacts(annonce: Annonce, demande: Demande) -> list[Contact]:
    if annonce.contacts is not None:
        return list(annonce.contacts)
    siens = verifies(demande)
    siens = siens if annonce.est_urgent else siens[:1]
    return siens + (verifies(demande, Role.ACCOMPAGNANT) if annonce.aussi_accompagnant else [])


def _faut_il_du_papier(annonce: Annonce, demande: Demande, contacts: list[Contact], *, le: date) -> bool:
    if annonce.papier is Papier.JAMAIS or not demande.adresse_postale:
        return False
    if annonce.papier is Papier.EN_PLUS:
        return True
    est_prevenu = any(contact.role == Role.MENAGE for contact in contacts)
    if annonce.papier is Papier.TOUJOURS:
        return not (accord(demande, le) and est_prevenu)  # an agreement that nothing announces would hide the decision
    return not est_prevenu


def _ecrire(annonce: Annonce, demande: Demande, canal: Canal, contact: Contact | None, *, le: date) -> Envoi:
    envoi, _ = Envoi.objects.get_or_create(
        demande=demande,
        agent=None,
        avis=annonce.avis,
        fait=annonce.fait,
        canal=canal,
        adresse=contact.adresse if contact else "",
        defaults={
            "cle": cle(),
            "contact": contact,
            **memes(annonce),
            "corps": _corps(annonce, demande, contact),
            "court": annonce.sms,
            "adresse_quittee": contact is not None and contact.retire_le is not None,
            "sans_papier": annonce.papier is Papier.JAMAIS,
            "est_secret": annonce.est_secret,
            "le": le,
            "etat": Etat.DISTRIBUE if canal == Canal.ESPACE else Etat.EN_FILE,
        },
    )
    return envoi


def _corps(annonce: Annonce, demande: Demande, contact: Contact | None) -> str:
    """Return the words for this reader: who accompanies a household receives no way in."""
    if contact is None or contact.role != Role.ACCOMPAGNANT:
        return annonce.corps
    if annonce.est_secret:  # to an address that nothing proves yet: neither a name nor a numéro
        return f"{POUR_UN_ACCOMPAGNANT}\n\n{annonce.corps}"
    dit = f"Vous accompagnez la demande {demande.numero_unique}. La personne a voulu que vous soyez au courant."
    return "\n\n".join([dit, *sans_le_lien(annonce.corps)])
