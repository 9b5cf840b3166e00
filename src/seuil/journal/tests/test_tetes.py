"""The files of the heads: written whole or repaired, by however many workers, counted without reading all again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.auteurs import Systeme
from seuil.journal.controle import anomalies
from seuil.journal.faits import Tete, derniere_de, est_publiee
from seuil.journal.services import ChaineRompue, consigner, effacer_contenu, publier, retenir
from seuil.journal.tests.alterations import en_proprietaire, verifier
from seuil.territoires.models import Ressort

LE, DEMAIN = date(2026, 11, 23), date(2026, 11, 24)


def ecrire() -> None:
    consigner("essai.ecrit", Ressort(code="999", nom="Ressort d’essai"), par=Systeme(), le=LE, mot="dit")


@pytest.mark.django_db
class TestPublier:
    @pytest.mark.parametrize("reste", ['{"jour": "2026-11-2', '{"jour": "2026-11-24", "été', "12"])
    def test_coupe_une_derniere_ligne_inachevee(self, lignes, tetes, reste):
        """S5: a full disk or a kill in the middle of a line leaves nothing unreadable for ever."""
        tetes.write_bytes(tetes.read_bytes() + reste.encode()[:-1])
        assert verifier() == (0, ["0 anomalie."])

        publier(tetes, le=DEMAIN)

        assert [Tete.lue(ligne).jour for ligne in tetes.read_text().splitlines()] == ["2026-11-23", "2026-11-24"]
        assert verifier() == (0, ["0 anomalie."])

    def test_acheve_une_derniere_ligne_entiere(self, lignes, tetes):
        """S5: only its end was missing: it is kept, and read."""
        tetes.write_text(tetes.read_text().rstrip())

        publier(tetes, le=DEMAIN)

        assert [Tete.lue(ligne).jour for ligne in tetes.read_text().splitlines()] == ["2026-11-23", "2026-11-24"]

    @pytest.mark.parametrize("abimee", ['{"jour": "2026\n', '{"jour": "2026\n{"jour'])
    def test_n_ignore_rien_d_autre(self, lignes, tetes, abimee):
        """S5: a line with its end is said unreadable, also before an unfinished one."""
        tetes.write_text(tetes.read_text() + abimee)

        assert verifier() == (1, ["La ligne 2 du fichier des têtes publiées est illisible.", "1 anomalie."])

    def test_dit_le_jour_publie(self, lignes, tetes):
        assert (est_publiee(tetes, LE), est_publiee(tetes, DEMAIN)) == (True, False)


@pytest.mark.django_db
class TestLaFinCoupee:
    @pytest.mark.parametrize("verbe", [retenir, publier])
    def test_n_est_pas_oubliee_par_le_scellement_suivant(self, lignes, tetes, verbe):
        """S5: a sealed tail, cut between two publications, stays found: the head that proves it is kept."""
        ecrire()
        retenir(tetes, le=LE)
        with en_proprietaire() as curseur:
            curseur.execute("DELETE FROM journal_sceau WHERE rang = (SELECT max(rang) FROM journal_sceau)")
        ecrire()

        with pytest.raises(ChaineRompue, match="n’est plus dans la chaîne"):
            verbe(tetes, le=LE)

        assert verifier()[0] == 1


@pytest.mark.django_db
class TestRetenir:
    def test_ne_recompte_pas_tout_chaque_minute(self, lignes, tetes):
        """S5: only the seals after the last head retained are counted; the counts stay true."""
        retenir(tetes, le=LE)
        ecrire()
        with CaptureQueriesContext(connection) as lues:
            tete = retenir(tetes, le=LE)

        comptes = [lue["sql"] for lue in lues if "COUNT(" in lue["sql"]]
        assert all('"rang" > 5' in compte for compte in comptes), comptes
        assert (tete.entrees, tete.consultations, tete.sceaux) == (4, 2, 6)
        assert verifier() == (0, ["0 anomalie."])

    def test_garde_une_tete_d_une_autre_chaine(self, lignes, tetes):
        """S5: a head that this base does not hold is never replaced: it tells a chain made again."""
        autre = Tete(LE.isoformat(), 1, 1, 2, 1, "f" * 64).en_ligne() + "\n"
        derniere_de(tetes).write_text(autre)

        with pytest.raises(ChaineRompue):
            retenir(tetes, le=LE)

        assert derniere_de(tetes).read_text() == autre


@pytest.mark.django_db(transaction=True)
class TestEnsemble:
    def test_deux_travailleurs_n_ecrivent_pas_le_meme_fichier(self, lignes, tetes):
        """S5: at once, many times: no failure, a whole file, nothing left behind."""
        with ThreadPoolExecutor(4) as fils:
            for fait in [fils.submit(retenir_a_part, tetes) for _ in range(40)]:
                fait.result()

        assert Tete.lue(derniere_de(tetes).read_text()).sceaux == 5
        assert sorted(fichier.name for fichier in tetes.parent.iterdir()) == [tetes.name, derniere_de(tetes).name]

    def test_un_effacement_pendant_la_lecture_n_est_pas_une_alteration(self, lignes, tetes):
        """S5: everything is read at one instant."""
        with en_proprietaire() as cursor:
            cursor.execute("update journal_entree set par = 'Autre' where id = %s", [lignes[0].pk])
        ecrire()
        lecture = anomalies(tetes)
        assert next(lecture) == f"L’entrée {lignes[0].pk} a été modifiée."  # the reading is under way

        with ThreadPoolExecutor(1) as fil:
            fil.submit(effacer_a_part, lignes[0].pk + 3).result()

        assert [phrase for phrase in lecture if "effacé" in phrase] == []


def retenir_a_part(tetes):
    """Retain the head in this thread, on its own connection."""
    try:
        retenir(tetes, le=LE)
    finally:
        connection.close()


def effacer_a_part(cle):
    """Erase what an act said, on another connection."""
    try:
        effacer_contenu(entree=cle, motif="conservation", par=Systeme(), le=LE)
    finally:
        connection.close()
