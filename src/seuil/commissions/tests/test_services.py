"""Convene, open, vote, postpone, close."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from seuil.acteurs.auteurs import Systeme
from seuil.commissions.models import UNE_DECISION_PAR_CANDIDAT, Commission, Decision, Seance, VoteAnterieur
from seuil.commissions.requetes import candidats, electeurs
from seuil.commissions.services import (
    DecisionImpossible,
    SeanceImpossible,
    Vote,
    clore,
    convoquer,
    decider,
    inscrire,
    ouvrir,
)
from seuil.courriers.models import Courrier
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.services import radier
from seuil.designations.models import Candidature
from seuil.patrimoine.models import Vacance
from seuil.regles.votes import Choix
from seuil.socle.cycles import PassageInterdit
from seuil.socle.db.contraintes import contrainte_violee
from seuil.socle.droits import DroitRefuse

CONVOCATION, SEANCE = date(2026, 11, 23), date(2026, 12, 7)


@pytest.fixture
def secretaire(agents):
    return agents["secretariat"]


def voix(point, choix=Choix.POUR):
    return dict.fromkeys(electeurs(point), choix)


class TestConvoquer:
    def test_ouvre_un_ordre_du_jour(self, seance, journal):
        assert (seance.etat, seance.le) == ("convoquee", SEANCE)
        assert journal(seance) == ["seance.convoquee"]

    def test_refuse_un_autre_agent(self, agents, seance):
        with pytest.raises(DroitRefuse, match="Seul le secrétariat"):
            convoquer(seance.commission, seance_le=SEANCE, par=agents["bailleur"], le=CONVOCATION)

        assert Seance.objects.count() == 1


class TestInscrire:
    def test_amene_le_logement_et_ses_candidats(self, point, journal):
        assert [candidature.etat for candidature in candidats(point)] == ["inscrite", "inscrite", "inscrite"]
        assert Vacance.objects.get(pk=point.vacance_id).etat == "en_commission"
        assert journal(point.seance)[-1] == "seance.point_inscrit"

    def test_refuse_un_logement_deja_inscrit(self, point, secretaire):
        autre = convoquer(point.seance.commission, seance_le=date(2026, 12, 14), par=secretaire, le=CONVOCATION)

        with pytest.raises(PassageInterdit, match="À l’ordre du jour"):
            inscrire(autre, point.vacance, par=secretaire, le=CONVOCATION)

    def test_refuse_une_seance_ouverte(self, ouverte, secretaire):
        with pytest.raises(PassageInterdit, match="En séance"):
            inscrire(ouverte.seance, ouverte.vacance, par=secretaire, le=SEANCE)

    def test_refuse_un_autre_agent(self, agents, seance, liste):
        with pytest.raises(DroitRefuse):
            inscrire(seance, liste.vacance, par=agents["opac"], le=CONVOCATION)

        assert not seance.points.exists()


class TestOuvrir:
    def test_demande_le_quorum(self, point, secretaire):
        seul = list(point.seance.commission.membres.order_by("pk")[:1])

        with pytest.raises(SeanceImpossible, match=r"[Qq]uorum"):
            ouvrir(point.seance, presents=seul, pouvoirs={}, par=secretaire, le=SEANCE)

        assert Seance.objects.get(pk=point.seance_id).etat == "convoquee"
        assert not point.seance.presences.exists()

    def test_ne_compte_pas_les_pouvoirs_au_quorum(self, point, secretaire):
        membres = list(point.seance.commission.membres.order_by("pk"))

        with pytest.raises(SeanceImpossible, match="2\xa0membres désignés présents, quorum à 3"):
            ouvrir(point.seance, presents=membres[:2], pouvoirs={membres[2]: membres[0]}, par=secretaire, le=SEANCE)

    def test_garde_qui_parle_pour_qui(self, point, secretaire, journal):
        membres = list(point.seance.commission.membres.order_by("pk"))

        ouvrir(point.seance, presents=membres[:3], pouvoirs={membres[3]: membres[0]}, par=secretaire, le=SEANCE)

        assert Seance.objects.get(pk=point.seance_id).etat == "ouverte"
        assert point.seance.presences.get(pouvoir_a__isnull=False).membre == membres[3]
        assert journal(point.seance)[-1] == "seance.ouverte"

    def test_refuse_un_pouvoir_donne_a_un_absent(self, point, secretaire):
        membres = list(point.seance.commission.membres.order_by("pk"))

        with pytest.raises(SeanceImpossible):
            ouvrir(point.seance, presents=membres[:3], pouvoirs={membres[3]: membres[4]}, par=secretaire, le=SEANCE)

    def test_n_ouvre_pas_deux_fois(self, ouverte, secretaire):
        membres = list(ouverte.seance.commission.membres.all())

        with pytest.raises(PassageInterdit):
            ouvrir(ouverte.seance, presents=membres, pouvoirs={}, par=secretaire, le=SEANCE)


class TestElecteurs:
    def test_donne_une_voix_au_seul_maire_de_la_commune(self, ouverte):
        maires = [str(membre) for membre in electeurs(ouverte) if membre.qualite == "maire"]

        assert maires == ["Mme la maire de Compiègne"]

    def test_ne_compte_pas_l_association(self, ouverte):
        assert "Association Le Gabarit" not in [str(membre) for membre in electeurs(ouverte)]
        assert len(electeurs(ouverte)) == 7


class TestDecider:
    def test_ne_decide_pas_pour_une_demande_radiee(self, ouverte, secretaire, demande):
        """S7: its candidature is withdrawn by a job that may come a little later."""
        radier(demande, motif=MotifRadiation.ABANDON, par=Systeme(), le=SEANCE)
        candidature = Candidature.objects.get(demande=demande)

        with pytest.raises(DecisionImpossible, match="est radiée"):
            decider(ouverte, candidature, Vote("b", voix(ouverte), rang=1), par=secretaire, le=SEANCE)

        assert not Decision.objects.exists()

    def test_garde_le_vote_de_chacun(self, ouverte, secretaire, journal):
        candidature = candidats(ouverte)[0]
        suffrages = voix(ouverte) | {electeurs(ouverte)[0]: Choix.CONTRE}

        decision = decider(ouverte, candidature, Vote("b", suffrages, rang=1), par=secretaire, le=SEANCE)

        assert (len(decision.pour), len(decision.contre), decision.voix_preponderante) == (6, 1, False)
        assert Candidature.objects.get(pk=candidature.pk).etat == "decidee"
        assert journal(candidature) == ["candidature.decidee"]

    def test_garde_ce_que_la_majorite_refuse_sans_en_faire_une_decision(self, ouverte, secretaire, journal):
        vote, candidature = Vote("b", voix(ouverte, Choix.CONTRE), rang=1), candidats(ouverte)[0]

        assert decider(ouverte, candidature, vote, par=secretaire, le=SEANCE) is None

        assert not Decision.objects.exists()
        assert Candidature.objects.get(pk=candidature.pk).etat == "inscrite"
        rejet = VoteAnterieur.objects.get()
        assert str(rejet) == "b. Attribution par ordre de priorité, rang 1, non adoptée"
        assert rejet.scrutin == "0 pour, 7 contre, 0\xa0abstention : proposition non adoptée."
        assert journal(candidature) == ["candidature.vote_rejete"]

    def test_ne_donne_pas_deux_fois_un_rang(self, ouverte, secretaire):
        premier, deuxieme, _ = candidats(ouverte)
        decider(ouverte, premier, Vote("b", voix(ouverte), rang=1), par=secretaire, le=SEANCE)

        with pytest.raises(DecisionImpossible, match="Le rang 1 est déjà donné") as refus:
            decider(ouverte, deuxieme, Vote("b", voix(ouverte), rang=1), par=secretaire, le=SEANCE)

        assert refus.value.champ == "rang"

    def test_n_attribue_pas_deux_fois(self, ouverte, secretaire):
        premier, deuxieme, _ = candidats(ouverte)
        decider(ouverte, premier, Vote("a", voix(ouverte)), par=secretaire, le=SEANCE)

        with pytest.raises(DecisionImpossible, match="ne s’attribue qu’une fois"):
            decider(ouverte, deuxieme, Vote("a", voix(ouverte)), par=secretaire, le=SEANCE)

    @pytest.mark.parametrize(
        ("vote", "champ"),
        [
            ({"nature": "d"}, "code"),
            ({"nature": "d", "code": "autre"}, "mots"),
            ({"nature": "d", "code": "inconnu"}, "code"),
            ({"nature": "e"}, "irrecevabilite"),
            ({"nature": "c"}, "piece_manquante"),
            ({"nature": "b"}, "rang"),
        ],
    )
    def test_dit_ou_corriger(self, ouverte, secretaire, vote, champ):
        with pytest.raises(DecisionImpossible) as refus:
            decider(ouverte, candidats(ouverte)[0], Vote(suffrages=voix(ouverte), **vote), par=secretaire, le=SEANCE)

        assert refus.value.champ == champ

    def test_refuse_un_autre_agent(self, agents, ouverte):
        with pytest.raises(DroitRefuse):
            decider(ouverte, candidats(ouverte)[0], Vote("a", voix(ouverte)), par=agents["bailleur"], le=SEANCE)


class TestClore:
    def test_ecrit_le_proces_verbal_et_une_lettre_par_candidat(self, close, journal):
        seance = Seance.objects.get(pk=close.seance_id)

        assert seance.etat == "close"
        assert Courrier.objects.filter(gabarit="decision").count() == 3
        assert Courrier.objects.filter(gabarit="proces_verbal").get() == seance.proces_verbal
        assert journal(seance)[-1] == "seance.close"

    def test_attribue_le_logement(self, close):
        assert Vacance.objects.get(pk=close.vacance_id).etat == "attribuee"

    def test_demande_une_decision_par_candidat(self, ouverte, secretaire):
        with pytest.raises(SeanceImpossible, match="il manque une décision, ou un report"):
            clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert Seance.objects.get(pk=ouverte.seance_id).etat == "ouverte"

    def test_demande_des_rangs_qui_se_suivent(self, ouverte, secretaire):
        for candidature, rang in zip(candidats(ouverte), (1, 3), strict=False):
            decider(ouverte, candidature, Vote("b", voix(ouverte), rang=rang), par=secretaire, le=SEANCE)
        dernier = candidats(ouverte)[2]
        decider(ouverte, dernier, Vote("d", voix(ouverte), code="effort"), par=secretaire, le=SEANCE)

        with pytest.raises(SeanceImpossible, match="Les rangs doivent se suivre à partir de 1") as refus:
            clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert refus.value.point == ouverte

    def test_repropose_le_logement_sans_attribution(self, ouverte, secretaire):
        for candidature in candidats(ouverte):
            vote = Vote("d", voix(ouverte), code="effort")
            decider(ouverte, candidature, vote, par=secretaire, le=SEANCE)

        clore(ouverte.seance, par=secretaire, le=SEANCE)

        assert Vacance.objects.get(pk=ouverte.vacance_id).etat == "orientee"

    def test_refuse_un_autre_agent(self, agents, ouverte):
        with pytest.raises(DroitRefuse):
            clore(ouverte.seance, par=agents["opac"], le=SEANCE)


class TestContraintes:
    def test_une_decision_par_candidat(self, close):
        decision = Decision.objects.filter(point=close).earliest("pk")
        decision.pk, decision.rang = None, 9

        with pytest.raises(IntegrityError) as refus, transaction.atomic():
            decision.save(force_insert=True)

        assert contrainte_violee(refus.value) == UNE_DECISION_PAR_CANDIDAT

    def test_un_seul_president(self, agents):
        commission = Commission.objects.get(bailleur=agents["secretariat"].organisme)
        autre = commission.membres.filter(est_president=False).first()
        autre.est_president = True

        with pytest.raises(Exception, match="un_president"):
            autre.save()
