"""The notices of papers: what reaches the household names the paper, the page, why, what to send, until when."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from seuil.avis.pieces import DES_PIECES, RESERVE
from seuil.avis.tests.test_lignes import dit
from seuil.demandes.models import Demande, FaitEtabli, Origine
from seuil.demandes.requetes import delais_de_la_demande
from seuil.demandes.services import Preuve, etablir
from seuil.instruction import services
from seuil.instruction.etats import Etat
from seuil.instruction.models import Piece
from seuil.instruction.requetes.paroles import dire_l_accord
from seuil.instruction.services import Correction, Lecture, Refus, annoncer_les_fins


@pytest.fixture
def recue(demande, le):
    """Return a function: a paper of one page, sent."""

    def envoyee(code: str) -> Piece:
        a = timezone.make_aware(datetime(le.year, le.month, le.day, 9))
        piece = Piece.objects.create(
            demande=demande, code=code, etat=Etat.EN_VERIFICATION, canal="portail", envoyee_a=a
        )
        piece.feuilles.create(ordre=1, nom=f"{code}.jpg")
        return piece

    return envoyee


@pytest.fixture
def quand(agents, le):
    a = timezone.make_aware(datetime(le.year, le.month, le.day, 10))
    return {"par": agents["guichet"], "le": le, "a": a}


class TestUnePiece:
    def test_acceptee(self, demande, recue, quand, le):
        services.accepter(recue("bail"), Lecture(datee_du=le), **quand)

        assert ": accepté." in dit(demande, "piece_acceptee").corps

    def test_acceptee_et_corrigee_dit_les_deux_valeurs(self, demande, recue, quand, le):
        avant = Demande.objects.get(pk=demande.pk).loyer_charges
        piece = recue("bail")
        corrections = [Correction("loyer_charges", avant + 40, "La quittance dit ce loyer")]
        message = dire_l_accord(piece, le, corrections)
        services.accepter(piece, Lecture(datee_du=le, corrections=corrections, message=message), **quand)

        corps = dit(demande, "piece_acceptee").corps
        assert f"{avant}" in corps.replace("\u202f", "")
        assert "devient" in corps
        assert "Répondez" in corps

    def test_a_remplacer(self, demande, recue, quand):
        piece = recue("bail")

        services.refuser(piece, Refus({piece.feuilles.get().pk: "COUPEE"}), **quand)

        envoi = dit(demande, "piece_a_remplacer")
        assert "bail.jpg" in envoi.corps
        assert "Un bord du document est coupé" in envoi.corps or "un bord du document est coupé" in envoi.corps
        assert "Votre demande reste active" in envoi.corps
        assert "bail" not in envoi.court

    def test_reservee_ne_se_nomme_pas(self, demande, recue, quand):
        piece = recue("violences")
        services.prendre(piece, motif="Lire l’ordonnance", par=quand["par"], a=quand["a"])

        services.refuser(piece, Refus({piece.feuilles.get().pk: "ILLISIBLE"}), **quand)

        corps = dit(demande, "piece_a_remplacer").corps
        assert RESERVE in corps
        assert "violences" not in corps


class TestUnePreuveQuiFinit:
    @pytest.mark.parametrize(
        ("jours", "avis", "mots"),
        [
            (-30, "preuve_bientot_finie", "vaut jusqu’au"),
            (1, "preuve_a_renouveler", "Vos points sont gardés jusqu’au"),
            (None, "preuve_finie", "de nouveau provisoires"),
        ],
    )
    def test_est_dite(self, demande, agents, le, jours, avis, mots):
        fin = le + timedelta(days=45)
        etablir(demande, [Preuve("statut_occupation", Origine.PIECE, "Bail", le, fin)], par=agents["guichet"], le=le)
        sursis = delais_de_la_demande(demande, le).preuve_sursis_jours

        annoncer_les_fins(le=fin + timedelta(days=sursis + 1 if jours is None else jours))

        corps = dit(demande, avis).corps
        assert mots in corps
        assert "Bail" in corps

    def test_protegee_ne_se_nomme_pas(self, demande, agents, le):
        fin = le + timedelta(days=5)
        preuve = Preuve("violences_couple", Origine.PIECE, "Décision du juge", le, fin)
        etablir(demande, [preuve], par=agents["guichet"], le=le)

        annoncer_les_fins(le=le)

        assert "juge" not in dit(demande, "preuve_bientot_finie").corps
        assert FaitEtabli.objects.get().dit == "bientot"


def test_toutes_les_lignes_sont_eprouvees():
    """A new line of this table has its test above."""
    with open(__file__, encoding="utf-8") as source:
        lu = source.read()

    assert {avis.nom for dits in DES_PIECES.values() for avis in dits if f'"{avis.nom}"' not in lu} == set()
