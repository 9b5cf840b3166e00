"""Two people at once on one offer: every answer is kept, the dwelling has one household, nothing waits for ever."""

from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.baux.models import Bail, Offre, Reponse, Sens, Voie
from seuil.baux.services import (
    Dite,
    PassageInfonde,
    accepter,
    constater_la_condition_tombee,
    constater_silence,
    lever_la_condition,
    noter_la_remise,
    noter_la_reponse,
    offrir,
    refuser,
    signer,
)
from seuil.baux.tests.copies import copier
from seuil.commissions.models import Decision, Point
from seuil.courriers.models import Courrier, Preuve
from seuil.demandes.models import Demande
from seuil.designations.models import Liste
from seuil.patrimoine.models import Logement, Vacance
from seuil.socle.cycles import PassageInterdit
from tests.concurrence.test_au_meme_instant import ensemble, erreurs
from tests.patience import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)
OFFRE, TERME, SILENCE, SAISIE = date(2026, 12, 8), date(2026, 12, 18), date(2026, 12, 19), date(2026, 12, 22)
ACCORD = Dite(Sens.ACCEPTE, date(2026, 12, 15), Voie.VISITE)


@pytest.fixture
def remise(agents, close) -> Offre:
    vacance = Vacance.objects.get(pk=close.vacance_id)
    return offrir(vacance, par=agents["bailleur"], le=OFFRE, remise_le=OFFRE)


def relue(offre):
    return Offre.objects.get(pk=offre.pk)


def noter(offre, dite, agents, le=SAISIE):
    return noter_la_reponse(relue(offre), dite, par=agents["bailleur"], le=le)


def signer_le(offre, agents, le):
    return signer(
        relue(offre),
        prend_effet_le=date(2027, 1, 7),
        assurance_vue=True,
        etat_des_lieux_le=None,
        par=agents["bailleur"],
        le=le,
    )


class TestDeuxReponses:
    def test_deux_agents_gardent_les_deux_et_le_premier_jour_compte(self, agents, remise):
        courriel = Dite(Sens.ACCEPTE, date(2026, 12, 16), Voie.COURRIEL)

        resultats = ensemble(lambda: noter(remise, ACCORD, agents), lambda: noter(remise, courriel, agents))

        assert erreurs(resultats) == []
        assert Reponse.objects.filter(offre=remise).count() == 2
        assert (relue(remise).etat, relue(remise).repondue_le) == ("acceptee", ACCORD.recue_le)
        assert Courrier.objects.filter(gabarit="accuse").count() == 1

    def test_deux_reponses_tardivement_saisies_ne_rouvrent_qu_une_fois(self, agents, remise):
        suivante = constater_silence(remise, par=Systeme(), le=SILENCE)

        resultats = ensemble(lambda: noter(remise, ACCORD, agents), lambda: noter(remise, ACCORD, agents))

        assert erreurs(resultats) == []
        assert (relue(remise).etat, relue(suivante).etat) == ("acceptee", "retiree")
        assert Courrier.objects.filter(gabarit="retrait").count() == 1


class TestAccordContreSilence:
    def test_l_accord_arrive_a_temps_garde_toujours_le_logement(self, agents, remise):
        resultats = ensemble(
            lambda: noter(remise, ACCORD, agents, le=SILENCE),
            lambda: constater_silence(relue(remise), par=Systeme(), le=SILENCE),
        )

        assert set(erreurs(resultats)) <= {PassageInterdit}
        assert relue(remise).etat == "acceptee"
        assert not Offre.objects.filter(vacance=remise.vacance_id, etat="envoyee").exists()

    def test_le_silence_et_la_remise_notee_au_meme_instant_ne_privent_pas_du_delai(self, agents, close):
        """A delivery typed while the silence is noted: the silence waits for it, or is refused."""
        offre = offrir(Vacance.objects.get(pk=close.vacance_id), par=agents["bailleur"], le=OFFRE)
        le = date(2026, 12, 24)

        resultats = ensemble(
            lambda: constater_silence(relue(offre), par=Systeme(), le=le),
            lambda: noter_la_remise(
                relue(offre), Preuve.RECOMMANDE, remise_le=date(2026, 12, 21), note="", par=agents["bailleur"], le=le
            ),
        )

        assert erreurs(resultats) == [PassageInfonde]
        assert (relue(offre).etat, relue(offre).repondre_avant) == ("envoyee", date(2026, 12, 31))


class TestReouvertureContreSignature:
    def test_un_seul_menage_a_le_logement(self, agents, remise):
        suivante = constater_silence(remise, par=Systeme(), le=SILENCE)
        accepter(suivante, par=Demandeur(suivante.demande.numero_unique), le=SILENCE)

        resultats = ensemble(lambda: noter(remise, ACCORD, agents), lambda: signer_le(suivante, agents, SAISIE))

        reponse, signature = resultats
        etats = (relue(remise).etat, relue(suivante).etat)
        if isinstance(signature, PassageInterdit):
            assert etats == ("acceptee", "retiree")
            assert not Bail.objects.exists()
        else:
            assert etats == ("sans_reponse", "bail_signe")
            assert "le bail de ce logement est signé" in reponse.reserve
        assert Reponse.objects.filter(offre=remise).count() == 1


class TestCondition:
    def test_levee_et_tombee_au_meme_instant(self, agents, close):
        Decision.objects.filter(point=close, rang=1).update(
            nature="c", piece_manquante="avis_n2", condition_avant_le=TERME
        )

        def decision() -> Decision:
            return Decision.objects.get(point=close, rang=1)

        resultats = ensemble(
            lambda: lever_la_condition(decision(), recue_le=TERME, par=agents["bailleur"], le=SAISIE),
            lambda: constater_la_condition_tombee(
                decision(), recue_le=None, motif="", par=agents["bailleur"], le=SAISIE
            ),
        )

        assert len(erreurs(resultats)) <= 1
        assert (decision().condition_levee_le, decision().condition_tombee_le) == (SAISIE, None)
        assert not Offre.objects.filter(vacance=close.vacance_id, etat__in=["envoyee", "acceptee"]).exists()


class TestUnMenageDeuxLogements:
    def test_deux_refus_au_meme_instant_liberent_la_demande(self, agents, remise, close):
        """k03: each landlord ends its own offer; the last one to end frees the household, whoever is first."""
        la = offrir(deuxieme_logement(close), par=agents["bailleur"], le=OFFRE)
        lui = Demandeur(remise.demande.numero_unique)

        resultats = ensemble(
            lambda: refuser(relue(remise), motif="Trop loin", par=lui, le=OFFRE),
            lambda: refuser(relue(la), motif="Trop cher", par=lui, le=OFFRE),
        )

        assert erreurs(resultats) == []
        assert Demande.objects.get(pk=remise.demande_id).attribution_en_cours == ""

    def test_finir_l_une_pendant_qu_une_autre_part_garde_le_menage(self, agents, remise, close):
        vacance, lui = deuxieme_logement(close), Demandeur(remise.demande.numero_unique)
        partie = Event()

        def envoyer() -> None:
            with transaction.atomic():
                offrir(vacance, par=agents["bailleur"], le=OFFRE)
                partie.set()
                connection.cursor().execute("SELECT pg_sleep(1)")

        def refuser_l_autre() -> None:
            assert partie.wait(PATIENCE)
            refuser(relue(remise), motif="Trop loin", par=lui, le=OFFRE)

        resultats = ensemble(envoyer, refuser_l_autre)

        assert erreurs(resultats) == []
        assert Demande.objects.get(pk=remise.demande_id).attribution_en_cours == "offre envoyée le 08/12/2026"


def deuxieme_logement(close) -> Vacance:
    """Return another dwelling attributed to the household of the journey."""
    modele, premiere = Vacance.objects.get(pk=close.vacance_id), Decision.objects.get(point=close, rang=1)
    logement = Logement.objects.filter(programme__bailleur=modele.bailleur, vacances=None).earliest("pk")
    vacance = copier(modele, logement=logement)
    liste = copier(Liste.objects.get(vacance=modele), vacance=vacance)
    candidature = copier(premiere.candidature, vacance=vacance, liste=liste)
    copier(premiere, point=copier(Point.objects.get(pk=close.pk), vacance=vacance, ordre=9), candidature=candidature)
    return vacance
