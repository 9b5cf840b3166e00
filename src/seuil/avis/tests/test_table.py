"""The table of notices: words that fill, subjects that say nothing, SMS that fit, a preview that is its own."""

from itertools import chain

import pytest

from seuil.avis.apercu import LIEN, apercu
from seuil.avis.modele import SUJET, SUJET_URGENT
from seuil.avis.table import TABLE
from seuil.envois.voies.longueur import parties
from seuil.journal.gestion import LIBELLES

AVIS = list(chain.from_iterable(TABLE.values()))
LIEN_LE_PLUS_LONG = "https://demande-de-logement-social.agglomeration-exemple.fr/l/zzzzzzzz-0123456789abcdef/"
SENSIBLES = ("logement", "commission", "offre", "radi", "dalo", "violence", "social", "décision")


@pytest.mark.parametrize("avis", AVIS, ids=lambda avis: avis.nom)
class TestAvis:
    def test_remplit_tous_ses_trous(self, avis):
        corps = avis.corps(avis.exemple)

        assert "{" not in corps.replace("{lien}", "")
        assert corps.count("{lien}") == (0 if avis.sans_lien else 1)

    def test_ne_dit_rien_a_qui_voit_l_objet_ou_l_ecran_d_un_telephone(self, avis):
        dits = f"{avis.sujet} {avis.sms}".lower()

        assert [mot for mot in SENSIBLES if mot in dits] == []
        assert avis.sujet in {SUJET, SUJET_URGENT}

    def test_tient_en_deux_sms_au_plus(self, avis):
        assert parties(avis.sms.replace("{lien}", LIEN_LE_PLUS_LONG)) <= 2

    def test_ne_promet_un_texte_de_loi_qu_avec_son_article(self, avis):
        assert not avis.texte_de_loi or "rticle" in avis.texte_de_loi

    def test_exige_une_lettre_pour_exiger_une_preuve(self, avis):
        """What must be proven is a letter that was written, on paper unless the household agreed to its space."""
        assert not avis.exige_preuve or (avis.texte_de_loi and avis.est_urgent)


class TestTable:
    def test_nomme_chaque_avis_une_fois(self):
        noms = [avis.nom for avis in AVIS]

        assert len(noms) == len(set(noms))

    def test_part_d_actes_que_le_journal_sait_dire(self):
        assert [verbe for verbe in TABLE if verbe not in LIBELLES and verbe != "bail.signe"] == []


class TestApercu:
    def test_montre_chaque_avis_comme_il_part(self):
        page = apercu()

        assert [avis.nom for avis in AVIS if f"Notice: `{avis.nom}`" not in page] == []
        assert page.count(LIEN) > len(AVIS)
