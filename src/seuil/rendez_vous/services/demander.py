"""Ask for an appointment: at a slot of the desk, or when none suits, for the desk to propose one."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur, Guichet
from seuil.demandes.models import Demande
from seuil.rendez_vous import acces
from seuil.rendez_vous.controle import RendezVousRefuse, pourquoi
from seuil.rendez_vous.etats import Etat
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Sorte
from seuil.rendez_vous.requetes.creneaux import CreneauDuGuichet
from seuil.rendez_vous.requetes.offres import offerte
from seuil.rendez_vous.services.occuper import dire, occuper, ou_pris_par_un_autre
from seuil.socle.droits import exiger


@transaction.atomic
def demander(
    demande: Demande, sorte: Sorte, guichet: Guichet, *, mots: str = "", par: Acteur | Mandataire, le: date, a: datetime
) -> RendezVous:
    """Ask a desk for a date. Raises DroitRefuse, RendezVousRefuse: what the town decided, or one is already asked."""
    exiger(acces.peut_demander(par, demande, guichet))

    demande = demande.verrouiller()
    if _juger(demande, sorte, guichet, le):
        raise RendezVousRefuse(gettext("Vous avez déjà demandé ce rendez-vous : il est dans votre liste."))
    rendez_vous = RendezVous.objects.create(
        demande=demande, sorte=sorte, guichet=guichet, demande_le=le, mots=mots, touche_a=a
    )

    dire("demande.rendez_vous_demande", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def prendre(
    demande: Demande, sorte: Sorte, voulu: CreneauDuGuichet, *, par: Acteur | Mandataire, le: date, a: datetime
) -> RendezVous:
    """Take a slot; one that waited for a date takes it. Raises DroitRefuse, RendezVousRefuse, CreneauPris."""
    exiger(acces.peut_demander(par, demande, voulu.guichet))

    demande = demande.verrouiller()
    neuf = RendezVous(demande=demande, sorte=sorte, guichet=voulu.guichet, demande_le=le, touche_a=a)
    rendez_vous = _juger(demande, sorte, voulu.guichet, le) or neuf
    rendez_vous.passer("prendre")
    occuper(rendez_vous, voulu, le=le, a=a)
    with ou_pris_par_un_autre():
        rendez_vous.save()

    dire("demande.rendez_vous_pris", rendez_vous, par=par, le=le)
    return rendez_vous


def _juger(demande: Demande, sorte: Sorte, guichet: Guichet, le: date) -> RendezVous | None:
    """Return the one that waits for a date, None when there is none. Raises RendezVousRefuse."""
    offre = offerte(demande, guichet.territoire, sorte, le)
    if offre is None:
        raise RendezVousRefuse(gettext("Ce guichet n’offre pas ce rendez-vous à cette demande."))
    if offre.courant is not None and offre.courant.etat != Etat.DEMANDE:
        raise RendezVousRefuse(gettext("Vous avez déjà ce rendez-vous : déplacez-le, ou annulez-le d’abord."))
    if offre.courant is None and offre.empechement is not None:
        raise RendezVousRefuse(pourquoi(offre.empechement))
    return offre.courant.verrouiller() if offre.courant else None
