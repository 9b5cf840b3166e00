"""Let a named person act for a household: what it agreed to, until when, under which code."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from seuil.acteurs.auteurs import Mandataire
from seuil.acteurs.models import Acteur, Agent
from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.journal.services import consigner
from seuil.mandats import acces
from seuil.mandats.models import REPERE_LONGUEUR, Mandat
from seuil.mandats.nomenclatures import Qualite, Recueil
from seuil.mandats.requetes import ouverts
from seuil.regles.calendrier import ajouter_mois
from seuil.socle.droits import exiger


class MandatRefuse(ValueError):
    """The mandate cannot be given; says why."""


@dataclass(frozen=True, slots=True)
class Termes:
    """What the household agrees to; ``accord`` as it was shown, ``mois`` among those of the installation."""

    nom: str
    organisme: str
    qualite: Qualite
    mois: int
    change_les_reponses: bool
    repond_aux_offres: bool
    accord: str
    precision: str = ""


@transaction.atomic
def donner(
    demande: Demande, termes: Termes, recueil: Recueil, *, par: Acteur | Mandataire, le: date
) -> tuple[Mandat, str]:
    """Return the mandate and its code, that nothing keeps nor shows again. Raises DroitRefuse, MandatRefuse."""
    a_l_inscription = recueil == Recueil.FORMULAIRE
    exiger(acces.peut_donner_a_l_inscription(par) if a_l_inscription else acces.peut_donner(par, demande))

    demande = demande.verrouiller()
    _verifier(ouverts(demande, le), termes)
    mandat, code = _creer(demande, termes, recueil, est_sur=isinstance(par, Agent) and demande.est_protegee, le=le)

    consigner("demande.mandat_donne", demande, par=par, le=le, **_faits(mandat))
    return mandat, code


def _creer(demande: Demande, termes: Termes, recueil: Recueil, *, est_sur: bool, le: date) -> tuple[Mandat, str]:
    secret, repere = codes.tirer(), _repere(demande)
    mandat = Mandat.objects.create(
        demande=demande,
        nom=termes.nom,
        organisme=termes.organisme,
        qualite=termes.qualite,
        change_les_reponses=termes.change_les_reponses,
        repond_aux_offres=termes.repond_aux_offres,
        recueil=recueil,
        precision=termes.precision,
        accord=termes.accord,
        donne_le=le,
        fin_le=ajouter_mois(le, termes.mois),
        est_sur=est_sur,
        repere=repere,
        code=codes.hacher(secret),
    )
    return mandat, repere + secret


def _verifier(siens: list[Mandat], termes: Termes) -> None:
    if termes.mois not in settings.MANDAT_DUREES_MOIS:
        raise MandatRefuse(gettext("Choisissez une durée de la liste."))
    if any((mandat.nom, mandat.organisme) == (termes.nom, termes.organisme) for mandat in siens):
        raise MandatRefuse(
            gettext("Cette personne peut déjà agir. Si son code est perdu, retirez-la, puis ajoutez-la.")
        )
    if len(siens) >= settings.MANDATS_MAXIMUM:
        dit = gettext("Au plus %(nombre)s personnes agissent pour vous. Retirez-en une d’abord.")
        raise MandatRefuse(dit % {"nombre": settings.MANDATS_MAXIMUM})


def _repere(demande: Demande) -> str:
    pris = set(Mandat.objects.filter(demande=demande).values_list("repere", flat=True))
    while True:
        repere = "".join(secrets.choice(codes.ALPHABET) for _ in range(REPERE_LONGUEUR))
        if repere not in pris:
            return repere


def _faits(mandat: Mandat) -> dict[str, object]:
    return {
        "mandat": mandat.pk,
        "nom": mandat.nom,
        "organisme": mandat.organisme,
        "qualite": mandat.qualite,
        "recueil": mandat.recueil,
        "precision": mandat.precision,
        "accord": mandat.accord,
        "fin_le": mandat.fin_le,
        "change_les_reponses": mandat.change_les_reponses,
        "repond_aux_offres": mandat.repond_aux_offres,
    }
