"""An attribution under condition: nothing leaves before its paper; it lapses, or stands again (art. R441-3 c)."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur
from seuil.baux.models import Offre
from seuil.baux.services import (
    ConditionEnAttente,
    ConditionRefusee,
    LogementRetenu,
    accepter,
    constater_la_condition_tombee,
    lever_la_condition,
    offrir,
    refuser,
    signer,
)
from seuil.commissions.models import Decision
from seuil.courriers.models import Courrier
from seuil.patrimoine.models import Vacance
from seuil.socle.droits import DroitRefuse

LE, DERNIER_JOUR, LENDEMAIN, SAISIE = date(2026, 12, 8), date(2026, 12, 18), date(2026, 12, 19), date(2026, 12, 22)


def relire(decision):
    return Decision.objects.get(pk=decision.pk)


def lever(decision, agents, recue_le, le=SAISIE):
    lever_la_condition(relire(decision), recue_le=recue_le, par=agents["bailleur"], le=le)


def tomber(decision, agents, le=LENDEMAIN, recue_le=None, motif=""):
    lue = relire(decision)
    return constater_la_condition_tombee(lue, recue_le=recue_le, motif=motif, par=agents["bailleur"], le=le)


def vacance(decision):
    return Vacance.objects.get(pk=decision.point.vacance_id)


class TestEnAttente:
    def test_retient_l_offre_et_nomme_la_piece_et_la_date(self, agents, sous_condition):
        with pytest.raises(ConditionEnAttente, match=r"attend « .*imposition.* » jusqu’au 18/12/2026"):
            offrir(vacance(sous_condition), par=agents["bailleur"], le=LE)

        assert not Offre.objects.exists()

    def test_n_offre_rien_au_rang_suivant_apres_un_refus(self, agents, remise):
        """The second rank is under condition: after the first one's refusal the dwelling waits, it is not lost."""
        Decision.objects.filter(point__vacance=remise.vacance_id, rang=2).update(
            nature="c", piece_manquante="avis_n2", condition_avant_le=DERNIER_JOUR
        )

        suivante = refuser(remise, motif="Trop loin", par=Demandeur(remise.demande.numero_unique), le=LE)

        assert suivante is None
        assert Vacance.objects.get(pk=remise.vacance_id).etat == "attribuee"

    def test_empeche_de_signer(self, agents, remise):
        accepter(remise, par=Demandeur(remise.demande.numero_unique), le=LE)
        Decision.objects.filter(pk=remise.decision_id).update(
            nature="c", piece_manquante="avis_n2", condition_avant_le=DERNIER_JOUR
        )

        with pytest.raises(ConditionEnAttente, match="ni offre ni bail avant"):
            signer(
                Offre.objects.get(pk=remise.pk),
                prend_effet_le=date(2027, 1, 7),
                assurance_vue=True,
                etat_des_lieux_le=None,
                par=agents["bailleur"],
                le=LE,
            )


class TestLeverLaCondition:
    def test_laisse_partir_l_offre_meme_saisie_apres_la_date(self, agents, sous_condition, demande, journal):
        lever(sous_condition, agents, DERNIER_JOUR)

        lue = relire(sous_condition)
        assert (lue.condition_recue_le, lue.condition_levee_le) == (DERNIER_JOUR, SAISIE)
        assert journal(demande)[-1] == "demande.condition_levee"
        assert offrir(vacance(lue), par=agents["bailleur"], le=SAISIE).demande == demande

    def test_refuse_une_piece_tardive_et_dit_les_deux_dates(self, agents, sous_condition):
        with pytest.raises(ConditionRefusee, match="arrivée le 19/12/2026, après le 18/12/2026"):
            lever(sous_condition, agents, LENDEMAIN)

        assert relire(sous_condition).condition_levee_le is None

    def test_refuse_un_autre_bailleur(self, agents, sous_condition):
        with pytest.raises(DroitRefuse):
            lever_la_condition(sous_condition, recue_le=LE, par=agents["opac"], le=LE)

    def test_refuse_une_attribution_sans_condition(self, agents, close):
        with pytest.raises(ConditionRefusee, match="n’a pas de condition"):
            lever(Decision.objects.get(point=close, rang=2), agents, LE)


class TestConstaterLaConditionTombee:
    def test_attend_la_date(self, agents, sous_condition):
        with pytest.raises(ConditionRefusee, match="peut encore arriver, jusqu’au 18/12/2026"):
            tomber(sous_condition, agents, le=DERNIER_JOUR)

    def test_appelle_le_rang_suivant_le_lendemain(self, agents, sous_condition, candidates, demande, journal):
        suivante = tomber(sous_condition, agents)

        assert relire(sous_condition).condition_tombee_le == LENDEMAIN
        assert suivante.demande == candidates[0]
        assert journal(demande)[-1] == "demande.condition_tombee"

    def test_l_ecrit_au_menage_avec_ses_recours(self, agents, sous_condition, demande):
        tomber(sous_condition, agents)

        lettre = relire(sous_condition).caducite
        assert (lettre.gabarit, lettre.numero_unique) == ("caducite", demande.numero_unique)
        assert lettre.contexte["motif"] == "La pièce n’est pas arrivée dans le délai que la commission avait fixé."
        assert lettre.contexte["avant_le"] == "18 décembre 2026"
        assert lettre.contexte["recours"]["voies"]

    def test_tombe_avant_la_date_quand_la_piece_dement(self, agents, sous_condition):
        tomber(sous_condition, agents, le=date(2026, 12, 12), recue_le=date(2026, 12, 12), motif="45 000 € déclarés.")

        lue = relire(sous_condition)
        assert (lue.condition_recue_le, lue.condition_motif) == (date(2026, 12, 12), "45 000 € déclarés.")

    def test_demande_le_motif_d_une_piece_recue(self, agents, sous_condition):
        with pytest.raises(ConditionRefusee, match="Écrivez ce que la pièce montre"):
            tomber(sous_condition, agents, le=date(2026, 12, 12), recue_le=date(2026, 12, 12))

    def test_ne_tombe_pas_deux_fois(self, agents, sous_condition):
        tomber(sous_condition, agents)

        with pytest.raises(ConditionRefusee, match="n’attend plus rien"):
            tomber(sous_condition, agents)

    def test_refuse_un_autre_bailleur(self, agents, sous_condition):
        with pytest.raises(DroitRefuse):
            constater_la_condition_tombee(sous_condition, recue_le=None, motif="", par=agents["opac"], le=LENDEMAIN)


class TestReprise:
    def test_une_piece_arrivee_a_temps_rend_le_logement(self, agents, sous_condition, demande):
        suivante = tomber(sous_condition, agents)

        lever(sous_condition, agents, date(2026, 12, 17))

        lue = relire(sous_condition)
        assert (lue.condition_levee_le, lue.condition_tombee_le, lue.condition_motif) == (SAISIE, None, "")
        assert Offre.objects.get(pk=suivante.pk).etat == "retiree"
        assert offrir(vacance(lue), par=agents["bailleur"], le=SAISIE).demande == demande

    def test_l_ecrit_au_rang_suivant_tel_que_c_est(self, agents, sous_condition):
        tomber(sous_condition, agents)

        lever(sous_condition, agents, DERNIER_JOUR)

        assert Courrier.objects.get(gabarit="retrait").contexte["motif"] == (
            "Le logement revient à une personne classée avant vous, dont le document était arrivé à temps."
        )

    def test_pas_si_le_bail_est_signe(self, agents, sous_condition):
        suivante = tomber(sous_condition, agents)
        accepter(suivante, par=Demandeur(suivante.demande.numero_unique), le=LENDEMAIN)
        signer(
            Offre.objects.get(pk=suivante.pk),
            prend_effet_le=date(2027, 1, 7),
            assurance_vue=True,
            etat_des_lieux_le=None,
            par=agents["bailleur"],
            le=LENDEMAIN,
        )

        with pytest.raises(LogementRetenu, match="faites-lui proposer un autre logement"):
            lever(sous_condition, agents, date(2026, 12, 17))

        assert relire(sous_condition).condition_tombee_le == LENDEMAIN
