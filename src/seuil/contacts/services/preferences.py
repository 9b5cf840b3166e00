"""What a household chooses: its channel, its agreement to be notified online, what keeps it safe."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction

from seuil.acteurs.models import Acteur
from seuil.contacts import acces
from seuil.contacts.models import Contact, Preference
from seuil.contacts.nomenclatures import Canal
from seuil.demandes import services as demandes
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.socle.droits import exiger
from seuil.socle.horloge import exiger_un_jour_venu


@transaction.atomic
def preferer(
    demande: Demande, *, prefere: Canal, sans_courriel: bool, sans_sms: bool, par: Acteur, le: date
) -> Preference:
    """Keep by which channel the household is told first, and those it closes. Raises DroitRefuse."""
    exiger(acces.peut_changer_les_contacts(par, demande))

    dite = _verrouillee(demande)
    dite.prefere, dite.sans_courriel, dite.sans_sms = prefere, sans_courriel, sans_sms
    dite.save(update_fields=["prefere", "sans_courriel", "sans_sms"])

    consigner(
        "demande.preferences", demande, par=par, le=le, prefere=prefere, sans_courriel=sans_courriel, sans_sms=sans_sms
    )
    return dite


@transaction.atomic
def accorder(demande: Demande, *, par: Acteur, le: date) -> Preference:
    """Keep the express agreement to be notified in the online space (art. L112-15 and R112-17 CRPA), dated."""
    exiger(acces.peut_changer_les_contacts(par, demande))

    dite = _verrouillee(demande)
    if dite.accord_le is None or (dite.accord_fin_le is not None and dite.accord_fin_le <= le):
        dite.accord_le, dite.accord_fin_le = le, None
        dite.save(update_fields=["accord_le", "accord_fin_le"])
        consigner("demande.accord_electronique", demande, par=par, le=le)
    return dite


@transaction.atomic
def retirer_l_accord(demande: Demande, *, par: Acteur, le: date) -> Preference:
    """End the agreement from tomorrow on: what was put in the space today was still notified there."""
    exiger(acces.peut_changer_les_contacts(par, demande))

    dite = _verrouillee(demande)
    if dite.accord_le is not None and dite.accord_fin_le is None:
        dite.accord_fin_le = le + timedelta(days=1)
        dite.save(update_fields=["accord_fin_le"])
        consigner("demande.accord_retire", demande, par=par, le=le, fin=dite.accord_fin_le)
    return dite


@transaction.atomic
def proteger(
    demande: Demande, *, adresse_sure: str, surs: Collection[int], heures: tuple[int, int] | None, par: Acteur, le: date
) -> None:
    """Keep where, by what and when a household in danger may be reached, and nothing else (journal: the fact alone).

    ``surs``: the keys of the contacts that nobody else reads. Raises DroitRefuse.
    """
    exiger(acces.peut_proteger(par, demande))
    exiger_un_jour_venu(le)

    demandes.proteger(demande, adresse_sure=adresse_sure, par=par, le=le)
    siens = Contact.objects.filter(demande=demande)  # the ones it left too: a message may still wait for them
    siens.filter(pk__in=surs).update(est_sur=True)
    siens.exclude(pk__in=surs).update(est_sur=False)
    dite = _verrouillee(demande)
    dite.heure_debut, dite.heure_fin = heures or (None, None)
    dite.save(update_fields=["heure_debut", "heure_fin"])


@transaction.atomic
def ne_plus_proteger(demande: Demande, *, motif: str, par: Acteur, le: date) -> None:
    """End the protection; a desk says why (``motif``), the household owes no reason. Raises DroitRefuse."""
    exiger(acces.peut_ne_plus_proteger(par, demande, motif=motif))
    exiger_un_jour_venu(le)

    demandes.ne_plus_proteger(demande, motif=motif, par=par, le=le)
    Contact.objects.gardes().filter(demande=demande).update(est_sur=True)
    dite = _verrouillee(demande)
    dite.heure_debut, dite.heure_fin = None, None
    dite.save(update_fields=["heure_debut", "heure_fin"])


def _verrouillee(demande: Demande) -> Preference:
    dite, _ = Preference.objects.get_or_create(demande=demande)
    return dite.verrouiller()
