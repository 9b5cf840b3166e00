"""The birth date that opens the link of a message: counted before it is compared, five wrong ones stop the link."""

from django.db import connection

from seuil.acteurs.auteurs import Demandeur
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande
from seuil.envois import acces
from seuil.envois.liens import DATES
from seuil.envois.models import Envoi
from seuil.socle.droits import exiger
from seuil.socle.naissances import Naissance

COMPTER = """
update envois_envoi set dates_fausses = dates_fausses + 1 where id = %s and dates_fausses < %s returning id
"""


def reconnaitre(envoi: Envoi, naissance: Naissance, *, par: Demandeur) -> Demande | None:
    """Return the demand of a link when a holder was born then; a right date forgets the wrong ones.

    Counted by one statement, committed by itself, whoever tries and from wherever: called outside any transaction.
    Raises DroitRefuse.
    """
    demande = envoi.demande
    if demande is None:
        return None
    exiger(acces.peut_redemander(par, demande))

    with connection.cursor() as curseur:
        curseur.execute(COMPTER, [envoi.pk, DATES])
        if curseur.fetchone() is None:
            return None
    titulaires = demande.personnes.filter(lien__in=TITULAIRES)
    if not any(titulaire.naissance_connue.est_dite_par(naissance) for titulaire in titulaires):
        return None
    Envoi.objects.filter(pk=envoi.pk).update(dates_fausses=0)
    return demande
