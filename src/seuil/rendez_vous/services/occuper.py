"""Give a slot to an appointment: one that the desk opens, still free; the database has the last word."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur
from seuil.journal.services import consigner
from seuil.regles.creneaux import existe
from seuil.rendez_vous.controle import CreneauPris, RendezVousRefuse
from seuil.rendez_vous.etats import EN_COURS
from seuil.rendez_vous.faits import au_mur, fuseau_du_guichet
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes.creneaux import CreneauDuGuichet, creneaux_libres, fermes

FIXENT = ("etat", "guichet", "agent", "debut", "fin", "fixe_le", "rappele_le", "sequence", "touche_a")


def occuper(rendez_vous: RendezVous, voulu: CreneauDuGuichet, *, le: date, a: datetime) -> None:
    """Write the slot on the appointment, not saved. Raises RendezVousRefuse, CreneauPris."""
    libres = creneaux_libres(voulu.guichet, Sorte(rendez_vous.sorte), a, sauf=rendez_vous.pk)
    libre = next((un for un in libres if un.cle == voulu.cle and _existe(voulu)), None)
    if libre is None or voulu.guichet.territoire_id != rendez_vous.guichet.territoire_id:
        raise _refus(voulu, a)
    rendez_vous.guichet, rendez_vous.agent = libre.guichet, libre.agent
    rendez_vous.debut, rendez_vous.fin = libre.debut, libre.fin
    rendez_vous.fixe_le, rendez_vous.rappele_le, rendez_vous.touche_a = le, None, a


@contextmanager
def ou_pris_par_un_autre() -> Iterator[None]:
    """Turn the constraint of the database into its sentence: two at the same instant, one has the slot."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refus:
        if "un_seul_foyer_a_la_fois" in str(refus):
            raise CreneauPris from refus
        raise


def refuser_une_demande_finie(rendez_vous: RendezVous) -> None:
    """Raise RendezVousRefuse when the demand left the register."""
    if rendez_vous.etat in EN_COURS and rendez_vous.demande.radiee_le is not None:
        raise RendezVousRefuse(gettext("Cette demande n’est plus active : elle ne prend plus de rendez-vous."))


def dire(verbe: str, rendez_vous: RendezVous, *, par: Acteur | Mandataire, le: date, **faits: Any) -> None:
    """Write the act on the demand, with the moment and the desk of that day: a notice may be written later."""
    fixe = {"debut": rendez_vous.debut.isoformat()} if rendez_vous.debut else {}
    dits = {"rendez_vous": rendez_vous.pk, "guichet": rendez_vous.guichet_id, **fixe, **faits}
    consigner(verbe, rendez_vous.demande, par=par, le=le, **dits)


def _refus(voulu: CreneauDuGuichet, a: datetime) -> RendezVousRefuse:
    guichet = voulu.guichet
    if voulu.debut <= a:
        return RendezVousRefuse(gettext("Cette heure est déjà passée. Choisissez-en une autre."))
    jour = au_mur(voulu.debut, guichet).date()
    if ferme := fermes(guichet, du=jour, au=jour).get(jour):
        return RendezVousRefuse(gettext("Ce jour-là, le guichet est fermé : %(motif)s.") % {"motif": ferme})
    if not _existe(voulu):
        return RendezVousRefuse(gettext("Cette heure n’existe pas ce jour-là : l’heure change dans la nuit."))
    tenu = RendezVous.objects.filter(agent=voulu.agent, debut__lt=voulu.fin, fin__gt=voulu.debut, etat__in=EN_COURS)
    if tenu.exists():
        return CreneauPris()
    return RendezVousRefuse(gettext("Ce guichet ne reçoit pas à cette heure. Choisissez un créneau de la liste."))


def _existe(voulu: CreneauDuGuichet) -> bool:
    zone = fuseau_du_guichet(voulu.guichet, voulu.debut.date()).zone
    return voulu.debut.tzinfo != zone or existe(voulu.debut, zone)
