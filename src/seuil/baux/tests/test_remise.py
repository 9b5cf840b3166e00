"""What became of the letter of an offer, and what may follow when nothing proves that it arrived (k02)."""

from datetime import date

import pytest

from seuil.baux.models import Offre
from seuil.baux.services import PassageInfonde, noter_la_remise, passer_au_suivant
from seuil.courriers.models import Echec, Preuve
from seuil.courriers.services import RemiseImpossible
from seuil.demandes.models import Demande
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

ENVOI, IMPRIMEE = date(2026, 12, 8), date(2026, 12, 23)


def noter(offre, sort, le, agents, *, saisie=None, par="bailleur"):
    return noter_la_remise(offre, sort, remise_le=le, note="", par=agents[par], le=saisie or le)


def relire(offre):
    return Offre.objects.get(pk=offre.pk)


class TestNoterLaRemise:
    def test_garde_la_date_imprimee_quand_la_lettre_arrive_vite(self, agents, offre, journal):
        noter(offre, Preuve.RECOMMANDE, date(2026, 12, 10), agents)

        assert relire(offre).repondre_avant == IMPRIMEE
        assert journal(offre.demande)[-1] == "demande.offre_remise"

    def test_laisse_dix_jours_entiers_quand_elle_arrive_tard(self, agents, offre):
        noter(offre, Preuve.RECOMMANDE, date(2026, 12, 21), agents)

        assert (relire(offre).imprimee_le, relire(offre).repondre_avant) == (IMPRIMEE, date(2026, 12, 31))

    def test_compte_depuis_la_premiere_remise_prouvee(self, agents, offre):
        noter(offre, Preuve.MAIN_PROPRE, date(2026, 12, 21), agents)
        noter(offre, Preuve.RECOMMANDE, date(2026, 12, 16), agents, saisie=date(2026, 12, 22))

        assert relire(offre).repondre_avant == date(2026, 12, 28)

    def test_ne_change_aucune_date_quand_elle_revient(self, agents, offre, journal):
        noter(offre, Echec.RETOURNE, date(2026, 12, 22), agents)

        assert relire(offre).repondre_avant == IMPRIMEE
        assert journal(offre.demande)[-1] == "demande.offre_non_recue"

    @pytest.mark.parametrize(
        ("le", "phrase"), [(date(2026, 12, 30), "n’est pas encore venu"), (date(2026, 12, 7), "n’existait pas")]
    )
    def test_refuse_un_jour_impossible(self, agents, offre, le, phrase):
        with pytest.raises(RemiseImpossible, match=phrase):
            noter(offre, Preuve.RECOMMANDE, le, agents, saisie=date(2026, 12, 20))

        assert not offre.courrier.remises.exists()

    def test_refuse_un_autre_bailleur(self, agents, offre):
        with pytest.raises(DroitRefuse):
            noter(offre, Preuve.RECOMMANDE, ENVOI, agents, par="opac")


class TestPasserAuSuivant:
    MOTIF = "Courriel refusé, lettre revenue, deux appels sans réponse."

    def passer(self, offre, agents, le, motif=MOTIF):
        return passer_au_suivant(offre, motif=motif, par=agents["bailleur"], le=le)

    def test_passe_une_offre_jamais_recue_sans_compter_de_refus(self, agents, offre, candidates, journal):
        noter(offre, Echec.REBONDI, date(2026, 12, 9), agents)
        noter(offre, Echec.RETOURNE, date(2026, 12, 18), agents)

        suivante = self.passer(offre, agents, date(2026, 12, 24))

        passee = relire(offre)
        assert (passee.etat, passee.motif_cloture) == ("passee", self.MOTIF)
        assert (passee.repondue_le, passee.motif_refus) == (None, "")
        assert suivante.demande == candidates[0]
        assert Demande.objects.get(pk=offre.demande_id).attribution_en_cours == ""
        assert journal(offre.demande)[-1] == "demande.offre_passee"
        assert "demande.offre_refusee" not in journal(offre.demande)

    def test_attend_la_date_imprimee(self, agents, offre):
        with pytest.raises(PassageInfonde, match="laisse répondre jusqu’au 23/12/2026"):
            self.passer(offre, agents, IMPRIMEE)

    def test_attend_une_reponse_quand_la_remise_est_prouvee(self, agents, remise):
        with pytest.raises(PassageInfonde, match="reçue le 08/12/2026"):
            self.passer(remise, agents, date(2027, 1, 20))

    def test_demande_un_motif(self, agents, offre):
        with pytest.raises(PassageInfonde, match="Écrivez pourquoi"):
            self.passer(offre, agents, date(2026, 12, 24), motif=" ")

        assert relire(offre).etat == "envoyee"

    def test_ne_passe_pas_deux_fois(self, agents, offre):
        self.passer(offre, agents, date(2026, 12, 24))

        with pytest.raises(PassageInterdit, match="Passée au rang suivant, sans refus"):
            self.passer(relire(offre), agents, date(2026, 12, 24))

    def test_refuse_un_autre_bailleur(self, agents, offre):
        with pytest.raises(DroitRefuse):
            passer_au_suivant(offre, motif=self.MOTIF, par=agents["opac"], le=date(2026, 12, 24))
