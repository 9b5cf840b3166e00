"""Who may write to whom; the answer due; taken, answered, passed on, closed; nothing of it in the journal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.demandes.etats import MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.services import radier
from seuil.echanges import acces, services
from seuil.echanges.etats import Etat
from seuil.echanges.models import Echange, Message
from seuil.echanges.nomenclatures import Qui, Sujet
from seuil.echanges.requetes import a_repondre, autres_services, dernier, destinataires, en_lignes, fil
from seuil.echanges.services import EchangeRefuse, EchangeTenu, Propos
from seuil.echanges.tests.conftest import REPONSE, SECRET, ecrire, matin, repondre
from seuil.journal.models import Contenu, Entree
from seuil.mandats.models import Mandat
from seuil.mandats.services import en_vertu
from seuil.mandats.tests.conftest import *  # noqa: F403 - a mandate
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse
from seuil.territoires.models import Territoire

pytestmark = pytest.mark.django_db


def relu(echange: Echange) -> Echange:
    return Echange.objects.select_related("demande", "organisme", "guichet").get(pk=echange.pk)


class TestAQui:
    def test_au_guichet_qui_suit_la_demande(self, demande, guichet):
        assert [un.guichet for un in destinataires(demande)] == [guichet.guichet]

    def test_a_personne_ou_aucun_agent_ne_lit(self, demande):
        Agent.objects.update(is_active=False)

        assert destinataires(demande) == []

    def test_au_bailleur_une_fois_son_offre_envoyee(self, liste, demande, agents):
        """A candidacy is told by the town's own rule: the list of services does not tell it before."""
        assert len(destinataires(demande)) == 1

        ici = Territoire.objects.get(pk="compiegne")
        Territoire.objects.filter(pk=ici.pk).update(parametres=ici.parametres | {"dire_la_designation": True})

        assert agents["bailleur"].organisme in {un.organisme for un in destinataires(demande)}

    def test_au_bailleur_de_l_offre(self, offre, agents):
        assert agents["bailleur"].organisme in {un.organisme for un in destinataires(offre.demande)}

    def test_pas_a_un_service_choisi_a_la_main(self, demande, foyer, agents, le):
        etranger = autres_services(demande, destinataires(demande)[0].organisme)
        faux = type(destinataires(demande)[0])(agents["opac"].organisme)
        assert faux.cle not in {un.cle for un in etranger}

        with pytest.raises(EchangeRefuse, match="ne lit plus vos messages"):
            services.ecrire(demande, faux, Sujet.AUTRE, Propos("Bonjour"), par=foyer, le=le)


class TestEcrire:
    def test_garde_le_message_et_la_date_annoncee(self, demande, annoncer, le):
        annoncer(8)

        echange = ecrire(demande, le)

        assert (echange.etat, echange.repondre_avant) == (Etat.A_REPONDRE, le + timedelta(8))
        assert [(parole.qui, parole.message.texte) for parole in fil(echange)] == [("Vous", SECRET)]

    def test_n_invente_pas_de_delai(self, ecrit):
        assert ecrit.repondre_avant is None

    def test_rien_de_dit_ne_va_au_journal(self, ecrit, guichet, le):
        repondre(ecrit, guichet, le)

        textes = " ".join(Contenu.objects.values_list("texte", flat=True))
        assert SECRET not in textes
        assert REPONSE not in textes

    def test_deux_fois_le_meme_envoi_n_en_font_qu_un(self, demande, foyer, le):
        premier, second = (ecrire(demande, le, jeton="abc") for _ in range(2))

        assert premier == second
        suite = [services.poursuivre(relu(premier), Propos("Et ?", (), "def"), par=foyer, le=le) for _ in range(2)]
        assert suite == [premier, premier]
        assert Message.objects.count() == 2
        assert Entree.objects.filter(verbe="demande.message_du_foyer").count() == 2

    def test_le_jeton_d_un_autre_foyer_n_empeche_rien(self, demande, monde, le):
        ecrire(demande, le, jeton="abc")
        autre = Demande.objects.exclude(pk=demande.pk).filter(etat="active").earliest("pk")

        assert ecrire(autre, le, jeton="abc").demande == autre

    def test_trop_de_messages_en_un_jour(self, demande, foyer, settings, le):
        settings.MESSAGES_ECRITS_PAR_JOUR = 2
        echange = ecrire(demande, le)
        services.poursuivre(echange, Propos("Encore"), par=foyer, le=le)

        with pytest.raises(EchangeRefuse, match="beaucoup de messages"):
            services.poursuivre(echange, Propos("Encore"), par=foyer, le=le)
        assert services.poursuivre(echange, Propos("Demain"), par=foyer, le=le + timedelta(1))

    def test_pas_sur_une_demande_radiee(self, ecrit, demande, foyer, le):
        radier(demande, motif=MotifRadiation.ABANDON, par=foyer, le=le)
        radiee = Demande.objects.get(pk=demande.pk)

        with pytest.raises(DroitRefuse, match="n’est plus active"):
            ecrire(radiee, le)
        with pytest.raises(DroitRefuse, match="n’est plus active"):
            services.poursuivre(relu(ecrit), Propos("Et ?"), par=foyer, le=le)

    def test_pas_dans_la_conversation_d_un_autre(self, ecrit, le):
        with pytest.raises(DroitRefuse):
            services.poursuivre(ecrit, Propos("Moi"), par=Demandeur("060120260000099999"), le=le)

    def test_un_agent_n_ecrit_pas_a_la_place_du_foyer(self, demande, guichet, le):
        with pytest.raises(DroitRefuse, match="pas à sa place"):
            services.ecrire(demande, destinataires(demande)[0], Sujet.AUTRE, Propos("Moi"), par=guichet, le=le)

    def test_qui_agit_pour_le_foyer_signe_et_ne_lit_que_les_siens(self, demande, ecrit, mandat, le):
        with en_vertu(mandat, par=mandat.auteur, le=le) as par:
            sien = services.ecrire(
                demande, destinataires(demande)[0], Sujet.AUTRE, Propos("Pour elle"), mandat=mandat, par=par, le=le
            )
            with pytest.raises(DroitRefuse, match="celle du foyer"):
                services.poursuivre(relu(ecrit), Propos("Pour elle"), par=par, le=le)

        assert [(parole.message.qui, parole.qui) for parole in fil(sien)] == [(Qui.MANDATAIRE, mandat.nom)]
        assert fil(sien)[0].pour_un_agent == f"{mandat.nom} pour le foyer"
        Mandat.objects.filter(pk=mandat.pk).delete()
        assert relu(sien).messages.count() == 1


class TestLeService:
    def test_le_guichet_seul_les_voit(self, ecrit, agents):
        voient = {nom for nom, agent in agents.items() if acces.echanges_visibles(agent).exists()}

        assert "guichet" in voient
        assert voient <= {nom for nom, agent in agents.items() if agent.organisme == agents["guichet"].organisme}

    def test_prend_puis_repond_sous_le_nom_du_service(self, ecrit, guichet, le):
        echange = repondre(ecrit, guichet, le)

        parole = fil(echange)[-1]
        assert parole.qui == str(guichet.guichet)
        assert parole.pour_un_agent == f"{guichet.guichet} ({guichet.designation})"
        assert guichet.last_name not in parole.qui
        assert (relu(echange).etat, relu(echange).prise_par, list(a_repondre(guichet))) == (Etat.REPONDU, None, [])

    def test_ne_repond_pas_sans_avoir_pris(self, ecrit, guichet, le):
        with pytest.raises(EchangeTenu, match="reprenez-le"):
            services.repondre(ecrit, Propos("Oui"), vu=dernier(ecrit), par=guichet, le=le, a=matin(le))

    def test_un_collegue_attend_puis_reprend(self, ecrit, guichet, le):
        collegue = Agent.objects.create(
            username="c", first_name="Zoé", organisme=guichet.organisme, guichet=guichet.guichet, metiers=["guichet"]
        )
        services.prendre(relu(ecrit), par=guichet, a=matin(le))

        with pytest.raises(EchangeTenu, match=f"{guichet.designation} répond à ce message jusqu’à 09 h 30"):
            services.prendre(relu(ecrit), par=collegue, a=matin(le, 9, 29))
        assert services.prendre(relu(ecrit), par=collegue, a=matin(le, 9, 30)).prise_par == collegue

    def test_ne_repond_pas_a_ce_qu_il_n_a_pas_lu(self, ecrit, guichet, foyer, le):
        services.prendre(ecrit, par=guichet, a=matin(le))
        vu = dernier(ecrit)
        services.poursuivre(relu(ecrit), Propos("Autre chose"), par=foyer, le=le)

        with pytest.raises(EchangeRefuse, match="vient d’écrire"):
            services.repondre(relu(ecrit), Propos("Oui"), vu=vu, par=guichet, le=le, a=matin(le))
        with pytest.raises(EchangeRefuse, match="vient d’écrire"):
            services.clore(relu(ecrit), vu=vu, par=guichet, le=le, a=matin(le))

    def test_clot_et_le_foyer_rouvre(self, ecrit, guichet, foyer, le):
        services.prendre(ecrit, par=guichet, a=matin(le))
        clos = services.clore(relu(ecrit), vu=dernier(ecrit), par=guichet, le=le, a=matin(le))
        assert (clos.etat, list(a_repondre(guichet))) == (Etat.CLOS, [])

        rouvert = services.poursuivre(relu(clos), Propos("Encore une question"), par=foyer, le=le)

        assert (rouvert.etat, rouvert.clos_le, list(a_repondre(guichet))) == (Etat.A_REPONDRE, None, [rouvert])

    def test_la_date_promise_ne_recule_pas_quand_le_foyer_insiste(self, demande, annoncer, foyer, le):
        annoncer(8)
        echange = ecrire(demande, le)

        suite = services.poursuivre(echange, Propos("Toujours rien ?"), par=foyer, le=le + timedelta(5))

        assert suite.repondre_avant == le + timedelta(8)

    def test_confie_au_bailleur_avec_sa_raison(self, offre, guichet, agents):
        le = offre.envoyee_le
        echange = ecrire(offre.demande, le)
        bailleur = agents["bailleur"]
        vers = next(
            un for un in autres_services(echange.demande, echange.organisme) if un.organisme == bailleur.organisme
        )
        services.prendre(echange, par=guichet, a=matin(le))
        dits = {"raison": "C’est votre offre.", "vu": dernier(echange), "par": guichet, "le": le, "a": matin(le)}

        services.confier(relu(echange), vers, **dits)

        assert (list(a_repondre(guichet)), list(a_repondre(bailleur))) == ([], [echange])
        assert (relu(echange).vient_de, relu(echange).service) == (guichet.organisme, str(bailleur.organisme))

    def test_ne_confie_pas_a_un_service_etranger(self, ecrit, guichet, agents, le):
        faux = type(destinataires(ecrit.demande)[0])(agents["opac"].organisme)
        services.prendre(ecrit, par=guichet, a=matin(le))

        with pytest.raises(EchangeRefuse, match="ne lit pas"):
            services.confier(relu(ecrit), faux, raison="R", vu=dernier(ecrit), par=guichet, le=le, a=matin(le))

    def test_ce_qui_est_repondu_ne_se_confie_plus(self, ecrit, guichet, le):
        repondre(ecrit, guichet, le)
        services.prendre(relu(ecrit), par=guichet, a=matin(le))

        with pytest.raises(PassageInterdit):
            services.confier(
                relu(ecrit),
                destinataires(ecrit.demande)[0],
                raison="R",
                vu=dernier(ecrit),
                par=guichet,
                le=le,
                a=matin(le),
            )

    def test_ecrit_le_premier(self, demande, guichet, agents, le):
        echange = services.ecrire_au_foyer(demande, Sujet.DOCUMENTS, Propos(REPONSE), par=guichet, le=le)

        assert (echange.etat, echange.guichet, fil(echange)[0].qui) == (
            Etat.REPONDU,
            guichet.guichet,
            str(guichet.guichet),
        )
        for etranger in ("opac", "secretariat"):
            with pytest.raises(DroitRefuse):
                services.ecrire_au_foyer(demande, Sujet.AUTRE, Propos("?"), par=agents[etranger], le=le)

    def test_le_bailleur_ecrit_a_son_candidat(self, liste, demande, agents, le):
        bailleur = agents["bailleur"]

        echange = services.ecrire_au_foyer(demande, Sujet.PROPOSITION, Propos("?"), par=bailleur, le=le)

        assert (echange.organisme, echange.guichet) == (bailleur.organisme, None)


class TestLaFile:
    def test_le_premier_promis_d_abord_puis_le_plus_ancien(self, demande, annoncer, guichet, le):
        sans = ecrire(demande, le)
        annoncer(8)
        tard = ecrire(demande, le + timedelta(2))
        tot = ecrire(demande, le)

        assert list(a_repondre(guichet)) == [tot, tard, sans]

    def test_dit_le_retard_et_qui_le_tient_sans_un_mot_du_message(self, demande, annoncer, guichet, le):
        annoncer(1)
        services.prendre(ecrire(demande, le), par=guichet, a=matin(le))

        (ligne,) = en_lignes(list(a_repondre(guichet)), le=le + timedelta(2), a=matin(le, 9, 10))

        assert (ligne.est_en_retard, ligne.tenue) == (True, guichet.designation)
        assert SECRET not in repr(ligne)
        (plus_tard,) = en_lignes(list(a_repondre(guichet)), le=le, a=matin(le, 10))
        assert (plus_tard.est_en_retard, plus_tard.tenue) == (False, "")


def test_la_base_refuse_une_attente_sans_date(ecrit):
    """Even a row that no verb wrote."""
    with pytest.raises(IntegrityError, match="echange_attendu_depuis"), transaction.atomic():
        Echange.objects.filter(pk=ecrit.pk).update(attend_depuis=None)
