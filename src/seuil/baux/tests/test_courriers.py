"""What the letters of an offer say: its last day in words, its rank, what a refusal changes, the DALO warning."""

from datetime import date

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.baux.models import Offre, Sens, Voie
from seuil.baux.services import Dite, constater_silence, noter_la_reponse, offrir, refuser
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.demandes.tests.preuves import prouver
from seuil.patrimoine.models import Vacance
from seuil.territoires.models import Territoire

LE = date(2026, 12, 8)


def offrir_a_nouveau(close, agents):
    return offrir(Vacance.objects.get(pk=close.vacance_id), par=agents["bailleur"], le=LE).courrier.contexte


class TestLettreDOffre:
    def test_dit_le_dernier_jour_en_toutes_lettres_et_le_delai_de_la_loi(self, offre):
        lettre = offre.courrier.contexte

        assert lettre["limite"] == "mercredi 23 décembre 2026"
        assert (lettre["delai"], lettre["delai_minimal"]) == ("10\u00a0jours", "10\u00a0jours")

    def test_dit_toutes_les_facons_de_repondre(self, offre):
        facons = [facon for facon, _ in offre.courrier.contexte["repondre"]]

        assert facons == ["En ligne", "Par courrier", "Par téléphone", "Au bailleur, ou sur le bon de visite"]

    def test_dit_ce_que_le_territoire_a_decide_d_un_refus(self, agents, close):
        Territoire.objects.filter(pk="compiegne").update(parametres={"refus_non_motives_maximum": 2})

        assert "après 2\u00a0refus sans raison" in offrir_a_nouveau(close, agents)["effet_du_refus"]

    def test_porte_la_mention_du_dalo_reconnu(self, agents, close, demande):
        """k02: the letter to a DALO household carries the mention and the risk by itself."""
        assert offrir_a_nouveau(close, agents)["dalo"] is False
        Offre.objects.all().delete()
        Demande.objects.filter(pk=demande.pk).update(situations=["dalo"])
        prouver(demande, "dalo")

        assert offrir_a_nouveau(close, agents)["dalo"] is True

    def test_dit_au_rang_suivant_que_les_autres_n_ont_pas_pris_le_logement(self, offre):
        auteur = Demandeur(offre.demande.numero_unique)

        suivante = refuser(offre, motif="Trop loin", par=auteur, le=LE)

        assert (offre.courrier.contexte["rang"], suivante.courrier.contexte["rang"]) == ("1", "2")

    def test_est_signee_par_qui_l_envoie(self, agents, offre):
        assert offre.courrier.contexte["auteur"]["nom"] == agents["bailleur"].designation


class TestLettresDeReponse:
    def test_l_accuse_dit_le_jour_et_la_voie_le_retrait_dit_pourquoi_et_les_recours(self, agents, remise):
        suivante = constater_silence(remise, par=Systeme(), le=date(2026, 12, 19))
        accord = Dite(Sens.ACCEPTE, date(2026, 12, 15), Voie.VISITE)

        noter_la_reponse(Offre.objects.get(pk=remise.pk), accord, par=agents["bailleur"], le=date(2026, 12, 22))

        accuse = Courrier.objects.get(gabarit="accuse").contexte
        assert (accuse["recue_le"], accuse["voie"]) == ("15 décembre 2026", "sur le bon de visite")
        retrait = Courrier.objects.get(gabarit="retrait", numero_unique=suivante.demande.numero_unique).contexte
        assert "arrivée à temps" in retrait["motif"]
        assert retrait["recours"]["voies"]
