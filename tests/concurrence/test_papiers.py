"""A paper at the same instant: two agents decide it, a household completes it while an agent accepts it."""

from datetime import datetime

import pytest
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande, FaitEtabli
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.instruction.etats import Canal, Etat, EtatFeuille
from seuil.instruction.models import Piece
from seuil.instruction.services import (
    FeuilleRefusee,
    Lecture,
    PieceTenue,
    Refus,
    accepter,
    ajouter_une_feuille,
    envoyer,
    prendre,
    refuser,
)
from seuil.instruction.tests.conftest import photo
from seuil.journal.models import Entree
from tests.concurrence.test_au_meme_instant import LE, ensemble, erreurs

pytestmark = pytest.mark.django_db(transaction=True)
A = timezone.make_aware(datetime(LE.year, LE.month, LE.day, 10))
DECISIONS = ("demande.piece_acceptee", "demande.piece_a_remplacer")


@pytest.fixture
def bail(agents) -> Piece:
    """An attestation of lodging, of one page, sent."""
    demande = enregistrer(dossier_d_exemple(), par=Demandeur(), le=LE).demande
    feuille = ajouter(demande)
    return envoyer(feuille.piece, canal=Canal.PORTAIL, par=Demandeur(demande.numero_unique), le=LE)


@pytest.fixture
def collegue(agents) -> Agent:
    """Another agent of the same desk."""
    guichet = agents["guichet"]
    return Agent.objects.create(
        username="collegue", organisme=guichet.organisme, guichet=guichet.guichet, metiers=["guichet"]
    )


def ajouter(demande: Demande):
    par = Demandeur(demande.numero_unique)
    return ajouter_une_feuille(
        demande, "hebergement", None, "hebergement.jpg", photo(), canal=Canal.PORTAIL, par=par, le=LE
    )


def relue(piece: Piece) -> Piece:
    return Piece.objects.get(pk=piece.pk)


class TestDeuxAgents:
    def test_une_seule_decision_et_l_autre_lit_pourquoi(self, bail, agents, collegue):
        (feuille,) = bail.feuilles.all()
        lecture = Lecture(datee_du=LE, faits={"statut_occupation": None})

        resultats = ensemble(
            lambda: accepter(relue(bail), lecture, par=agents["guichet"], le=LE, a=A),
            lambda: refuser(relue(bail), Refus({feuille.pk: "ILLISIBLE"}), par=collegue, le=LE, a=A),
        )

        (refus,) = [resultat for resultat in resultats if isinstance(resultat, Exception)]
        assert (type(refus), str(refus)) == (PieceTenue, "Ce document est déjà lu, ou il n’est plus à lire.")
        est_acceptee = relue(bail).etat == Etat.ACCEPTEE
        assert est_acceptee == isinstance(resultats[0], Piece)
        assert FaitEtabli.objects.filter(demande=bail.demande).exists() == est_acceptee
        assert Entree.objects.filter(verbe__in=DECISIONS).count() == 1

    def test_un_seul_prend_et_l_autre_lit_qui(self, bail, agents, collegue):
        resultats = ensemble(*[lambda q=q: prendre(relue(bail), par=q, a=A) for q in (agents["guichet"], collegue)])

        (refus,) = [resultat for resultat in resultats if isinstance(resultat, Exception)]
        tient = relue(bail).prise_par
        assert isinstance(refus, PieceTenue)
        assert str(refus).startswith(f"{tient.designation} lit ce document jusqu’à")


class TestUnFoyerEtUnAgent:
    def test_une_page_vient_avant_la_decision_ou_attend_une_autre_piece(self, bail, agents):
        """Whole before the decision, or apart after it: no page is lost, none hangs from a paper that is decided."""
        lecture = Lecture(datee_du=LE, faits={"statut_occupation": None})

        resultats = ensemble(
            lambda: ajouter(Demande.objects.get(pk=bail.demande_id)),
            lambda: accepter(relue(bail), lecture, par=agents["guichet"], le=LE, a=A),
        )

        assert erreurs(resultats) == []
        ajoutee = resultats[0]
        assert relue(bail).etat == Etat.ACCEPTEE
        assert ajoutee.piece.etat == (Etat.EN_VERIFICATION if ajoutee.piece_id == bail.pk else Etat.PREPAREE)

    def test_une_page_n_entre_pas_dans_ce_qu_un_agent_lit(self, bail, agents):
        prendre(relue(bail), par=agents["guichet"], a=A)
        lecture = Lecture(datee_du=LE, faits={"statut_occupation": None})

        resultats = ensemble(
            lambda: ajouter(Demande.objects.get(pk=bail.demande_id)),
            lambda: accepter(relue(bail), lecture, par=agents["guichet"], le=LE, a=A),
        )

        assert set(erreurs(resultats)) <= {FeuilleRefusee}
        assert relue(bail).feuilles.count() == 1
        assert relue(bail).feuilles.get().etat == EtatFeuille.ACCEPTEE
        assert Piece.objects.filter(demande=bail.demande, code="hebergement").count() == 2 - len(erreurs(resultats))
