"""The tests of the test, by hole: whole rows, names in pieces, rows read through Python, acts, drafts, templates."""

import pytest
from django.template import Context, Template

from seuil.declarations.models import Brouillon
from seuil.demandes.models import Demande
from seuil.journal.requetes import histoire
from tests.verites.balayage import mentions, mots_du_code, mots_du_gabarit
from tests.verites.ecoute import ecouter
from tests.verites.sql import champs_lus
from tests.verites.test_ecoute import planter

LIGNES_ENTIERES = [
    "select json_agg(d) from demandes_demande d",
    "select d::text from demandes_demande as d",
    "select d from demandes_demande d",
    "SELECT array_agg(D) FROM DEMANDES_DEMANDE D",
    "select row(d.*) from demandes_demande d",
    "select (d).* from demandes_demande d",
    "table demandes_demande",
    "with tout as (table demandes_demande) select count(*) from tout",
    'select to_jsonb("d") from "demandes_demande" "d"',
    "select d.a from demandes_demande as d (a, b, c)",
    "select x.id, d from acteurs_agent x, demandes_demande d",
    "select\n  string_agg(d::text, ';') -- all of it\nfrom\n  demandes_demande d",
]
PAS_ENTIERES = [
    "select count(*), count(d), count(d.*) from demandes_demande d",
    "select d.id from demandes_demande d where d.numero_unique = 'd'",
    'SELECT "demandes_demande"."id" FROM "demandes_demande" FOR NO KEY UPDATE OF "demandes_demande"',
    "lock table demandes_demande in share mode",
    'INSERT INTO "demandes_demande" ("id", "motifs") VALUES (%s, %s) RETURNING "demandes_demande"."id"',
    'UPDATE "demandes_demande" SET "motifs" = %s, "situations" = %s WHERE "demandes_demande"."id" = %s',
]
ESPION = """
from django.db import connection
from psycopg import sql
from seuil.demandes.models import Demande
def lire():
    {corps}
"""
EXECUTER = "with connection.cursor() as curseur:\n        return curseur.execute({texte})"
CITE = "sql.SQL('select to_jsonb(d) from {} d').format(sql.Identifier('demandes_demande'))"


def lire_en_sql(texte: str) -> str:
    """Return the source of a reader that runs a text, given as an expression."""
    return ESPION.format(corps=EXECUTER.format(texte=texte))


def entendus(source: str, *arguments: object) -> set[str]:
    """Return what is heard of a reader planted in the product, which calls itself `lire`."""
    module = planter("gestion/espion.py", source)
    with ecouter() as ecoute:
        module.lire(*arguments)
    assert {lecteur for lecteur, _ in ecoute.lectures} <= {"gestion/espion.py"}
    return {champ for _, champ in ecoute.lectures}


class TestUneLigneEntiere:
    @pytest.mark.parametrize("texte", LIGNES_ENTIERES)
    def test_en_sql_est_entendue_et_vue(self, monde, texte):
        source = lire_en_sql(repr(texte))

        assert entendus(source) == {"*"}
        assert mots_du_code(source) == {"*"}

    @pytest.mark.parametrize("texte", PAS_ENTIERES)
    def test_qu_on_compte_cite_ou_ecrit_n_est_pas_lue(self, texte):
        assert champs_lus(texte, par_instances=False) == set()

    @pytest.mark.parametrize(
        ("texte", "champ"),
        [
            ("select (d).situations from demandes_demande d", "situations"),
            ('INSERT INTO "demandes_demande" ("id") VALUES (%s) RETURNING "situations"', "situations"),
            ('UPDATE "demandes_demande" SET "adresse" = "demandes_demande"."motifs"[1]', "motifs"),
            ("select table_to_xml('demandes_demande', true, true, '')", "*"),
            ('select c from "cotation_cotation__compiegne" c', "*"),
            ('select c.* from "cotation_cotation__saint-denis_neuve" c', "*"),
        ],
    )
    def test_ou_une_colonne_d_une_ecriture_d_une_table_de_territoire_est_lue(self, texte, champ):
        assert champs_lus(texte, par_instances=False) == {champ}

    @pytest.mark.parametrize(
        "texte",
        [
            "f'select d from {Demande._meta.db_table} d'",
            "'select d ' + 'from demandes_demande d'",
            "'select d ' 'from demandes_demande d'",
            "'select d from %s d' % Demande._meta.db_table",
            "' '.join(['select d', 'from demandes_demande d'])",
            "b'select d from demandes_demande d'",
            "sql.SQL('select d from demandes_demande d')",
            "sql.SQL('select d ') + sql.SQL('from demandes_demande d')",
            CITE,
        ],
    )
    def test_en_morceaux_est_entendue_et_vue(self, monde, texte):
        assert entendus(lire_en_sql(texte)) == {"*"}
        assert mots_du_code(lire_en_sql(texte)) == {"*"}

    def test_par_une_variable_est_vue(self):
        en_deux = ESPION.format(corps="texte = 'select d'\n    texte += ' from demandes_demande d'")
        d_ailleurs = "from ailleurs import TABLE\nTEXTE = f'select to_jsonb(d) from {TABLE} d'"

        nommee = lire_en_sql("f'select d from {TABLE} d'")

        assert mots_du_code(f"TABLE = 'demandes_demande'\n{nommee}") == {"*"}
        assert mots_du_code(en_deux) == {"*"}
        assert mots_du_code(d_ailleurs) == {"*"}

    def test_hors_des_curseurs_de_django_est_entendue(self, monde):
        direct = "return connection.connection.execute('select d from demandes_demande d').fetchall()"
        flux = "with connection.cursor() as c:\n        return list(c.stream('select d from demandes_demande d'))"

        assert entendus(ESPION.format(corps=direct)) == {"*"}
        assert entendus(ESPION.format(corps=flux)) == {"*"}

    def test_dans_un_fichier_sql_est_vue(self, tmp_path):
        (tmp_path / "vue.sql").write_text("create view v as select d from demandes_demande d;", encoding="utf-8")

        assert mentions(tmp_path) == {("vue.sql", "*")}


class TestUneLigneLueEnPython:
    @pytest.mark.parametrize(
        "corps",
        [
            "return getattr(demande, 'situ' + 'ations')",
            "return getattr(demande, f'situ{\"ations\"}')",
            "from operator import attrgetter\n    return attrgetter('situations')(demande)",
            "match demande:\n        case Demande(situations=dites):\n            return dites",
            "return list(Demande.objects.raw('select id, situations from demandes_demande'))",
            "return [d.dites for d in Demande.objects.extra(select={'dites': 'situations'})]",
            "return list(Demande.objects.extra(where=['cardinality(situations) > 0']))",
            "from django.db.models import F\n    return list(Demande.objects.annotate(dites=F('situations')))",
            "return Demande.objects.filter(situations=['viol']).distinct().count()",
        ],
    )
    def test_par_son_nom_est_entendue_et_vue(self, demande, corps):
        source = ESPION.replace("lire()", "lire(demande)").format(corps=corps)

        assert entendus(source, Demande.objects.get(pk=demande.pk)) == {"situations"}
        assert mots_du_code(source) == {"situations"}

    @pytest.mark.parametrize(
        "corps",
        [
            "from django.forms import model_to_dict\n    return model_to_dict(demande)",
            "return list(Demande.objects.values())",
            "return list(Demande.objects.filter(pk=demande.pk).values_list())",
            "from django.core import serializers\n    return serializers.serialize('json', [demande])",
        ],
    )
    def test_champ_par_champ_est_entendue_et_vue_entiere(self, demande, corps):
        source = ESPION.replace("lire()", "lire(demande)").format(corps=corps)

        assert entendus(source, Demande.objects.get(pk=demande.pk)) == {"motifs", "situations"}
        assert mots_du_code(source) == {"*"}

    def test_copiee_est_entendue(self, demande):
        source = ESPION.replace("lire()", "lire(demande)").format(corps="import copy\n    return copy.copy(demande)")

        assert entendus(source, Demande.objects.get(pk=demande.pk)) == {"*"}

    @pytest.mark.parametrize("corps", ["vars(demande)", "demande.__dict__", "demande.__getstate__()"])
    def test_par_son_dictionnaire_ne_s_entend_pas_mais_est_vue(self, corps):
        assert mots_du_code(f"def lire(demande):\n    return {corps}") == {"*"}

    @pytest.mark.parametrize("corps", ["votes.values()", "bornes.copy().values()", "super().values()"])
    def test_n_est_pas_un_dictionnaire(self, corps):
        assert mots_du_code(f"def lire(votes, bornes):\n    return {corps}") == set()


class TestUneAncienneReponse:
    def test_du_journal_est_entendue_et_vue(self, demande):
        source = "def lire(actes):\n    return [acte.faits for acte in actes]"

        assert entendus(source, histoire(demande.numero_unique)) == {"texte"}
        assert mots_du_code(f"from seuil.journal.requetes import histoire\n{source}") == {"texte"}
        assert mots_du_code("from seuil.journal.models import Entree\nCHAMPS = ('contenu__texte',)") == {"texte"}
        assert mots_du_code("from seuil.journal.models import Contenu") == {"Contenu"}

    def test_du_journal_en_sql_est_entendue(self, monde):
        assert entendus(lire_en_sql("'select texte from journal_contenu'")) == {"texte"}

    def test_d_un_brouillon_est_entendue(self, monde):
        brouillon = Brouillon.objects.create(reponses={"pages": {"priorites": {"situations": ["viol"]}}})
        source = "def lire(brouillon):\n    return brouillon.reponses"

        assert entendus(source, Brouillon.objects.get(pk=brouillon.pk)) == {"contenu"}

    def test_un_acte_dont_on_ne_lit_que_le_verbe_n_est_pas_lue(self):
        assert mots_du_code("from seuil.journal.models import Entree\ndef lire(a):\n    return a.verbe") == set()


class TestUnGabarit:
    @pytest.mark.parametrize(
        ("gabarit", "attendus"),
        [
            ("{{ demande|attr:'situations' }}", {"situations", "*"}),
            ("{{ demande|attr:nom }}", {"*"}),
            ("{% for nom, dit in demande.items %}{{ dit }}{% endfor %}", {"*"}),
            ("{{ demande.get_situations_display }}", {"situations"}),
            ("{% regroup candidats by score as groupes %}", {"score"}),
            ("{% regroup candidats by demande.motifs as groupes %}", {"motifs"}),
            ("{{ candidats|dictsort:'score' }}", {"score"}),
            ("{% debug %}", {"*"}),
            ("<p>demande.situations, score by score</p>", set()),
        ],
    )
    def test_est_vu(self, gabarit, attendus):
        assert mots_du_gabarit(gabarit, balises=True) == attendus

    def test_qui_regroupe_est_entendu(self, demande):
        gabarit = Template("{% regroup demandes by situations as groupes %}{{ groupes|length }}")

        with ecouter() as ecoute:
            gabarit.render(Context({"demandes": [Demande.objects.get(pk=demande.pk)]}))

        assert ecoute.lectures == {("gabarit sans nom", "situations")}

    @pytest.mark.parametrize(
        ("nom", "texte", "champ"),
        [
            ("typst/lettre.typ", "#let dits = d.situations.join()", "situations"),
            ("typst/lettre.typ", '#d.at("score")', "score"),
            ("typst/lettre.typ", "#for (nom, dit) in d.pairs() [#dit]", "*"),
            ("templates/courriers/lettre.txt", "Vos motifs : {{ demande.motifs }}", "motifs"),
        ],
    )
    def test_de_courrier_est_vu(self, tmp_path, nom, texte, champ):
        (tmp_path / nom).parent.mkdir(parents=True)
        (tmp_path / nom).write_text(texte, encoding="utf-8")

        assert {mot for _, mot in mentions(tmp_path)} == {champ}
