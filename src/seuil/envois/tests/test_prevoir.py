"""A notice takes the channels of its household, once each; what fails tries the next one."""

import pytest

from seuil.contacts.nomenclatures import Canal, Role
from seuil.contacts.services import accompagner, accorder, preferer, proteger
from seuil.envois.annonces import Papier
from seuil.envois.etats import Etat
from seuil.envois.models import Envoi
from seuil.envois.services import prevoir, relayer
from seuil.envois.tests.annonces import annonce


def canaux(demande) -> list[str]:
    return sorted(Envoi.objects.filter(demande=demande, avis="essai").values_list("canal", flat=True))


class TestPrevoir:
    def test_ne_nomme_pas_la_demande_a_une_adresse_que_rien_ne_prouve(self, demande, par, le):
        contact = accompagner(
            demande, canal=Canal.COURRIEL, adresse="diallo@exemple.invalid", nom="Mme Diallo, CCAS", par=par, le=le
        )

        (envoi,) = prevoir(annonce(demande, contacts=(contact,), est_secret=True), demande, le=le)

        assert demande.numero_unique not in envoi.corps
        assert "donnez-lui le code qui suit" in envoi.corps

    def test_prend_l_adresse_verifiee_et_l_espace(self, demande, courriel, le):
        envois = prevoir(annonce(demande), demande, le=le)

        assert [(envoi.canal, envoi.adresse, envoi.etat) for envoi in envois] == [
            ("courriel", "nadia@exemple.invalid", Etat.EN_FILE),
            ("espace", "", Etat.DISTRIBUE),
        ]

    def test_ecrit_sur_papier_a_defaut_d_adresse_verifiee(self, demande, courriel, le):
        courriel.verifie_le = None
        courriel.save()

        prevoir(annonce(demande), demande, le=le)

        assert canaux(demande) == ["courrier", "espace"]

    def test_ne_dit_qu_une_fois_le_meme_fait(self, demande, courriel, le):
        premiers = prevoir(annonce(demande), demande, le=le)

        assert prevoir(annonce(demande), demande, le=le) == premiers
        assert Envoi.objects.filter(demande=demande, avis="essai").count() == 2

    def test_prend_la_voie_preferee_et_jamais_celle_qui_est_fermee(self, demande, courriel, telephone, par, le):
        """t02: e-mail closed, SMS kept."""
        preferer(demande, prefere=Canal.COURRIEL, sans_courriel=True, sans_sms=False, par=par, le=le)

        prevoir(annonce(demande, est_urgent=True), demande, le=le)

        assert canaux(demande) == ["espace", "sms"]

    def test_previent_partout_quand_c_est_urgent(self, demande, courriel, telephone, le):
        prevoir(annonce(demande, est_urgent=True, papier=Papier.TOUJOURS), demande, le=le)

        assert canaux(demande) == ["courriel", "courrier", "espace", "sms"]

    def test_n_imprime_plus_apres_un_accord_expres(self, demande, courriel, par, le):
        accorder(demande, par=par, le=le)

        prevoir(annonce(demande, papier=Papier.TOUJOURS), demande, le=le)

        assert canaux(demande) == ["courriel", "espace"]

    def test_copie_a_qui_accompagne(self, demande, courriel, le):
        courriel.pk, courriel.role, courriel.nom, courriel.adresse = None, Role.ACCOMPAGNANT, "CCAS", "ccas@a.invalid"
        courriel.save()

        prevoir(annonce(demande, aussi_accompagnant=True), demande, le=le)

        assert canaux(demande) == ["courriel", "courriel", "espace"]
        assert "{lien}" not in Envoi.objects.get(avis="essai", adresse="ccas@a.invalid").corps

    def test_n_ecrit_pas_a_l_ancienne_adresse_d_une_personne_protegee(self, demande, courriel, agents, le):
        proteger(demande, adresse_sure="", surs=[], heures=None, par=agents["guichet"], le=le)
        demande.refresh_from_db()

        prevoir(annonce(demande, papier=Papier.TOUJOURS), demande, le=le)

        assert canaux(demande) == ["espace"]


class TestRelayer:
    def test_passe_de_l_e_mail_au_sms_puis_au_papier(self, demande, courriel, telephone, le):
        premier, _ = prevoir(annonce(demande), demande, le=le)

        deuxieme = relayer(premier, le=le)
        troisieme = relayer(deuxieme, le=le)

        assert [deuxieme.canal, troisieme.canal, relayer(troisieme, le=le)] == ["sms", "courrier", None]

    def test_ne_relaie_pas_un_code(self, demande, courriel, le):
        (envoi,) = prevoir(annonce(demande, est_secret=True, contacts=(courriel,)), demande, le=le)

        assert relayer(envoi, le=le) is None

    @pytest.mark.parametrize("papier", [Papier.JAMAIS, Papier.A_DEFAUT])
    def test_previent_une_adresse_quittee_et_elle_seule(self, demande, courriel, papier, le):
        prevoir(annonce(demande, contacts=(courriel,), papier=papier), demande, le=le)

        assert canaux(demande) == ["courriel"]
