"""The list taken away: what the agent sees and no more, no formula, whole or said to be cut, noted."""

import csv
import re
import tempfile
from contextlib import suppress
from copy import copy
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from seuil.acteurs.tests.portes import entrer
from seuil.demandes.models import Demande, Personne
from seuil.gestion.liste import fichiers
from seuil.gestion.liste.fichiers import csv_par_lots, xlsx
from seuil.journal.models import Consultation, Entree

EXPORT = "/gestion/demandes/exporter/"
HOSTILES = ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", "Ève\n=1"]


@pytest.fixture
def exporter(client, settings, agents, demande):
    """Return the answer of the export to an agent."""

    def demander(agent="bailleur", **donnees):
        return entrer(client, settings, agents[agent]).post(EXPORT, donnees)

    return demander


class TestExporter:
    def test_donne_toutes_les_lignes_dans_l_ordre(self, exporter):
        entete, *lignes, fin = lire_le_csv(exporter(tri="numero"))

        assert entete[:3] == ["Numéro unique", "Demandeur", "Reçue le"]
        assert [ligne[0] for ligne in lignes] == sorted(Demande.objects.values_list("numero_unique", flat=True))
        assert fin == ["Fin de la liste : 61 demandes"]

    @pytest.mark.parametrize("tri", ["-recue", "-points", "priorite", "nom", "etat"])
    def test_donne_autant_de_lignes_dans_tous_les_ordres(self, exporter, tri):
        _, *lignes, _ = lire_le_csv(exporter(tri=tri))

        assert len({ligne[0] for ligne in lignes}) == len(lignes) == 61

    def test_se_borne_a_ce_qui_est_filtre(self, exporter, demande):
        _, ligne, fin = lire_le_csv(exporter(q="fictive zélie"))

        assert ligne[:2] == [demande.numero_unique, "Madame Zélie Fictive"]
        assert fin == ["Fin de la liste : 1 demande"]

    def test_se_borne_a_ce_que_l_agent_voit(self, exporter):
        assert len(lire_le_csv(exporter("nancy"))) == 2

    def test_ecrit_le_meme_tableau_pour_un_tableur(self, exporter, demande):
        reponse = exporter(q="fictive zélie", forme="xlsx")

        feuille = lire_le_xlsx(reponse)
        assert reponse["Content-Disposition"] == 'attachment; filename="demandes-2026-11-23.xlsx"'
        assert demande.numero_unique in feuille
        assert "Fin de la liste : 1 demande" in feuille.replace("\xa0", " ")

    def test_continue_sur_une_autre_feuille_quand_une_est_pleine(self, exporter, monkeypatch):
        monkeypatch.setattr(fichiers, "LIGNES_D_UNE_FEUILLE", 32)

        with ZipFile(BytesIO(b"".join(exporter(tri="numero", forme="xlsx")))) as contenu:
            feuilles = [lire_une_feuille(contenu, rang) for rang in (1, 2, 3)]
            noms = re.findall(r'<sheet name="([^"]+)"', contenu.read("xl/workbook.xml").decode())

        numeros = [numero for feuille in feuilles for numero in re.findall(r"<t[^>]*>([0-9A-Z]{18})</t>", feuille)]
        assert noms == ["Demandes", "Suite 1", "Suite 2"]
        assert [feuille.count("Numéro unique") for feuille in feuilles] == [1, 1, 1]
        assert [feuille.count("Fin de la liste") for feuille in feuilles] == [0, 0, 1]
        assert numeros == sorted(Demande.objects.values_list("numero_unique", flat=True))

    @pytest.mark.parametrize("nom", HOSTILES)
    def test_n_ecrit_jamais_une_formule(self, exporter, demande, nom):
        Personne.objects.filter(demande=demande, lien="demandeur").update(civilite="", prenom="", nom=nom)

        _, ligne, _ = lire_le_csv(exporter(q=demande.numero_unique))
        feuille = lire_le_xlsx(exporter(q=demande.numero_unique, forme="xlsx"))

        assert ligne[1].startswith(("'", "Ève =1"))
        assert "<f>" not in feuille
        assert "hyperlink" not in feuille.lower().replace("=hyperlink(", "")

    def test_ne_dit_pas_un_mot_de_ce_que_la_loi_protege(self, exporter, demande):
        demande.motifs, demande.situations = ["06"], ["viol", "traite"]
        demande.save()

        texte = b"".join(exporter(q=demande.numero_unique)).decode()

        assert demande.numero_unique in texte
        for mot in ("iolence", "rotég", "viol", "traite"):
            assert mot not in texte

    def test_note_le_filtre_et_le_nombre_de_lignes_sans_nommer_personne(self, exporter):
        lire_le_csv(exporter(q="fictive zélie", etat="active", tri="-points"))

        acte = Entree.objects.get(verbe="demandes.exportees")
        assert acte.faits == {
            "filtre": {"etat": "active", "recherche": "nom", "tri": "-points"},
            "lignes": 1,
            "forme": "csv",
        }

    def test_chaque_foyer_lit_qu_il_etait_dans_une_liste(self, exporter, demande):
        lire_le_csv(exporter())

        assert Consultation.objects.filter(numeros__contains=[demande.numero_unique], motif="liste").count() == 1

    def test_se_refuse_a_qui_ne_consulte_pas(self, exporter, agents):
        agents["bailleur"].metiers = ["information"]
        agents["bailleur"].save(update_fields=["metiers"])

        assert exporter().status_code == 403
        assert not Entree.objects.filter(verbe="demandes.exportees").exists()

    def test_ne_s_ouvre_pas_par_une_lecture(self, client, settings, agents):
        assert entrer(client, settings, agents["bailleur"]).get(EXPORT).status_code == 405

    def test_renvoie_a_la_liste_ce_qui_est_mal_ecrit(self, exporter):
        assert exporter(tri="inconnu")["Location"] == "/gestion/demandes/"

    def test_tient_en_peu_de_requetes_a_trois_mille_lignes(self, exporter, demande, django_assert_max_num_queries):
        multiplier(demande, 3_000)
        reponse = exporter(tri="nom")

        with django_assert_max_num_queries(49):  # seven lots: rows, people, wishes, communes, facts, points, who looked
            assert len(lire_le_csv(reponse)) == 3_063


class TestFichiers:
    def test_un_csv_coupe_n_a_pas_sa_derniere_ligne(self):
        recus = []
        with suppress(RuntimeError):
            recus.extend(morceau.decode() for morceau in csv_par_lots(coupe()))

        assert recus[0].startswith("\ufeffNuméro unique")
        assert "Fin de la liste" not in "".join(recus)

    def test_un_xlsx_coupe_n_est_pas_rendu_et_ne_laisse_rien_sur_le_disque(self, tmp_path, monkeypatch):
        """Its sheets, half written, name households in clear."""
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

        with pytest.raises(RuntimeError):
            xlsx(coupe())

        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("nombre", "feuilles"), [(0, [1]), (1, [2]), (8, [9]), (9, [8, 2]), (16, [8, 9]), (17, [8, 8, 2])]
    )
    def test_un_xlsx_ne_perd_aucune_ligne_a_la_limite_d_une_feuille(self, monkeypatch, nombre, feuilles):
        """Ten rows a sheet: names of columns, eight demands, the last row of the list."""
        monkeypatch.setattr(fichiers, "LIGNES_D_UNE_FEUILLE", 10)
        monkeypatch.setattr(fichiers, "cellules", lambda rang: [rang])

        with ZipFile(xlsx([list(range(nombre))])) as contenu:
            lues = [lire_une_feuille(contenu, rang) for rang, _ in enumerate(feuilles, start=1)]
            assert len([nom for nom in contenu.namelist() if "worksheets/sheet" in nom]) == len(feuilles)

        assert [lue.count("<row ") - 1 for lue in lues] == feuilles


def lire_une_feuille(contenu, rang):
    return contenu.read(f"xl/worksheets/sheet{rang}.xml").decode()


def multiplier(demande, nombre):
    """Write so many demands like this one, each with its holder."""
    copies = [copy(demande) for _ in range(nombre)]
    for rang, copie in enumerate(copies):
        copie.pk, copie.numero_unique = None, f"0601126{500_000 + rang}GDPUB"
    personnes = [copy(demande.titulaire) for _ in copies]
    for personne, nee in zip(personnes, Demande.objects.bulk_create(copies), strict=True):
        personne.pk, personne.demande = None, nee
    Personne.objects.bulk_create(personnes)


def coupe():
    """Yield a lot, then fail as a database that goes away."""
    yield []
    raise RuntimeError("coupe")


def lire_le_csv(reponse):
    """Return the rows of the file."""
    texte = b"".join(reponse).decode()
    assert texte.startswith("\ufeff")
    lues = list(csv.reader(StringIO(texte[1:], newline=""), delimiter=";"))
    return [[cellule.replace("\xa0", " ").replace("\u202f", " ") for cellule in lue] for lue in lues]


def lire_le_xlsx(reponse):
    """Return the text of the only sheet."""
    return ZipFile(BytesIO(b"".join(reponse))).read("xl/worksheets/sheet1.xml").decode()
