"""`seuil demandes codes`: a letter for each household that never had a code; the code is in the sealed letter alone."""

import os
import stat
from io import BytesIO

import pikepdf
import pytest
from django.core.management import CommandError
from pypdf import PdfReader

from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.demandes.services import envoyer_codes as verbe
from seuil.demandes.services import lettres
from seuil.demandes.tests.lettres import PHRASE, code_de, ecrire, ouvre
from seuil.demandes.tests.tables import tables_qui_disent
from seuil.journal.models import Entree


class TestCodes:
    def test_ecrit_une_lettre_par_demande_sans_code(self, sans_code, tmp_path):
        """N2: imported and invented households can sign in."""
        dit = ecrire(tmp_path)

        assert sorted(chemin.name for chemin in tmp_path.iterdir()) == sorted(f"{numero}.pdf" for numero in sans_code)
        assert "5 lettre(s) dans " in dit
        assert [ouvre(numero, code_de(tmp_path, numero)) for numero in sans_code] == [True] * 5
        assert len({code_de(tmp_path, numero) for numero in sans_code}) == 5

    def test_ecrit_des_lettres_accessibles_que_le_proprietaire_seul_lit(self, sans_code, tmp_path):
        ecrire(tmp_path, "--site", "https://demande.exemple.fr")

        lettre = tmp_path / f"{sans_code[0]}.pdf"
        with pikepdf.open(BytesIO(lettre.read_bytes()), password=PHRASE) as document:
            assert document.open_metadata()["pdfuaid:part"] == "1"
        assert stat.S_IMODE(lettre.stat().st_mode) == 0o600
        assert "https://demande.exemple.fr" in PdfReader(lettre, password=PHRASE).pages[0].extract_text()

    def test_ne_garde_le_code_nulle_part(self, sans_code, tmp_path):
        """N2, S6: the hash alone; no letter is kept in the database."""
        ecrire(tmp_path)

        assert tables_qui_disent(code_de(tmp_path, sans_code[0])) == []
        assert not Courrier.objects.filter(numero_unique__in=sans_code).exists()
        assert Entree.objects.filter(verbe="demande.code_envoye").count() == 5

    def test_ne_refait_pas_ce_qui_est_fait(self, sans_code, tmp_path):
        ecrire(tmp_path)
        (tmp_path / f"{sans_code[0]}.pdf").unlink()

        dit = ecrire(tmp_path)

        assert dit == "Toutes les demandes actives ont un code d’accès : aucune lettre à écrire.\n"

    def test_reprend_apres_un_arret_sans_lettre_fausse(self, sans_code, tmp_path, monkeypatch):
        """N2: stopped after two lots, run again: every letter opens its demand."""
        monkeypatch.setattr(verbe, "LOT", 2)
        fixer, passes = lettres.fixer, []

        def s_arreter(dossier):
            passes.append(dossier)
            if len(passes) == 2:
                raise KeyboardInterrupt
            fixer(dossier)

        monkeypatch.setattr(lettres, "fixer", s_arreter)
        with pytest.raises(KeyboardInterrupt):
            ecrire(tmp_path)
        faites = [numero for numero in sans_code if (tmp_path / f"{numero}.pdf").exists()]
        justes = [ouvre(numero, code_de(tmp_path, numero)) for numero in faites]
        monkeypatch.setattr(lettres, "fixer", fixer)

        ecrire(tmp_path)

        assert justes == [True, True]  # no letter of the lot that was undone is left to be posted
        assert [ouvre(numero, code_de(tmp_path, numero)) for numero in sans_code] == [True] * 5

    def test_n_en_ecrit_qu_une_et_tue_l_ancien_code(self, sans_code, tmp_path):
        ecrire(tmp_path)
        ancien = code_de(tmp_path, sans_code[0])

        dit = ecrire(tmp_path / "une", "--numero", sans_code[0])

        assert "1 lettre(s) dans " in dit
        assert not ouvre(sans_code[0], ancien)
        assert ouvre(sans_code[0], code_de(tmp_path / "une", sans_code[0]))

    def test_refuse_un_numero_inconnu(self, sans_code, tmp_path):
        with pytest.raises(CommandError, match="Aucune demande ne porte le numéro 42"):
            ecrire(tmp_path, "--numero", "42")

    def test_refuse_un_dossier_impossible(self, sans_code, tmp_path):
        (tmp_path / "fichier").write_text("")

        with pytest.raises(CommandError, match="ne peut pas être le dossier des lettres"):
            ecrire(tmp_path / "fichier")

    def test_dit_que_le_dossier_est_plein_sans_changer_de_code(self, sans_code, tmp_path):
        """N2: a letter that cannot be written leaves its household without a code, to be written next time."""
        (tmp_path / f"{sans_code[4]}.pdf").mkdir()
        os.chmod(tmp_path, 0o700)

        with pytest.raises(CommandError, match=r"ne prend plus de lettres.* 0 y sont, complètes"):
            ecrire(tmp_path)

        assert Demande.objects.get(numero_unique=sans_code[4]).code_acces == ""
        assert [chemin for chemin in tmp_path.glob("*.pdf") if chemin.is_file()] == []
