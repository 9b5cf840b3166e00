"""S6: a letter that holds a code is closed to who has not its passphrase, and is destroyed once printed."""

import io
import os
import re
import tempfile
from pathlib import Path

import pikepdf
import pytest
from django.core.management import CommandError

from seuil.demandes.models import Demande
from seuil.demandes.services import envoyer_codes as verbe
from seuil.demandes.services import lettres
from seuil.demandes.tests.lettres import PHRASE, Terminal, code_de, ecrire, lancer, ouvre
from seuil.documents.models import Document

AUTRE = "une autre phrase, tout aussi longue"
TIREE = re.compile(r"envoi : ([A-Z2-9]{4}(?:-[A-Z2-9]{4}){5})\n")


def fichiers(dossier: Path) -> list[str]:
    return sorted(chemin.name for chemin in dossier.iterdir())


class TestPhrase:
    def test_seule_ouvre_la_lettre_dont_le_code_fait_entrer(self, sans_code, tmp_path):
        ecrire(tmp_path)

        lettre = tmp_path / f"{sans_code[0]}.pdf"
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(lettre)
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(lettre, password=AUTRE)
        with pikepdf.open(lettre, password=PHRASE) as ouverte:
            assert (ouverte.encryption.R, ouverte.encryption.bits) == (6, 256)
        assert ouvre(sans_code[0], code_de(tmp_path, sans_code[0]))

    def test_tiree_au_sort_est_dite_une_fois_a_l_ecran(self, sans_code, tmp_path):
        dit = lancer("codes", tmp_path, sortie=Terminal())

        (phrase,) = TIREE.findall(dit)
        assert dit.count(phrase) == 1
        assert dit.index(phrase) < dit.index("5 lettre(s) dans ")
        assert ouvre(sans_code[4], code_de(tmp_path, sans_code[4], phrase))

    def test_change_a_chaque_envoi(self):
        assert len({lettres.tirer_phrase() for _ in range(50)}) == 50

    def test_n_est_jamais_ecrite_dans_un_fichier_redirige(self, sans_code, tmp_path):
        with pytest.raises(CommandError, match="ne s’affiche qu’à l’écran"):
            lancer("codes", tmp_path)

        assert fichiers(tmp_path) == []
        assert Demande.objects.get(numero_unique=sans_code[0]).code_acces == ""

    def test_se_tape_aussi(self, sans_code, tmp_path, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{AUTRE}\n"))

        lancer("codes", tmp_path, "--phrase-de", "-")

        assert ouvre(sans_code[0], code_de(tmp_path, sans_code[0], AUTRE))

    @pytest.mark.parametrize("phrase", ["", "trop courte", "a" * 128, "une phrase longue\nsur deux lignes", "é" * 20])
    def test_qu_un_lecteur_n_ouvrirait_pas_est_refusee(self, sans_code, tmp_path, phrase):
        with pytest.raises(CommandError, match="sur une ligne, de 20 à 127 signes, sans accent"):
            ecrire(tmp_path, phrase=phrase)

    def test_qui_ne_se_lit_pas_est_dite(self, sans_code, tmp_path):
        with pytest.raises(CommandError, match=r"La phrase ne se lit pas dans .*absente"):
            lancer("codes", tmp_path, "--phrase-de", tmp_path / "absente")


class TestSurLeDisque:
    def test_rien_n_est_jamais_en_clair(self, sans_code, tmp_path, monkeypatch):
        """Neither while a letter is being written, nor after; nor among temporary files, nor among documents."""
        temporaires, dossier, ecrits = tmp_path / "tmp", tmp_path / "lettres", []
        temporaires.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(temporaires))
        documents, remplacer = Document.objects.count(), Path.replace

        def lire_puis_remplacer(partiel, lettre):
            ecrits.append(partiel.read_bytes())
            return remplacer(partiel, lettre)

        monkeypatch.setattr(Path, "replace", lire_puis_remplacer)
        ecrire(dossier)

        codes = [code_de(dossier, numero) for numero in sans_code]
        ecrits += [fichier.read_bytes() for fichier in tmp_path.rglob("*") if fichier.is_file()]
        assert len(ecrits) == 10
        assert [code for code in codes for ecrit in ecrits if code.encode() in ecrit] == []
        assert [ecrit for ecrit in ecrits if not est_fermee(ecrit)] == []
        assert fichiers(temporaires) == []
        assert Document.objects.count() == documents


class TestReprendre:
    def couper(self, sans_code, dossier, monkeypatch) -> str:
        """Stop a batch after its first lot; return the passphrase that the screen said."""
        monkeypatch.setattr(verbe, "LOT", 2)
        ecran, fixer, passes = Terminal(), lettres.fixer, []

        def s_arreter(vers):
            passes.append(vers)
            if len(passes) == 2:
                raise KeyboardInterrupt
            fixer(vers)

        monkeypatch.setattr(lettres, "fixer", s_arreter)
        with pytest.raises(KeyboardInterrupt):
            lancer("codes", dossier, sortie=ecran)
        monkeypatch.setattr(lettres, "fixer", fixer)
        return TIREE.findall(ecran.getvalue())[0]

    def test_demande_la_phrase_de_l_envoi_coupe(self, sans_code, tmp_path, monkeypatch):
        self.couper(sans_code, tmp_path, monkeypatch)

        with pytest.raises(CommandError, match="redonnez sa phrase avec « --phrase-de FICHIER »"):
            lancer("codes", tmp_path, sortie=Terminal())

        assert len(fichiers(tmp_path)) == 2

    def test_refuse_une_autre_phrase(self, sans_code, tmp_path, monkeypatch):
        self.couper(sans_code, tmp_path, monkeypatch)

        with pytest.raises(CommandError, match=f"n’ouvre pas les lettres qui sont déjà dans .*{sans_code[0][:6]}"):
            ecrire(tmp_path, phrase=AUTRE)

        assert len(fichiers(tmp_path)) == 2

    def test_complete_sous_la_meme_phrase(self, sans_code, tmp_path, monkeypatch):
        phrase = self.couper(sans_code, tmp_path, monkeypatch)

        dit = ecrire(tmp_path, phrase=phrase)

        assert "3 lettre(s) dans " in dit
        assert [ouvre(numero, code_de(tmp_path, numero, phrase)) for numero in sans_code] == [True] * 5


class TestDetruire:
    def test_ne_touche_que_les_lettres(self, sans_code, tmp_path):
        ecrire(tmp_path)
        (tmp_path / f".{sans_code[0]}.pdf.partiel").write_bytes(b"coupe")
        (tmp_path / "060112600090060ARC.pdf").write_bytes(b"%PDF-1.7 scanne par quelqu'un d'autre")
        (tmp_path / "notes.txt").write_text("Imprimées mardi.")
        os.symlink(tmp_path / "notes.txt", tmp_path / "060112600090160ARC.pdf")

        dit = lancer("detruire", tmp_path)

        assert dit == f"5 lettre(s) détruite(s) dans {tmp_path}. Le reste du dossier n’a pas été touché.\n"
        assert fichiers(tmp_path) == ["060112600090060ARC.pdf", "060112600090160ARC.pdf", "notes.txt"]

    def test_deux_fois_dit_qu_il_n_y_a_plus_rien(self, sans_code, tmp_path):
        ecrire(tmp_path)
        lancer("detruire", tmp_path)

        dit = lancer("detruire", tmp_path)

        assert dit == f"Aucune lettre de code d’accès dans {tmp_path} : rien à détruire.\n"

    def test_ne_change_aucun_code(self, sans_code, tmp_path):
        ecrire(tmp_path)
        code = code_de(tmp_path, sans_code[0])

        lancer("detruire", tmp_path)

        assert ouvre(sans_code[0], code)

    def test_dit_que_le_dossier_n_existe_pas(self, tmp_path):
        with pytest.raises(CommandError, match=r"ne sont pas toutes détruites .*Vérifiez le dossier"):
            lancer("detruire", tmp_path / "absent")


def est_fermee(contenu: bytes) -> bool:
    """Say whether these bytes are a PDF that nobody opens without a passphrase."""
    try:
        pikepdf.open(io.BytesIO(contenu)).close()
    except pikepdf.PasswordError:
        return True
    return False
