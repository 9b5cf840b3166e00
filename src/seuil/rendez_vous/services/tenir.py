"""Say what became of an appointment: held with its report, missed, cancelled with its reason."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes.models import Demande
from seuil.rendez_vous import acces
from seuil.rendez_vous.controle import RendezVousRefuse
from seuil.rendez_vous.etats import EN_COURS
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Orientation
from seuil.rendez_vous.services.occuper import dire
from seuil.socle.droits import exiger


@transaction.atomic
def rendre_compte(
    rendez_vous: RendezVous,
    *,
    compte_rendu: str,
    orientations: Iterable[Orientation],
    par: Agent,
    le: date,
    a: datetime,
) -> RendezVous:
    """Say that it took place, with the report that its household will read. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_tenir(par, rendez_vous.guichet))

    rendez_vous = rendez_vous.verrouiller()
    _refuser_a_venir(rendez_vous, a)
    rendez_vous.passer("tenir")
    rendez_vous.compte_rendu, rendez_vous.orientations = compte_rendu, [str(code) for code in orientations]
    rendez_vous.touche_a = a
    rendez_vous.save(update_fields=["etat", "compte_rendu", "orientations", "touche_a"])

    dire("demande.rendez_vous_tenu", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def manquer(rendez_vous: RendezVous, *, par: Agent, le: date, a: datetime) -> RendezVous:
    """Say that nobody came: it does not count as one that took place. Raises DroitRefuse, PassageInterdit."""
    exiger(acces.peut_tenir(par, rendez_vous.guichet))

    rendez_vous = rendez_vous.verrouiller()
    _refuser_a_venir(rendez_vous, a)
    rendez_vous.passer("manquer")
    rendez_vous.touche_a = a
    rendez_vous.save(update_fields=["etat", "touche_a"])

    dire("demande.rendez_vous_manque", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def annuler(rendez_vous: RendezVous, *, motif: str, par: Acteur, le: date, a: datetime) -> RendezVous:
    """Give it up and free its slot: by its household or by the desk, which says why. Raises DroitRefuse."""
    exiger(acces.peut_agir(par, rendez_vous))

    rendez_vous = rendez_vous.verrouiller()
    rendez_vous.passer("annuler")
    rendez_vous.motif_annulation, rendez_vous.touche_a = motif, a
    rendez_vous.sequence += rendez_vous.debut is not None
    rendez_vous.save(update_fields=["etat", "motif_annulation", "sequence", "touche_a"])

    dire("demande.rendez_vous_annule", rendez_vous, par=par, le=le)
    return rendez_vous


@transaction.atomic
def annuler_les_rendez_vous(demande: Demande, *, motif: str, le: date, a: datetime) -> int:
    """Cancel those of a demand that left the register; return how many."""
    ouverts = RendezVous.objects.filter(demande=demande, etat__in=EN_COURS).order_by("pk")
    for rendez_vous in ouverts:
        annuler(rendez_vous, motif=motif, par=Systeme(), le=le, a=a)
    return len(ouverts)


def _refuser_a_venir(rendez_vous: RendezVous, a: datetime) -> None:
    if rendez_vous.debut is not None and rendez_vous.debut > a:
        raise RendezVousRefuse(gettext("Ce rendez-vous n’a pas encore commencé."))
