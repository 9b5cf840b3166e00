"""What a household reads on its own page after a commission: nothing that is not so, nothing that it misses."""

from datetime import date

import pytest

from seuil.acteurs.tests.portes import lire
from seuil.baux.models import Offre
from seuil.commissions.models import Decision
from seuil.commissions.services import clore, reporter_le_logement
from seuil.commissions.tests.test_rejeter import rejetee, riche
from seuil.commissions.tests.voter import SEANCE, voter
from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.patrimoine.models import Vacance
from seuil.portail.etapes import du_menage
from seuil.regles.procedure import Jalon

__all__ = ["rejetee", "riche"]


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


def etape(demande, jalon):
    """Return the state of one of the seven steps."""
    lue = Demande.objects.get(pk=demande.pk)
    lues = du_menage(lue, notes_courantes(lue), le=SEANCE)
    return dict(zip(Jalon, (une["etat"] for une in lues), strict=True))[jalon]


class TestLesEtapes:
    @pytest.mark.parametrize(("nature", "suite"), [("b", {"rang": 1}), ("d", {"code": "effort"})])
    def test_un_vote_ne_se_lit_pas_avant_la_cloture(self, ouverte, secretaire, nature, suite):
        decision = voter(ouverte, 0, nature, secretaire, **suite)
        demande = decision.candidature.demande

        assert (etape(demande, Jalon.DESIGNATION), etape(demande, Jalon.COMMISSION)) == ("fait", "courant")

    def test_une_fois_close_il_se_lit(self, ouverte, secretaire):
        decision = voter(ouverte, 0, "b", secretaire, rang=1)
        reporter_le_logement(ouverte, code="visite", par=secretaire, le=SEANCE)
        clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert etape(decision.candidature.demande, Jalon.COMMISSION) == "fait"

    def test_un_logement_pris_par_un_autre_ne_mene_plus_nulle_part(self, close):
        deuxieme = Decision.objects.get(point=close, rang=2).candidature.demande
        assert etape(deuxieme, Jalon.COMMISSION) == "fait"

        Vacance.objects.filter(pk=close.vacance_id).update(etat="louee", louee_le=SEANCE)

        assert (etape(deuxieme, Jalon.DESIGNATION), etape(deuxieme, Jalon.COMMISSION)) == ("avenir", "avenir")

    def test_une_offre_retiree_garde_le_rang_tant_que_le_logement_attend(self, offre):
        Offre.objects.filter(pk=offre.pk).update(etat="retiree", close_le=SEANCE, motif_cloture="Rendu au rang 1.")
        assert etape(offre.demande, Jalon.COMMISSION) == "fait"

        Vacance.objects.filter(pk=offre.vacance_id).update(etat="louee", louee_le=SEANCE)

        assert etape(offre.demande, Jalon.COMMISSION) == "avenir"

    def test_une_condition_tombee_ne_mene_plus_nulle_part(self, close):
        premiere = Decision.objects.get(point=close, rang=1)
        Decision.objects.filter(pk=premiere.pk).update(condition_tombee_le=SEANCE)

        assert etape(premiere.candidature.demande, Jalon.DESIGNATION) == "avenir"


class TestAFaire:
    def test_un_avertissement_se_lit_des_l_arrivee(self, client, rejetee):
        page = lire(connecter(client, rejetee.candidature.demande).get("/ma-demande/"))

        assert "À faire maintenant : répondre à un avertissement" in page
        assert "Rien à faire aujourd’hui" not in page

    def test_un_deuxieme_rang_n_est_pas_une_attribution(self, client, close):
        decision = Decision.objects.get(point=close, rang=2)
        decision.nature, decision.piece_manquante, decision.condition_avant_le = "c", "avis_n2", date(2026, 12, 18)
        decision.save()

        page = lire(connecter(client, decision.candidature.demande).get("/ma-demande/"))

        assert "Une commission vous a placé au rang 2 pour ce logement" in page
        assert "Il vous envoie une offre si votre tour vient." in page
        assert "vous attribue" not in page
