"""One household in several procedures: each goes its own way, and everybody sees what it accepted (k03)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.tests.portes import entrer, lire
from seuil.baux.models import Offre, Passage, Sens, Voie
from seuil.baux.services import (
    Dite,
    PassageInfonde,
    accepter,
    noter_la_reponse,
    offrir,
    passer_au_suivant,
    passer_le_rang,
    refuser,
    signer,
)
from seuil.baux.tests.copies import copier
from seuil.commissions.models import Decision
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.designations.models import Candidature
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.tests.oracle import chercher
from seuil.reactions.travaux import vider

LE, DIX, VINGT = date(2026, 12, 8), date(2026, 12, 10), date(2026, 12, 20)


@pytest.fixture
def deux(agents, offre, autre) -> tuple[Offre, Offre]:
    """Two offers to the same household, on the same day."""
    return offre, offrir(autre, par=agents["bailleur"], le=LE)


def elle(offre):
    return Demandeur(offre.demande.numero_unique)


def tenue(offre):
    return Demande.objects.get(pk=offre.demande_id).attribution_en_cours


def signer_le(offre, agents, le):
    return signer(
        Offre.objects.get(pk=offre.pk),
        prend_effet_le=date(2027, 1, 7),
        assurance_vue=True,
        etat_des_lieux_le=None,
        par=agents["bailleur"],
        le=le,
    )


class TestTenir:
    def test_finir_l_une_ne_libere_pas_de_l_autre(self, deux):
        ici, la = deux

        refuser(ici, motif="Trop loin", par=elle(ici), le=DIX)

        assert tenue(la) == "offre envoyée le 08/12/2026"
        refuser(la, motif="Trop cher", par=elle(la), le=DIX)
        assert tenue(la) == ""

    def test_suspendre_l_une_ne_touche_pas_l_autre(self, agents, deux):
        ici, la = deux

        passer_au_suivant(ici, motif="Lettre revenue.", par=agents["bailleur"], le=date(2026, 12, 24))

        assert Offre.objects.get(pk=la.pk).etat == "envoyee"
        assert tenue(la) == "offre envoyée le 08/12/2026"

    def test_dit_ce_qui_est_accepte(self, deux):
        ici, la = deux

        accepter(la, par=elle(la), le=DIX)

        assert tenue(ici) == "offre envoyée le 08/12/2026, offre acceptée le 10/12/2026"


class TestAccepterAilleurs:
    def test_se_voit_et_n_annule_rien(self, client, settings, agents, deux):
        ici, la = deux

        accepter(la, par=elle(la), le=DIX)

        page = lire(
            entrer(client, settings, agents["bailleur"], DIX).get(f"/gestion/vacances/{ici.vacance_id}/attributions/")
        )
        assert "A accepté un autre logement le 10 décembre 2026" in page
        assert "Passer au rang suivant, sans refus" in page
        assert Offre.objects.get(pk=ici.pk).etat == "envoyee"

    def test_laisse_appeler_le_rang_suivant_sans_refus(self, agents, deux, candidates):
        ici, la = deux
        accepter(la, par=elle(la), le=DIX)

        suivante = passer_au_suivant(ici, motif="A accepté le 60-205.", par=agents["bailleur"], le=DIX)

        assert Offre.objects.get(pk=ici.pk).etat == "passee"
        assert (suivante.demande, suivante.repondre_avant) == (candidates[0], date(2026, 12, 28))

    def test_laisse_passer_un_rang_qui_n_a_pas_encore_d_offre(self, agents, offre, autre, candidates):
        premiere = Decision.objects.get(point__vacance=autre, rang=1)
        accepter(offre, par=elle(offre), le=DIX)

        suivante = passer_le_rang(autre, premiere, motif="A accepté ailleurs.", par=agents["bailleur"], le=DIX)

        assert Passage.objects.get().decision == premiere
        assert suivante.demande == candidates[0]

    def test_un_rang_ne_se_passe_pas_sans_raison(self, agents, close):
        premiere = Decision.objects.get(point=close, rang=1)

        with pytest.raises(PassageInfonde, match="n’a pas accepté d’autre logement"):
            passer_le_rang(close.vacance, premiere, motif="Injoignable.", par=agents["bailleur"], le=LE)

    def test_qui_revient_dans_son_delai_retrouve_son_logement(self, agents, deux):
        ici, la = deux
        accepter(la, par=elle(la), le=DIX)
        passer_au_suivant(ici, motif="A accepté ailleurs.", par=agents["bailleur"], le=DIX)
        accord = Dite(Sens.ACCEPTE, date(2026, 12, 16), Voie.COURRIEL)

        noter_la_reponse(Offre.objects.get(pk=ici.pk), accord, par=agents["bailleur"], le=date(2026, 12, 16))

        assert Offre.objects.get(pk=ici.pk).etat == "acceptee"


class TestSignerAilleurs:
    def test_appelle_le_rang_deux_le_jour_meme_avec_son_delai_entier(self, agents, deux, candidates):
        ici, la = deux
        accepter(la, par=elle(la), le=DIX)

        signer_le(la, agents, VINGT)
        vider()

        assert Offre.objects.get(pk=ici.pk).etat == "retiree"
        suivante = Offre.objects.get(vacance=ici.vacance_id, etat="envoyee")
        assert (suivante.demande, suivante.envoyee_le) == (candidates[0], VINGT)
        assert suivante.repondre_avant - VINGT >= timedelta(10)

    def test_si_le_bail_echoue_demande_et_anciennete_sont_intactes(self, agents, deux):
        ici, la = deux
        accepter(la, par=elle(la), le=DIX)

        renonce = Dite(Sens.REFUSE, date(2026, 12, 22), Voie.TELEPHONE, motif="Le logement n’était pas prêt.")
        noter_la_reponse(Offre.objects.get(pk=la.pk), renonce, par=agents["bailleur"], le=date(2026, 12, 22))

        demande = Demande.objects.get(pk=ici.demande_id)
        assert (demande.etat, demande.recue_le) == ("active", date(2026, 11, 23))
        assert tenue(ici) == "offre envoyée le 08/12/2026"

    def test_qui_redemande_des_annees_plus_tard_est_candidat_comme_tout_le_monde(self, agents, offre):
        accepter(offre, par=elle(offre), le=DIX)
        signer_le(offre, agents, VINGT)
        vider()
        plus_tard = date(2029, 6, 4)

        neuve = enregistrer(replace(dossier_d_exemple()), par=Demandeur(), le=plus_tard).demande
        vider()

        assert neuve.numero_unique != offre.demande.numero_unique
        assert Demande.objects.get(pk=neuve.pk).attribution_en_cours == ""
        libre = copier(Vacance.objects.get(pk=offre.vacance_id), etat="orientee", louee_le=None)
        classes = {ligne.demande for ligne in chercher(libre, le=plus_tard).candidats}
        assert neuve.pk in classes
        assert offre.demande_id not in classes


class TestPlusPersonne:
    def test_les_candidats_reportes_repassent_en_commission(self, agents, offre):
        """The ranks are over, but a household postponed by the session was never examined."""
        Candidature.objects.filter(decision__point__vacance=offre.vacance_id, decision__rang=3).update(etat="reportee")
        Decision.objects.filter(point__vacance=offre.vacance_id, rang=3).delete()
        deuxieme = refuser(offre, motif="Trop loin", par=elle(offre), le=DIX)

        suivante = refuser(deuxieme, motif="Trop loin", par=elle(deuxieme), le=DIX)

        assert suivante is None
        assert Vacance.objects.get(pk=offre.vacance_id).etat == "designee"
