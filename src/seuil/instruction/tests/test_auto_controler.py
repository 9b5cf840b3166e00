"""The self-check of a paper: each file is read once, and what each said is told together."""

import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from seuil import documents
from seuil.documents.controle.contenu import ContenuLu
from seuil.documents.tests.analyses import dire_saines
from seuil.documents.tests.test_contenu import MESSAGE, avec_code
from seuil.instruction import services
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.services import relever

FICHIERS = Path(documents.__file__).parent / "tests/fichiers"
AOUT_SEPTEMBRE = "p07-bulletins-aout-septembre.pdf"


@pytest.fixture
def lues(monkeypatch) -> list[bytes]:
    """Return the files that were read, each time they are."""
    toutes = list[bytes]()
    pour_de_vrai = relever.lire_le_contenu

    def lire_le_contenu(octets: bytes, type_mime: str) -> ContenuLu:
        toutes.append(octets)
        return pour_de_vrai(octets, type_mime)

    monkeypatch.setattr(relever, "lire_le_contenu", lire_le_contenu)
    return toutes


def controler(feuille: Feuille, le: date) -> list[str]:
    dire_saines()
    return services.auto_controler(feuille.piece, le=le)


def codes(feuille: Feuille) -> list[str]:
    return [constat["code"] for constat in Piece.objects.get(pk=feuille.piece_id).constats]


class TestChaqueFichier:
    def test_n_est_lu_qu_une_fois_quoi_qu_il_s_ajoute(self, ajouter, le, lues):
        """One sending costs one page: it was all of them, up to thirteen seconds at the twentieth file."""
        combien = []
        for rang in range(4):
            controler(ajouter(nom=f"{rang}.jpg"), le)
            combien.append(len(lues))

        assert combien == [1, 2, 3, 4]

    def test_dit_pourtant_tout_ensemble(self, ajouter, le):
        dits = [controler(ajouter(nom=f"{rang}.jpg"), le) for rang in range(2)]

        assert [len(dit) for dit in dits] == [len(dits[0]), 2 * len(dits[0])]
        assert dits[0]  # a small photo

    def test_n_est_pas_lu_tant_que_l_antivirus_ne_l_a_pas_ouvert(self, ajouter, le, lues):
        feuille = ajouter()
        Piece.objects.filter(pk=feuille.piece_id).update(constats=[])
        feuille.document.analyse = "en_attente"
        feuille.document.moteur, feuille.document.analysee_a = "", None
        feuille.document.save()

        assert services.auto_controler(feuille.piece, le=le) == []
        assert lues == []
        assert Feuille.objects.get(pk=feuille.pk).releve is None

    def test_ne_garde_pas_son_texte(self, ajouter, le):
        contenu = (FICHIERS / AOUT_SEPTEMBRE).read_bytes()
        feuille = ajouter(code="bulletins", nom="paie.pdf", contenu=contenu)

        controler(feuille, le)

        releve = Feuille.objects.get(pk=feuille.pk).releve
        assert releve["mois"]
        assert all(len(str(valeur)) < 60 for valeur in releve.values())


class TestEnsemble:
    def test_les_mois_de_deux_fichiers_comptent_ensemble(self, ajouter, le):
        """p07: what is missing is said once for the whole paper."""
        contenu = (FICHIERS / AOUT_SEPTEMBRE).read_bytes()
        premiere = ajouter(code="bulletins", nom="paie.pdf", contenu=contenu)
        controler(premiere, le)

        controler(ajouter(code="bulletins", nom="encore.pdf", contenu=contenu), le)

        assert codes(premiere).count("MOIS_EN_DOUBLE") == 2

    def test_une_page_retiree_n_est_plus_dite(self, ajouter, foyer, le):
        gardee, retiree = ajouter(nom="gardee.jpg"), ajouter(nom="retiree.jpg")
        avant = controler(gardee, le)

        services.retirer_la_feuille(retiree, par=foyer, le=le)

        assert controler(gardee, le) == avant[: len(avant) // 2]

    def test_le_code_d_un_avis_est_compare_a_chaque_lecture(self, demande, ajouter, le):
        """The reading is kept, not what it meant that day: the answer may change."""
        sortie = io.BytesIO()
        avec_code(f"{MESSAGE}\x1fSIGNATURE").save(sortie, "JPEG", quality=95)
        feuille = ajouter(code="avis_n2", nom="avis.jpg", contenu=sortie.getvalue(), personne=demande.titulaire)

        controler(feuille, le)
        assert "RFR_PAREIL" not in codes(feuille)
        demande.personnes.filter(pk=demande.titulaire.pk).update(rfr_n2=18240)
        controler(feuille, le + timedelta(1))

        assert "RFR_PAREIL" in codes(feuille)
        assert "0000000000001" not in str(Feuille.objects.get(pk=feuille.pk).releve)
