"""S5: each alteration that the owner of the database can make is found, and the line is said."""

import io
from datetime import date

import pytest
from django.core.management import call_command

from seuil.acteurs.auteurs import Systeme
from seuil.journal.models import Consultation, Sceau
from seuil.journal.services import consigner, sceller
from seuil.journal.tests.alterations import en_proprietaire, inserer_ancienne, refaire_la_chaine, verifier
from seuil.territoires.models import Ressort

pytestmark = pytest.mark.django_db
LE = date(2026, 11, 23)
TABLES = ("journal_entree", "journal_contenu", "journal_consultation", "journal_sceau")


class TestAlterations:
    @pytest.mark.parametrize("table", TABLES)
    def test_table_videe(self, lignes, table):
        """S5: TRUNCATE, of each table."""
        with en_proprietaire() as cursor:
            cursor.execute(f"truncate {table} cascade" if table != "journal_sceau" else "truncate journal_sceau")

        code, phrases = verifier()
        assert code == 1
        assert len(phrases) > 1

    def test_fin_coupee(self, lignes):
        """S5: the last act and its seal are gone."""
        dernier = lignes[-1]
        with en_proprietaire() as cursor:
            cursor.execute("delete from journal_sceau where rang >= 3")
            cursor.execute("delete from journal_contenu where entree_id = %s", [dernier.pk])
            cursor.execute("delete from journal_entree where id = %s", [dernier.pk])

        code, phrases = verifier()
        assert code == 1
        assert "La tête publiée le 2026-11-23 (sceau 5) manque : la fin de la chaîne a été coupée ou vidée." in phrases

    def test_fin_coupee_avant_d_etre_publiee(self, lignes, tetes):
        """S5: the end sealed since the last publication: the last head is kept beside them at each sealing."""
        consigner("essai.ecrit", Ressort(code="999", nom="x"), par=Systeme(), le=LE)
        call_command("journal", "sceller", stdout=io.StringIO())
        assert verifier() == (0, ["0 anomalie."])
        with en_proprietaire() as cursor:
            cursor.execute("delete from journal_sceau where rang = 6")
            cursor.execute("delete from journal_entree where id > %s", [lignes[-1].pk])

        code, phrases = verifier()
        assert code == 1
        assert "(sceau 6) manque : la fin de la chaîne a été coupée ou vidée." in phrases[0]

    def test_entree_a_une_cle_deja_depassee(self, lignes, tetes):
        """S5: an act put among keys sealed more than a day ago is never taken for a late one."""
        with en_proprietaire() as cursor:
            cursor.execute("update journal_sceau set posee_a = posee_a - interval '2 days'")
            cursor.execute("update journal_entree set id = id + 10, consignee_a = consignee_a - interval '2 days'")
            cursor.execute("update journal_contenu set entree_id = entree_id + 10")
            cursor.execute("update journal_sceau set entree_id = entree_id + 10")
        inventee = inserer_ancienne()
        with en_proprietaire() as cursor:
            cursor.execute("update journal_entree set id = %s where id = %s", [lignes[0].pk, inventee])

        sceller()

        assert not Sceau.objects.filter(entree=lignes[0].pk).exists()
        assert any("insérée après coup" in phrase for phrase in verifier()[1])

    def test_entree_ancienne_inventee(self, lignes, tetes, agents):
        """S5: an act of last year, measured as it should, sealed today with the others."""
        inventee = inserer_ancienne()
        sceller()

        code, phrases = verifier()
        assert code == 1
        assert [phrase for phrase in phrases if phrase.startswith(f"L’entrée {inventee}, datée du 01/11/2025")] != []

    def test_entree_inseree_pas_encore_scellee(self, lignes):
        """S5: an act that a later sealing should have seen."""
        inventee = inserer_ancienne()

        code, phrases = verifier()
        assert code == 1
        assert phrases[0].startswith(f"L’entrée {inventee}, datée du 01/11/2025")
        assert "insérée après coup" in phrases[0]

    def test_entree_jamais_scellee(self, tetes, db):
        """S5: nothing seals any more."""
        inventee = inserer_ancienne()

        assert verifier()[1][0] == f"L’entrée {inventee}, du 01/11/2025 à 09:00, n’est toujours pas scellée."

    def test_chaine_refaite(self, lignes):
        """S5: everything is consistent, but it is another chain than the published one."""
        with en_proprietaire() as cursor:
            cursor.execute("update journal_entree set par = 'Autre' where id = %s", [lignes[0].pk])
        refaire_la_chaine()

        assert verifier() == (
            1,
            [
                "La tête publiée le 2026-11-23 (sceau 5) n’est pas celle de la base : la chaîne a été refaite.",
                "1 anomalie.",
            ],
        )

    @pytest.mark.parametrize(
        "champ",
        [
            "verbe = 'x'",
            "objet = 'x'",
            "objet_id = '1'",
            "numero_unique = 'x'",
            "par = 'x'",
            "organisme = 'x'",
            "le = '2020-01-01'",
            "consignee_a = consignee_a + interval '1 microsecond'",
            "empreinte_contenu = 'x'",
        ],
    )
    def test_colonne_changee(self, lignes, champ):
        """S5: any column of an act, to the microsecond of its time."""
        with en_proprietaire() as cursor:
            cursor.execute(f"update journal_entree set {champ} where id = %s", [lignes[1].pk])

        code, phrases = verifier()
        assert code == 1
        assert phrases[0] == f"L’entrée {lignes[1].pk} a été modifiée."

    def test_colonne_et_empreinte_changees(self, lignes):
        """S5: a changed act whose digest was made again."""
        with en_proprietaire() as cursor:
            cursor.execute("update journal_entree set empreinte = %s where id = %s", ["0" * 64, lignes[1].pk])

        assert f"La chaîne est rompue à l’entrée {lignes[1].pk}, au sceau 2." in verifier()[1]

    def test_contenu_change(self, lignes):
        """S5: what an act said."""
        with en_proprietaire() as cursor:
            cursor.execute("update journal_contenu set texte = '{}' where entree_id = %s", [lignes[1].pk])

        assert verifier() == (1, [f"Le contenu de l’entrée {lignes[1].pk} a été modifié.", "1 anomalie."])

    def test_contenu_efface_sans_le_dire(self, lignes):
        """S5: what an act said is gone, and no act says why."""
        with en_proprietaire() as cursor:
            cursor.execute("delete from journal_contenu where entree_id = %s", [lignes[1].pk])

        assert verifier()[1][0] == f"Le contenu de l’entrée {lignes[1].pk} a été effacé sans l’acte qui doit le dire."

    def test_consultation_supprimee(self, lignes):
        """S5: who opened a file is forgotten."""
        cle = Consultation.objects.earliest("pk").pk
        with en_proprietaire() as cursor:
            cursor.execute("delete from journal_consultation where id = %s", [cle])

        assert verifier()[1][0] == f"La consultation {cle}, scellée au rang 4, a disparu."

    def test_consultation_et_sceau_supprimes(self, lignes):
        """S5: with its seal."""
        cle = Consultation.objects.earliest("pk").pk
        with en_proprietaire() as cursor:
            cursor.execute("delete from journal_sceau where consultation_id = %s", [cle])
            cursor.execute("delete from journal_consultation where id = %s", [cle])

        assert verifier()[1][0] == "Il manque des sceaux entre le 3 et le 5."

    @pytest.mark.parametrize(
        "champ",
        [
            "numeros = '{C}'",
            "agent_id = 0",
            "service = 'x'",
            "sorte = 'x'",
            "motif = 'liste'",
            "a = a + interval '1 second'",
        ],
    )
    def test_consultation_changee(self, lignes, champ):
        """S5: any column of a consultation."""
        cle = Consultation.objects.earliest("pk").pk
        with en_proprietaire() as cursor:
            cursor.execute(f"update journal_consultation set {champ} where id = %s", [cle])

        assert verifier()[1][0] == f"La consultation {cle} a été modifiée."

    def test_fichier_des_tetes_abime(self, lignes, tetes):
        """S5: a line of the file that cannot be read is said, with its number."""
        tetes.write_text(tetes.read_text() + "{}\n")

        assert verifier()[1][0] == "La ligne 2 du fichier des têtes publiées est illisible."
