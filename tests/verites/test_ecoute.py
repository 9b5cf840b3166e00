"""The tests of the test: readers that nobody declared, planted where a hurried hand would, are each found by name."""

import sys
import types

import pytest
from django.core.management import BaseCommand, call_command, get_commands
from django.db import connection
from django.template import Context, Template

from seuil.cotation.requetes import notes_courantes
from seuil.demandes.models import Demande
from tests.architecture.arbre import PAQUET
from tests.verites.balayage import mentions, mots_du_code, mots_du_gabarit
from tests.verites.ecoute import ecouter
from tests.verites.jeu import A_PART, COMMANDES, commandes_du_produit
from tests.verites.sql import champs_lus
from tests.verites.test_lecteurs import non_declares

BRUT = """
from django.db import connection
def compter():
    with connection.cursor() as curseur:
        curseur.execute("SELECT {colonnes} FROM demandes_demande")
        return curseur.fetchall()
"""


def planter(nom: str, source: str) -> types.ModuleType:
    """Return a module that stands, for whoever looks at the stack, at that place of the product."""
    module = types.ModuleType(nom)
    exec(compile(source, str(PAQUET / nom), "exec"), module.__dict__)
    return module


class TestUnLecteurPlante:
    @pytest.mark.parametrize(
        ("gabarit", "champ"),
        [
            ("{{ demande.situations }}", "situations"),
            ("{% for motif in demande.motifs %}{{ motif }}{% endfor %}", "motifs"),
            ("{% for note in demande.notes.all %}{{ note.total }}{% endfor %}", "notes"),
            ("{% with une=demande %}{{ une.situations|join:', ' }}{% endwith %}", "situations"),
        ],
    )
    def test_dans_un_gabarit_est_entendu(self, demande, gabarit, champ):
        with ecouter() as ecoute:
            Template(gabarit).render(Context({"demande": Demande.objects.get(pk=demande.pk)}))

        assert f"gabarit sans nom lit « {champ} » sans le dire dans lecteurs.toml" in non_declares(ecoute.lectures)

    def test_dans_un_gabarit_connu_est_vu_sans_etre_rendu(self):
        assert mots_du_gabarit("{% for n in demande.notes.all %}{{ n.score }}{% endfor %}", balises=True) == {
            "notes",
            "score",
        }

    @pytest.mark.parametrize(
        ("colonnes", "champ"),
        [("numero_unique, situations", "situations"), ("*", "*"), ("to_jsonb(demandes_demande)", "*")],
    )
    def test_en_sql_brut_est_entendu(self, monde, colonnes, champ):
        module = planter("gestion/espion.py", BRUT.format(colonnes=colonnes))

        with ecouter() as ecoute:
            module.compter()

        assert non_declares(ecoute.lectures) == [f"gestion/espion.py lit « {champ} » sans le dire dans lecteurs.toml"]

    def test_en_sql_brut_est_vu_sans_etre_lance(self):
        assert mots_du_code(BRUT.format(colonnes="numero_unique, situations")) == {"situations"}
        assert mots_du_code(BRUT.format(colonnes="*")) == {"*"}

    def test_par_une_projection_est_entendu(self, demande):
        source = "from seuil.demandes.models import Demande\ndef lire():\n"
        source += (
            "    return list(Demande.objects.filter(situations__contains=['viol']).values_list('motifs', flat=True))"
        )
        module = planter("gestion/espion.py", source)

        with ecouter() as ecoute:
            module.lire()

        assert ecoute.lectures == {("gestion/espion.py", "motifs"), ("gestion/espion.py", "situations")}
        assert mots_du_code(source) == {"situations", "motifs"}

    def test_dans_une_commande_est_trouve(self, monde, tmp_path, monkeypatch):
        source = "from django.core.management import BaseCommand\n"
        source += "from seuil.demandes.models import Demande\nclass Command(BaseCommand):\n"
        source += "    def handle(self, **options):\n        return str(Demande.objects.first().situations)\n"
        module = planter("gestion/management/commands/espion.py", source)
        monkeypatch.setitem(sys.modules, "seuil.gestion.management.commands.espion", module)
        monkeypatch.setitem(get_commands(), "espion", module.Command())

        with ecouter() as ecoute:
            call_command(module.Command())

        assert issubclass(module.Command, BaseCommand)
        assert commandes_du_produit() - set(COMMANDES) - A_PART == {"espion"}
        assert [faute.split(" ")[0] for faute in non_declares(ecoute.lectures)] == [
            "gestion/management/commands/espion.py"
        ]

    def test_sur_un_chemin_que_rien_ne_lance_est_vu(self, tmp_path):
        (tmp_path / "gestion").mkdir()
        (tmp_path / "gestion" / "espion.py").write_text("def dire(d):\n    return d.situations\n", encoding="utf-8")
        (tmp_path / "gestion" / "page.html").write_text("{{ demande.situations }}", encoding="utf-8")

        trouvees = mentions(tmp_path)

        assert trouvees == {("gestion/espion.py", "situations"), ("gestion/page.html", "situations")}
        assert len(non_declares(trouvees)) == 2

    def test_dans_un_lecteur_declare_pour_autre_chose_est_trouve(self):
        assert non_declares({("cotation/lignes/mots.py", "situations")}) != []
        assert non_declares({("cotation/lignes/mots.py", "lignes")}) == []

    def test_en_copie_est_entendu(self, monde):
        source = "from django.db import connection\ndef copier():\n    with connection.cursor() as curseur,"
        source += " curseur.copy('COPY (SELECT motifs FROM demandes_demande) TO STDOUT') as flux:\n"
        source += "        return list(flux)\n"

        with ecouter() as ecoute:
            planter("gestion/espion.py", source).copier()

        assert ("gestion/espion.py", "motifs") in ecoute.lectures


class TestCeQuiNEstPasUneLecture:
    def test_charger_ou_enregistrer_une_demande(self, demande):
        with ecouter() as ecoute:
            lue = Demande.objects.get(pk=demande.pk)
            lue.save()
            Demande.objects.filter(pk=demande.pk).distinct().count()

        assert ecoute.lectures == set()

    def test_demander_au_lecteur_unique(self, demande):
        with ecouter() as ecoute:
            notes_courantes(demande)

        assert {lecteur for lecteur, _ in ecoute.lectures} <= {"cotation/requetes.py", "cotation/lignes/mots.py"}

    def test_ne_change_pas_ce_qui_est_lu(self, demande):
        avant = (demande.situations, demande.motifs, [note.total for note in demande.notes.all()])

        with ecouter():
            relue = Demande.objects.get(pk=demande.pk)
            pendant = (relue.situations, relue.motifs, [note.total for note in relue.notes.all()])

        assert pendant == avant
        assert connection.execute_wrappers == []

    def test_compter_des_lignes(self):
        assert champs_lus("SELECT count(*) FROM demandes_demande", par_instances=False) == set()
        assert champs_lus("SELECT d.* FROM demandes_demande d", par_instances=False) == {"*"}
