"""The offer, its answer, the lease."""

from datetime import date

import pytest

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.baux.models import Offre
from seuil.baux.requetes import en_cours
from seuil.baux.services import (
    AssuranceManquante,
    AucunCandidat,
    OffreEnCours,
    PassageInfonde,
    ReponseTardive,
    accepter,
    constater_silence,
    offrir,
    refuser,
    signer,
)
from seuil.courriers.services import RemiseImpossible
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance
from seuil.socle.cycles import PassageInterdit
from seuil.socle.droits import DroitRefuse

QUINZIEME = date(2026, 12, 8)


def le_demandeur(offre):
    return Demandeur(offre.demande.numero_unique)


def relire(offre):
    return Offre.objects.select_related("demande", "vacance").get(pk=offre.pk)


class TestOffrir:
    def test_donne_dix_jours_et_une_marge_pour_la_poste_au_premier_rang(self, offre, demande):
        assert offre.demande == demande
        assert offre.envoyee_le == date(2026, 12, 8)
        assert offre.imprimee_le == offre.repondre_avant == date(2026, 12, 23)

    def test_donne_dix_jours_sans_marge_a_qui_la_recoit_en_main_propre(self, remise):
        assert remise.imprimee_le == remise.repondre_avant == date(2026, 12, 18)
        assert [str(essai) for essai in remise.courrier.remises.all()] == [
            "Remise en main propre, contre signature, le 08/12/2026"
        ]

    def test_ne_remet_pas_en_main_propre_un_autre_jour_que_celui_de_la_lettre(self, agents, close):
        with pytest.raises(RemiseImpossible, match="se remet en main propre ce jour-là"):
            offrir(close.vacance, par=agents["bailleur"], le=QUINZIEME, remise_le=date(2026, 12, 7))

        assert not Offre.objects.exists()

    def test_ecrit_une_lettre_et_une_ligne_au_journal(self, offre, journal):
        assert offre.courrier.document.type_mime == "application/pdf"
        assert journal(offre.demande)[-2:] == ["demande.immobilisee", "demande.offre_envoyee"]

    def test_retient_la_demande(self, offre):
        assert Demande.objects.get(pk=offre.demande_id).attribution_en_cours == "offre envoyée le 08/12/2026"

    def test_refuse_un_autre_bailleur(self, agents, close):
        with pytest.raises(DroitRefuse, match="Seul le bailleur du logement"):
            offrir(close.vacance, par=agents["opac"], le=QUINZIEME)

        assert not Offre.objects.exists()

    def test_refuse_une_vacance_que_personne_n_a_attribuee(self, agents, orientee):
        with pytest.raises(PassageInterdit, match="Candidats à désigner"):
            offrir(orientee, par=agents["bailleur"], le=QUINZIEME)

    def test_dit_qu_il_n_y_a_plus_de_candidat_classe(self, agents, close):
        Demande.objects.filter(candidatures__vacance=close.vacance_id).update(
            etat="radiee", radiee_le=QUINZIEME, motif_radiation="RADABA"
        )

        with pytest.raises(AucunCandidat, match="Plus aucun candidat"):
            offrir(close.vacance, par=agents["bailleur"], le=QUINZIEME)

    def test_n_offre_pas_deux_fois_le_logement(self, agents, offre):
        with pytest.raises(OffreEnCours, match=r"a déjà une offre pour ce logement, .* jusqu’au 23/12/2026"):
            offrir(offre.vacance, par=agents["bailleur"], le=QUINZIEME)

        assert Offre.objects.count() == 1

    def test_n_offre_pas_un_logement_loue(self, agents, offre):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)
        signer(
            relire(offre),
            prend_effet_le=date(2027, 1, 7),
            assurance_vue=True,
            etat_des_lieux_le=None,
            par=agents["bailleur"],
            le=date(2027, 1, 2),
        )

        with pytest.raises(PassageInterdit, match="Loué"):
            offrir(offre.vacance, par=agents["bailleur"], le=date(2027, 1, 3))


class TestAccepter:
    def test_note_la_reponse(self, offre, journal):
        accepter(offre, par=le_demandeur(offre), le=date(2026, 12, 18))

        lue = relire(offre)
        assert (lue.etat, lue.repondue_le) == ("acceptee", date(2026, 12, 18))
        assert journal(offre.demande)[-1] == "demande.offre_acceptee"

    def test_refuse_un_autre_demandeur(self, offre):
        with pytest.raises(DroitRefuse, match="Cette offre n’est pas la vôtre"):
            accepter(offre, par=Demandeur("060112600000060ARC"), le=QUINZIEME)

        assert relire(offre).etat == "envoyee"

    def test_refuse_une_offre_refusee(self, offre):
        refuser(offre, motif="Trop loin du travail", par=le_demandeur(offre), le=QUINZIEME)

        with pytest.raises(PassageInterdit, match="Refusée"):
            accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

    def test_refuse_apres_le_delai_et_dit_les_deux_dates(self, remise):
        with pytest.raises(ReponseTardive, match="arrivée le 19/12/2026, après le 18/12/2026"):
            accepter(remise, par=le_demandeur(remise), le=date(2026, 12, 19))

        assert relire(remise).etat == "envoyee"
        assert not remise.reponses_recues.exists()

    def test_ecrit_un_accuse_de_reception(self, offre):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

        (reponse,) = offre.reponses_recues.all()
        assert (reponse.sens, reponse.voie, reponse.recue_le) == ("accepte", "en_ligne", QUINZIEME)
        assert reponse.accuse.gabarit == "accuse"


class TestRefuser:
    def test_garde_la_demande_active_et_offre_au_suivant(self, offre, candidates):
        suivante = refuser(offre, motif="Loyer trop élevé", par=le_demandeur(offre), le=QUINZIEME)

        assert relire(offre).motif_refus == "Loyer trop élevé"
        assert Demande.objects.get(pk=offre.demande_id).etat == "active"
        assert suivante.demande == candidates[0]

    def test_libere_la_demande(self, offre, journal):
        refuser(offre, motif="Loyer trop élevé", par=le_demandeur(offre), le=QUINZIEME)

        assert Demande.objects.get(pk=offre.demande_id).attribution_en_cours == ""
        assert journal(offre.demande)[-2:] == ["demande.liberee", "demande.offre_refusee"]

    def test_remet_le_logement_a_designer_apres_le_dernier_rang(self, offre):
        derniere = offre
        for _ in range(3):
            courante = derniere
            derniere = refuser(courante, motif="Autre raison", par=le_demandeur(courante), le=QUINZIEME)

        assert derniere is None
        assert Vacance.objects.get(pk=offre.vacance_id).etat == "orientee"

    def test_refuse_un_autre_bailleur(self, agents, offre):
        with pytest.raises(DroitRefuse):
            refuser(offre, motif="Autre raison", par=agents["nancy"], le=QUINZIEME)


class TestConstaterSilence:
    def test_attend_la_fin_du_delai(self, remise):
        with pytest.raises(ValueError, match="court jusqu’au 18/12/2026"):
            constater_silence(remise, par=Systeme(), le=date(2026, 12, 18))

    def test_vaut_refus_le_lendemain(self, remise, journal):
        suivante = constater_silence(remise, par=Systeme(), le=date(2026, 12, 19))

        assert (relire(remise).etat, relire(remise).close_le) == ("sans_reponse", date(2026, 12, 19))
        assert suivante.repondre_avant == date(2027, 1, 4)
        assert journal(remise.demande)[-1] == "demande.offre_sans_reponse"

    def test_ne_vaut_rien_sans_remise_prouvee(self, offre):
        """k02: no delivery is proven, so silence is not a refusal, however late it is."""
        with pytest.raises(PassageInfonde, match="Rien ne prouve que l’offre a été reçue"):
            constater_silence(offre, par=Systeme(), le=date(2027, 3, 1))

        assert relire(offre).etat == "envoyee"

    def test_ne_touche_pas_une_offre_acceptee(self, offre):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

        with pytest.raises(PassageInterdit):
            constater_silence(offre, par=Systeme(), le=date(2026, 12, 19))


class TestSigner:
    JOUR = date(2027, 1, 2)

    def signer(self, offre, par, **autres):
        options = {"prend_effet_le": date(2027, 1, 7), "assurance_vue": True, "etat_des_lieux_le": date(2027, 1, 7)}
        return signer(offre, **{**options, **autres}, par=par, le=self.JOUR)

    def test_demande_un_mois_de_loyer_sans_charges(self, agents, offre):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

        bail = self.signer(relire(offre), agents["bailleur"])

        assert str(bail.depot_garantie) == "498.20"
        assert relire(offre).etat == "bail_signe"

    def test_loue_le_logement_et_radie_la_demande(self, agents, offre, journal):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

        bail = self.signer(relire(offre), agents["bailleur"])

        demande = Demande.objects.get(pk=offre.demande_id)
        assert (demande.etat, demande.motif_radiation, demande.radiee_le) == ("radiee", "RADATT", self.JOUR)
        assert Vacance.objects.get(pk=offre.vacance_id).etat == "louee"
        assert journal(bail) == ["bail.signe"]

    def test_refuse_sans_assurance(self, agents, offre):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

        with pytest.raises(AssuranceManquante, match="attestation d’assurance"):
            self.signer(relire(offre), agents["bailleur"], assurance_vue=False)

        assert relire(offre).etat == "acceptee"

    def test_refuse_une_offre_sans_reponse(self, agents, offre):
        with pytest.raises(PassageInterdit):
            self.signer(offre, agents["bailleur"])

    def test_refuse_un_autre_bailleur(self, agents, offre):
        accepter(offre, par=le_demandeur(offre), le=QUINZIEME)

        with pytest.raises(DroitRefuse):
            self.signer(relire(offre), agents["opac"])


class TestEnCours:
    def test_montre_l_offre_que_le_menage_attend(self, offre, demande):
        assert en_cours(demande) == offre

    def test_ne_montre_plus_une_offre_refusee(self, offre, demande):
        refuser(offre, motif="Autre raison", par=le_demandeur(offre), le=QUINZIEME)

        assert en_cours(demande) is None
