"""Take a paper to read it: nobody else reads it meanwhile, and it comes back to all after a while."""

from datetime import datetime

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.demandes.etats import EN_COURS
from seuil.demandes.requetes import fin_de_prise
from seuil.instruction import acces
from seuil.instruction.etats import Etat
from seuil.instruction.models import Piece
from seuil.journal.services import consigner
from seuil.regles.verdicts import Verdict, non, oui
from seuil.socle.droits import exiger
from seuil.socle.horloge import heure_locale


class PieceTenue(Exception):
    """Somebody else reads it, or it is read already: the sentence says who, until when."""


class MotifAttendu(Exception):
    """A sensitive paper opens for a purpose, written."""


@transaction.atomic
def prendre(piece: Piece, *, motif: str = "", par: Agent, a: datetime) -> Piece:
    """Give a paper to an agent, who keeps it for as long as the town says.

    Raises DroitRefuse, PieceTenue, MotifAttendu for a sensitive paper without a purpose.
    """
    exiger(acces.peut_instruire(par, piece))
    if acces.est_sensible(piece) and not motif.strip():
        raise MotifAttendu("Écrivez pourquoi vous ouvrez ce document : il est réservé.")

    piece = piece.verrouiller()
    verdict = tenue_par(piece, par, a)
    if not verdict.est_oui:
        raise PieceTenue(verdict.motif)
    piece.prise_par, piece.prise_a = par, a
    piece.save(update_fields=["prise_par", "prise_a"])

    if motif:
        consigner("demande.piece_reservee_ouverte", piece.demande, par=par, le=a.date(), piece=piece.pk, motif=motif)
    return piece


@transaction.atomic
def laisser(piece: Piece, *, par: Agent) -> None:
    """Give a paper back to all before the end of the time. Raises DroitRefuse."""
    exiger(acces.peut_instruire(par, piece))

    Piece.objects.filter(pk=piece.pk, prise_par=par).update(prise_par=None, prise_a=None)


def tenue_par(piece: Piece, agent: Agent, a: datetime) -> Verdict:
    """Say whether an agent may take or decide a paper at that hour."""
    if piece.etat != Etat.EN_VERIFICATION:
        return non("Ce document est déjà lu, ou il n’est plus à lire.")
    if piece.demande.etat not in EN_COURS:
        return non("Cette demande n’est plus active : ses documents ne se lisent plus.")
    if piece.prise_par is None or piece.prise_par == agent or piece.prise_a is None:
        return oui()
    fin = fin_de_prise(piece.demande, piece.prise_a, a)
    if fin <= a:
        return oui()
    return non(f"{piece.prise_par.designation} lit ce document jusqu’à {heure_locale(fin):%H h %M}.")
