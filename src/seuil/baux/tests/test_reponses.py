"""Answers by any way, on their own day; one that came in time opens a closed offer again (k01)."""

from datetime import date, time, timedelta

import pytest

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.baux.models import Offre, Sens, Voie
from seuil.baux.services import Dite, ReponseTardive, accepter, constater_silence, noter_la_reponse, refuser, signer
from seuil.commissions.models import Commission, Membre, Point, Seance
from seuil.commissions.services import convoquer, inscrire
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.designations.models import Candidature
from seuil.designations.services import MotifDuRang, MotifsDesRangs, designer
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.tests.oracle import chercher
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

TERME, SILENCE, SAISIE = date(2026, 12, 18), date(2026, 12, 19), date(2026, 12, 22)
ACCORD = Dite(Sens.ACCEPTE, date(2026, 12, 15), Voie.VISITE)


def noter(offre, dite, agents, le=SAISIE):
    return noter_la_reponse(Offre.objects.get(pk=offre.pk), dite, par=agents["bailleur"], le=le)


def relire(offre):
    return Offre.objects.get(pk=offre.pk)


def etat_du_logement(offre):
    return Vacance.objects.get(pk=offre.vacance_id).etat


def refus(recue_le):
    return Dite(Sens.REFUSE, recue_le, Voie.TELEPHONE, motif="Trop loin du travail")


@pytest.fixture
def suivante(remise) -> Offre:
    """The offer that the second rank received when the first one's silence was noted."""
    return constater_silence(remise, par=Systeme(), le=SILENCE)


@pytest.fixture
def sans_personne(suivante) -> Offre:
    """That second offer, after which everybody else refused: the dwelling is proposed again."""
    courante = suivante
    while courante is not None:
        auteur = Demandeur(courante.demande.numero_unique)
        courante = refuser(courante, motif="Autre raison", par=auteur, le=SILENCE)
    return relire(suivante)


class TestNoterLaReponse:
    def test_garde_chacune_avec_son_jour_et_sa_voie(self, agents, remise):
        """k01: four acceptances in time, typed late; the first day counts, one letter acknowledges."""
        voies = [(Voie.VISITE, 15), (Voie.GUICHET, 16), (Voie.COURRIEL, 16), (Voie.COURRIER, 17)]
        for voie, jour in reversed(voies):
            noter(remise, Dite(Sens.ACCEPTE, date(2026, 12, jour), voie), agents)

        assert [(r.voie, r.recue_le.day) for r in remise.reponses_recues.all()] == [
            ("visite", 15),
            ("courriel", 16),
            ("guichet", 16),
            ("courrier", 17),
        ]
        assert relire(remise).repondue_le == date(2026, 12, 15)
        assert Courrier.objects.filter(numero_unique=remise.demande.numero_unique, gabarit="accuse").count() == 1

    def test_dit_qui_l_a_saisie_et_quand(self, agents, remise, journal):
        noter(remise, ACCORD, agents)

        (reponse,) = remise.reponses_recues.all()
        assert (reponse.saisie_le, reponse.saisie_par) == (SAISIE, agents["bailleur"])
        assert journal(remise.demande)[-2:] == ["demande.immobilisee", "demande.offre_acceptee"]

    def test_refuse_une_reponse_tardive_et_dit_les_deux_dates(self, agents, remise):
        with pytest.raises(ReponseTardive, match="arrivée le 19/12/2026, après le 18/12/2026"):
            noter(remise, Dite(Sens.ACCEPTE, SILENCE, Voie.COURRIER), agents)

        assert not remise.reponses_recues.exists()

    def test_prend_une_reponse_d_apres_la_date_imprimee_si_rien_ne_prouve_la_remise(self, agents, offre):
        noter(offre, Dite(Sens.ACCEPTE, date(2026, 12, 28), Voie.TELEPHONE), agents, le=date(2026, 12, 28))

        assert relire(offre).etat == "acceptee"

    def test_un_refus_apres_un_accord_rend_le_logement(self, agents, remise, candidates):
        noter(remise, ACCORD, agents, le=date(2026, 12, 15))

        faite = noter(remise, refus(SAISIE), agents)

        assert relire(remise).etat == "refusee"
        assert faite.suivante.demande == candidates[0]

    def test_un_accord_apres_un_refus_est_garde_et_ne_change_rien(self, agents, remise):
        noter(remise, refus(date(2026, 12, 14)), agents, le=date(2026, 12, 14))

        faite = noter(remise, ACCORD, agents, le=date(2026, 12, 15))

        assert "la première réponse est arrivée le 14/12/2026" in faite.reserve
        assert (relire(remise).etat, remise.reponses_recues.count()) == ("refusee", 2)

    def test_un_refus_a_temps_d_une_offre_close_est_un_refus_et_n_appelle_personne_de_plus(
        self, agents, remise, suivante
    ):
        noter(remise, refus(date(2026, 12, 17)), agents)

        assert (relire(remise).etat, relire(remise).repondue_le) == ("refusee", date(2026, 12, 17))
        assert Offre.objects.filter(vacance=remise.vacance_id, etat="envoyee").get() == suivante

    def test_n_est_pas_au_secretariat_ni_a_un_autre_bailleur(self, agents, remise):
        for qui in ("secretariat", "opac"):
            with pytest.raises(DroitRefuse):
                noter_la_reponse(remise, ACCORD, par=agents[qui], le=SAISIE)


class TestRouvrir:
    def test_rend_le_logement_et_retire_l_offre_du_rang_suivant(self, agents, remise, suivante, journal):
        noter(remise, ACCORD, agents)

        rouverte, retiree = relire(remise), relire(suivante)
        assert (rouverte.etat, rouverte.repondue_le, rouverte.close_le) == ("acceptee", ACCORD.recue_le, None)
        assert (retiree.etat, retiree.close_le) == ("retiree", SAISIE)
        assert "arrivée à temps" in retiree.motif_cloture
        assert journal(remise.demande)[-3:] == [
            "demande.offre_rouverte",
            "demande.immobilisee",
            "demande.offre_acceptee",
        ]
        assert journal(suivante.demande)[-2:] == ["demande.liberee", "demande.offre_retiree"]

    def test_l_ecrit_au_rang_suivant(self, agents, remise, suivante):
        noter(remise, ACCORD, agents)

        lettre = Courrier.objects.filter(numero_unique=suivante.demande.numero_unique).latest("pk")
        assert (lettre.gabarit, lettre.le) == ("retrait", SAISIE)

    def test_retire_aussi_une_offre_deja_acceptee_et_rien_ne_se_signe_avec_elle(self, agents, remise, suivante):
        accepter(suivante, par=Demandeur(suivante.demande.numero_unique), le=SILENCE)

        noter(remise, ACCORD, agents)

        with pytest.raises(PassageInterdit, match="Retirée"):
            signer(
                relire(suivante),
                prend_effet_le=date(2027, 1, 7),
                assurance_vue=True,
                etat_des_lieux_le=None,
                par=agents["bailleur"],
                le=SAISIE,
            )

    def test_reprend_un_logement_propose_de_nouveau(self, agents, remise, sans_personne):
        assert etat_du_logement(remise) == "orientee"

        noter(remise, ACCORD, agents)

        assert (etat_du_logement(remise), relire(remise).etat) == ("attribuee", "acceptee")

    def test_quitte_l_ordre_du_jour_et_retire_les_candidats_nommes_depuis(self, agents, remise, sans_personne):
        vacance = Vacance.objects.get(pk=remise.vacance_id)
        vacance_designee(vacance, agents)
        seance = inscrite(vacance, agents)

        noter(remise, ACCORD, agents)

        assert etat_du_logement(remise) == "attribuee"
        assert not Point.objects.filter(seance=seance).exists()
        nommees = Candidature.objects.filter(vacance=vacance, liste=vacance.listes.latest("pk"))
        assert {candidature.etat for candidature in nommees} == {"retiree"}
        assert "avait accepté à temps" in nommees[0].motif_retrait

    def test_garde_la_reponse_et_dit_que_faire_quand_une_seance_l_examine(self, agents, remise, sans_personne):
        vacance = Vacance.objects.get(pk=remise.vacance_id)
        vacance_designee(vacance, agents)
        Seance.objects.filter(pk=inscrite(vacance, agents).pk).update(
            etat="ouverte", ouverte_a=time(9), preside_par=Membre.objects.earliest("pk")
        )

        faite = noter(remise, ACCORD, agents)

        assert "une séance examine ce logement en ce moment" in faite.reserve
        assert (relire(remise).etat, remise.reponses_recues.count()) == ("sans_reponse", 1)

    def test_refuse_de_reprendre_un_logement_loue_et_dit_que_faire(self, agents, remise, suivante):
        accepter(suivante, par=Demandeur(suivante.demande.numero_unique), le=SILENCE)
        bail = signer(
            relire(suivante),
            prend_effet_le=date(2027, 1, 7),
            assurance_vue=True,
            etat_des_lieux_le=None,
            par=agents["bailleur"],
            le=SILENCE + timedelta(1),
        )

        faite = noter(remise, ACCORD, agents)

        assert "le bail de ce logement est signé depuis le 20/12/2026" in faite.reserve
        assert "faites-lui proposer un autre logement" in faite.reserve
        assert (relire(remise).etat, relire(bail.offre).etat) == ("sans_reponse", "bail_signe")
        assert remise.reponses_recues.get().accuse is None

    def test_rend_son_tour_au_rang_suivant_si_le_menage_renonce(self, agents, remise, suivante):
        noter(remise, ACCORD, agents)

        faite = noter(remise, refus(SAISIE), agents)

        assert faite.suivante.demande == suivante.demande
        assert Demande.objects.get(pk=suivante.demande_id).attribution_en_cours == "offre envoyée le 22/12/2026"


def inscrite(vacance, agents):
    """Put the dwelling on the agenda of a session of the 28th; return the session."""
    commission = Commission.objects.get(bailleur=agents["secretariat"].organisme)
    seance = convoquer(commission, seance_le=date(2026, 12, 28), par=agents["secretariat"], le=SILENCE)
    inscrire(seance, vacance, par=agents["secretariat"], le=SILENCE)
    return seance


def vacance_designee(vacance, agents):
    """Name three other candidates."""
    deja = set(vacance.candidatures.values_list("demande", flat=True))
    autres = [ligne.demande for ligne in chercher(vacance, le=SILENCE).candidats if ligne.demande not in deja][:3]
    designer(
        vacance,
        demandes=list(Demande.objects.filter(pk__in=autres)),
        motif_insuffisance="",
        rangs_passes=MotifsDesRangs(autres=MotifDuRang("autre", "Candidate rencontrée.")),
        par=agents["bailleur"],
        le=SILENCE,
    )
