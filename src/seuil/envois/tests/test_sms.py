"""An SMS through a provider that speaks the protocol of Brevo: what leaves, and what each failure says."""

import time

import pytest

from seuil.envois.tests.envoi import CLE, message
from seuil.envois.tests.faux_operateur import Reponse, faux_operateur
from seuil.envois.voies import Doute, Injoignable, Raison, Refus, ReglageInvalide
from seuil.envois.voies.sms import voie_sms

RAPPORTS = "https://seuil.exemple.invalid/rapports/abc"


def envoyer(operateur, *, numero="0612345678", corps="Un courrier vous attend.", delai=30.0):
    voie = voie_sms(operateur.url(delai=delai), rapports=RAPPORTS)
    with voie.preparer(message(numero, corps=corps)) as depart:
        return depart.livrer()


def ce_que_dit(reponse, *, delai=30.0):
    """Return what the channel raises in front of a provider that answers so, and how many SMS it was asked."""
    with faux_operateur(reponse) as operateur:
        with pytest.raises((Injoignable, Refus, Doute)) as levee:
            envoyer(operateur, delai=delai)
        return levee.value, len(operateur.recus)


class TestPreparer:
    def test_ne_laisse_rien_sans_livrer(self):
        with faux_operateur() as operateur:
            with voie_sms(operateur.url(), rapports="").preparer(message("0612345678", corps="Bonjour")):
                pass

            assert operateur.recus == []

    def test_ne_joint_pas_un_operateur_eteint(self):
        with faux_operateur() as operateur:
            eteint = operateur

        with pytest.raises(Injoignable):
            envoyer(eteint)

    def test_ne_dit_rien_a_un_operateur_qui_ne_chiffre_pas(self):
        with faux_operateur() as operateur:
            voie = voie_sms(operateur.url().replace("brevo+http", "brevo"), rapports="")
            with pytest.raises(Injoignable), voie.preparer(message("0612345678", corps="Bonjour")):
                pass

            assert operateur.recus == []

    @pytest.mark.parametrize("corps", ["", "a" * 460, "ç" * 202])
    def test_refuse_un_texte_vide_ou_trop_long(self, corps):
        with faux_operateur() as operateur:
            with pytest.raises(Refus) as refus:
                envoyer(operateur, corps=corps)

            assert (refus.value.raison, operateur.recus) == (Raison.AUTRE, [])

    def test_refuse_un_numero_fixe(self):
        with faux_operateur() as operateur:
            with pytest.raises(Refus) as refus:
                envoyer(operateur, numero="0344112233")

            assert (refus.value.raison, operateur.recus) == (Raison.ADRESSE_MALFORMEE, [])


class TestLivrer:
    def test_rend_la_reference_de_l_operateur(self):
        with faux_operateur() as operateur:
            assert envoyer(operateur) == "1511882900176220"

    def test_demande_ce_que_la_documentation_dit(self):
        with faux_operateur() as operateur:
            envoyer(operateur)

            demande = operateur.recus[0]

        assert (demande.chemin, demande.cle_du_compte) == ("/v3/transactionalSMS/send", "xkeysib-essai")
        assert demande.corps == {
            "sender": "SEUIL",
            "recipient": "33612345678",
            "content": "Un courrier vous attend.",
            "type": "transactional",
            "tag": CLE,
            "unicodeEnabled": False,
            "webUrl": RAPPORTS,
        }

    def test_dit_quand_le_texte_sort_de_l_alphabet(self):
        with faux_operateur() as operateur:
            envoyer(operateur, corps="Reçu")

            assert operateur.recus[0].corps["unicodeEnabled"] is True

    def test_ne_part_qu_une_fois(self):
        with faux_operateur() as operateur:
            with voie_sms(operateur.url(), rapports="").preparer(message("0612345678", corps="Bonjour")) as depart:
                depart.livrer()
                with pytest.raises(RuntimeError):
                    depart.livrer()

            assert len(operateur.recus) == 1

    @pytest.mark.parametrize("reponse", [Reponse.DEUX_FOIS, Reponse.ACCEPTE_SANS_LE_DIRE])
    def test_est_parti_meme_si_l_operateur_repond_mal(self, reponse):
        with faux_operateur(reponse) as operateur:
            envoyer(operateur)

            assert len(operateur.recus) == 1

    @pytest.mark.parametrize("reponse", [Reponse.CLE_REFUSEE, Reponse.SANS_CREDIT, Reponse.TROP_VITE, Reponse.EN_PANNE])
    def test_reviendra_quand_le_destinataire_n_y_est_pour_rien(self, reponse):
        dit, _ = ce_que_dit(reponse)

        assert isinstance(dit, Injoignable)

    @pytest.mark.parametrize(
        ("reponse", "raison"),
        [(Reponse.NUMERO_REFUSE, Raison.ADRESSE_MALFORMEE), (Reponse.CONTENU_REFUSE, Raison.AUTRE)],
    )
    def test_dit_ce_qui_est_refuse(self, reponse, raison):
        dit, _ = ce_que_dit(reponse)

        assert isinstance(dit, Refus)
        assert (dit.raison, dit.definitif) == (raison, True)

    @pytest.mark.parametrize(
        "reponse",
        [Reponse.JAMAIS, Reponse.COUPE, Reponse.COUPE_AU_MILIEU, Reponse.GOUTTE_A_GOUTTE, Reponse.PASSERELLE_PERDUE],
    )
    def test_doute_de_ce_que_l_operateur_a_pu_recevoir(self, reponse):
        debut = time.monotonic()
        dit, demandes = ce_que_dit(reponse, delai=1.0)

        assert isinstance(dit, Doute)
        assert demandes == 1
        assert time.monotonic() - debut < 60  # it would have had no end

    def test_ne_montre_pas_la_cle_du_compte(self):
        with faux_operateur() as operateur:
            voie = voie_sms(operateur.url(), rapports=RAPPORTS)

        assert "xkeysib" not in repr(voie)
        assert "abc" not in repr(voie)


class TestVoieSms:
    @pytest.mark.parametrize(
        "url",
        [
            "",
            "autre://CLE@api.exemple.invalid/?expediteur=SEUIL",
            "brevo://api.brevo.com/?expediteur=SEUIL",
            "brevo://CLE@api.brevo.com/",
            "brevo://CLE@api.brevo.com/?expediteur=Ville%20de%20Compi%C3%A8gne",
            "brevo://CLE@api.brevo.com/?expediteur=SEUIL&delai=jamais",
            "brevo://CLE@api.brevo.com:port/?expediteur=SEUIL",
            "brevo+http://CLE@api.brevo.com/?expediteur=SEUIL",
        ],
    )
    def test_refuse_ce_qui_ne_se_peut_pas(self, url):
        with pytest.raises(ReglageInvalide) as faute:
            voie_sms(url, rapports="")

        assert "@api.brevo.com/?expediteur=SEUIL&" not in str(faute.value)

    def test_lit_un_compte(self):
        operateur = voie_sms("brevo://CL%2FE@api.brevo.com/?expediteur=SEUIL&delai=9", rapports=RAPPORTS).operateur

        assert (operateur.hote, operateur.port, operateur.cle, operateur.delai) == ("api.brevo.com", None, "CL/E", 9.0)
        assert operateur.chiffre
