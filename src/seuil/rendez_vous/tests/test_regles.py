"""What each town decided: once in Ronchin within two months, an elected person after six months in Dugny."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.regles.calendrier import ajouter_mois
from seuil.rendez_vous import services
from seuil.rendez_vous.etats import Etat
from seuil.rendez_vous.faits import regle_locale
from seuil.rendez_vous.gestion.travail import a_faire
from seuil.rendez_vous.models import RendezVous
from seuil.rendez_vous.nomenclatures import Orientation, Sorte
from seuil.rendez_vous.requetes import offertes, recevoir_avant
from seuil.rendez_vous.tests.conftest import a_paris, libres, plus_tard
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from seuil.territoires.models import Territoire

pytestmark = pytest.mark.django_db


def prendre(demande: Demande, agent, sorte: Sorte, le: date) -> RendezVous:
    premier = libres(agent.guichet, sorte, a_paris(le))[0]
    return services.prendre(demande, sorte, premier, par=Demandeur(demande.numero_unique), le=le, a=a_paris(le))


def tenir(un: RendezVous, agent) -> RendezVous:
    dit = {"compte_rendu": "Projet précisé.", "orientations": [Orientation.DALO]}
    a = plus_tard(un, minutes=1)
    return services.rendre_compte(un, **dit, par=agent, le=a.date(), a=a)


class TestCeQueChaqueVilleOffre:
    @pytest.mark.parametrize(
        ("ville", "sortes"),
        [
            ("ronchin", ["entretien"]),
            ("nancy", ["entretien"]),
            ("dugny", ["elu"]),
            ("compiegne", []),
            ("villemoisson", []),
        ],
    )
    def test_rien_que_ce_que_son_fichier_dit(self, monde, le, ville, sortes):
        territoire = Territoire.objects.get(pk=ville)

        assert [sorte for sorte in Sorte if regle_locale(territoire, sorte, le)] == sortes

    def test_ronchin_recoit_en_deux_mois_et_nancy_en_un(self, monde, le):
        lues = {nom: regle_locale(Territoire.objects.get(pk=nom), Sorte.ENTRETIEN, le) for nom in ("ronchin", "nancy")}

        assert {nom: regle.reception_mois for nom, regle in lues.items()} == {"ronchin": 2, "nancy": 1}
        assert {nom: regle.est_unique for nom, regle in lues.items()} == {"ronchin": True, "nancy": False}


class TestRonchin:
    def test_un_entretien_tenu_n_a_pas_de_second(self, ronchin, lille, le):
        un = tenir(prendre(ronchin, lille, Sorte.ENTRETIEN, le), lille)
        apres = plus_tard(un, days=400)

        with pytest.raises(services.RendezVousRefuse, match=r"une seule fois\. Vous l’avez déjà eu"):
            services.demander(
                ronchin, Sorte.ENTRETIEN, lille.guichet, par=Demandeur(ronchin.numero_unique), le=apres.date(), a=apres
            )

    def test_qui_n_est_pas_venu_en_demande_un_autre(self, ronchin, lille, le):
        un = prendre(ronchin, lille, Sorte.ENTRETIEN, le)
        a = plus_tard(un, minutes=1)
        services.manquer(un, par=lille, le=a.date(), a=a)

        autre = prendre(ronchin, lille, Sorte.ENTRETIEN, a.date() + timedelta(days=1))

        assert autre.pk != un.pk
        assert autre.etat == Etat.PRIS

    def test_le_delai_de_reception_se_compte_et_le_retard_se_voit(self, ronchin, lille, par, le, a):
        un = services.demander(ronchin, Sorte.ENTRETIEN, lille.guichet, par=par, le=le, a=a)

        (acte,) = [acte for acte in a_faire(lille, le) if acte.acte == "Proposer un rendez-vous"]
        assert acte.avant == recevoir_avant(un) == ajouter_mois(le, 2)
        assert acte.regle == "L441-2-8"
        assert acte.numero == ronchin.numero_unique

    def test_qui_a_une_date_n_attend_plus(self, ronchin, lille, par, le, a):
        services.demander(ronchin, Sorte.ENTRETIEN, lille.guichet, par=par, le=le, a=a)
        prendre(ronchin, lille, Sorte.ENTRETIEN, le)

        assert [acte for acte in a_faire(lille, le) if acte.acte == "Proposer un rendez-vous"] == []
        assert RendezVous.objects.get().etat == Etat.PRIS

    def test_n_offre_pas_d_elu(self, ronchin, lille, par, le, a):
        with pytest.raises(services.RendezVousRefuse, match="n’offre pas ce rendez-vous"):
            services.demander(ronchin, Sorte.ELU, lille.guichet, par=par, le=le, a=a)


class TestDugny:
    def elu(self, dugny, agents, le):
        return prendre(dugny, agents["guichet-dugny"], Sorte.ELU, le)

    @pytest.mark.parametrize("ecart", [0, 1])
    def test_l_elu_est_refuse_avant_que_la_demande_ait_plus_de_six_mois(self, dugny, agents, le, ecart):
        jour = ajouter_mois(le, 6) - timedelta(days=ecart)

        with pytest.raises(services.RendezVousRefuse, match="dès le 24 mai 2027"):
            self.elu(dugny, agents, jour)

    def test_l_elu_recoit_le_lendemain_des_six_mois(self, dugny, agents, le):
        assert self.elu(dugny, agents, ajouter_mois(le, 6) + timedelta(days=1)).etat == Etat.PRIS

    def test_un_second_vient_six_mois_apres_le_premier(self, dugny, agents, le):
        jour = ajouter_mois(le, 7)
        premier = tenir(self.elu(dugny, agents, jour), agents["guichet-dugny"])
        tenu_le = premier.debut.date()

        with pytest.raises(services.RendezVousRefuse, match="attendre avant un nouveau rendez-vous"):
            self.elu(dugny, agents, ajouter_mois(tenu_le, 6) - timedelta(days=1))
        assert self.elu(dugny, agents, ajouter_mois(tenu_le, 6)).pk != premier.pk

    def test_l_elu_n_a_pas_de_delai_de_reception(self, dugny, agents, le):
        jour = ajouter_mois(le, 7)
        guichet = agents["guichet-dugny"].guichet
        par = Demandeur(dugny.numero_unique)
        un = services.demander(dugny, Sorte.ELU, guichet, par=par, le=jour, a=a_paris(jour))

        assert recevoir_avant(un) is None


class TestUneDemandeFinie:
    def test_n_en_prend_plus_et_perd_les_siens(self, ronchin, lille, par, le, a):
        un = prendre(ronchin, lille, Sorte.ENTRETIEN, le)
        radier(ronchin, motif=MotifRadiation.ABANDON, par=par, le=le, precision="Je renonce.")
        services.annuler_les_rendez_vous(ronchin, motif="La demande a été radiée.", le=le, a=a)

        assert RendezVous.objects.get(pk=un.pk).etat == Etat.ANNULE
        with pytest.raises(DroitRefuse, match="n’est plus active"):
            prendre(Demande.objects.get(pk=ronchin.pk), lille, Sorte.ENTRETIEN, le)


class TestQui:
    def test_un_autre_foyer_ne_touche_a_rien(self, ronchin, dugny, lille, le, a):
        un, autre = prendre(ronchin, lille, Sorte.ENTRETIEN, le), Demandeur(dugny.numero_unique)

        for acte in (
            lambda: services.annuler(un, motif="x", par=autre, le=le, a=a),
            lambda: services.confirmer(un, par=autre, le=le, a=a),
            lambda: services.decliner(un, mots="", par=autre, le=le, a=a),
            lambda: services.demander(ronchin, Sorte.ENTRETIEN, lille.guichet, par=autre, le=le, a=a),
        ):
            with pytest.raises(DroitRefuse):
                acte()

    def test_un_agent_d_un_autre_guichet_ne_touche_a_rien(self, ronchin, agents, lille, le, a):
        un, autre = prendre(ronchin, lille, Sorte.ENTRETIEN, le), agents["guichet"]
        apres = plus_tard(un, minutes=1)

        for acte in (
            lambda: services.annuler(un, motif="x", par=autre, le=le, a=a),
            lambda: services.manquer(un, par=autre, le=le, a=apres),
            lambda: services.rendre_compte(un, compte_rendu="x", orientations=[], par=autre, le=le, a=apres),
            lambda: services.fermer_un_jour(lille.guichet, le, motif="x", par=autre, le=le),
        ):
            with pytest.raises(DroitRefuse):
                acte()

    def test_le_systeme_n_invente_pas_de_rendez_vous(self, ronchin, lille, le, a):
        un = prendre(ronchin, lille, Sorte.ENTRETIEN, le)

        services.annuler(un, motif="La demande a été radiée.", par=Systeme(), le=le, a=a)

        with pytest.raises(PassageInterdit):
            services.annuler(un, motif="encore", par=Systeme(), le=le, a=a)


class TestProposer:
    def test_le_foyer_dit_oui_ou_demande_une_autre_date(self, ronchin, lille, par, le, a, journal):
        un = services.demander(ronchin, Sorte.ENTRETIEN, lille.guichet, mots="Le mercredi.", par=par, le=le, a=a)
        premier, second = libres(lille.guichet, Sorte.ENTRETIEN, a)[:2]

        propose = services.proposer(un, premier, par=lille, le=le, a=a)
        assert propose.etat == Etat.PROPOSE
        assert premier.cle not in {libre.cle for libre in libres(lille.guichet, Sorte.ENTRETIEN, a)}

        decline = services.decliner(propose, mots="Pas le matin.", par=par, le=le, a=a)
        assert (decline.etat, decline.debut, decline.mots) == (Etat.DEMANDE, None, "Pas le matin.")
        assert premier.cle in {libre.cle for libre in libres(lille.guichet, Sorte.ENTRETIEN, a)}

        confirme = services.confirmer(services.proposer(decline, second, par=lille, le=le, a=a), par=par, le=le, a=a)
        assert (confirme.etat, confirme.debut) == (Etat.PRIS, second.debut)
        assert [verbe for verbe in journal(ronchin) if "rendez_vous" in verbe] == [
            "demande.rendez_vous_demande",
            "demande.rendez_vous_propose",
            "demande.rendez_vous_decline",
            "demande.rendez_vous_propose",
            "demande.rendez_vous_pris",
        ]

    def test_un_seul_a_la_fois(self, ronchin, lille, le):
        prendre(ronchin, lille, Sorte.ENTRETIEN, le)

        with pytest.raises(services.RendezVousRefuse, match="déjà ce rendez-vous"):
            prendre(ronchin, lille, Sorte.ENTRETIEN, le)

    def test_une_page_ne_l_offre_plus(self, ronchin, lille, le):
        un = prendre(ronchin, lille, Sorte.ENTRETIEN, le)

        (offre,) = offertes(ronchin, le)
        assert offre.courant == un
