"""What is never here: promises, clocks below the doors, the law in code, a machine's own paths, the State's marks."""

import ast
import re

from tests.architecture.arbre import PAQUET, nom, sources, suivis

SOUS_LES_PORTES = ("regles", "services", "requetes", "acces", "faits", "moteurs", "etats")
HORLOGE = re.compile(r"\b((date|datetime)\.(now|today)|timezone\.now|localdate\(|localtime\(|time\.time\()")
CALENDRIER = {"ajouter_jours", "ajouter_mois", "timedelta"}
PROMESSE = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
DELAI_ECRIT = re.compile(
    r"\b(?:dix|10|quinze|15|vingt|20|trente|30) jours\b|moins de (?:trois|3) (?:candidats|demandes)", re.I
)
DELAIS_DE_LA_LOI = re.compile(r"^from seuil\.regles\.delais import (?:\w+, )*delais\b", re.M)
SANS_TERRITOIRE = {
    "src/seuil/territoires/requetes/regles_locales.py",  # the one place that asks it for a territory
    "src/seuil/declarations/forms/souhaits.py",  # how many communes one demand names: the national form
    "src/seuil/demo/foule/endroits.py",  # the same, for an invented crowd
    "src/seuil/acteurs/faits.py",  # how often an organism reviews its own accounts
}
HORS_DES_PAGES = {"tests", "regles", "demo", "galerie"}
MACHINE = re.compile(r"/(?:home|root|Users|workspace|work)/\w+")
REGISTRES = re.compile(r"\b(?:files\.)?(?:py" r"pi\.org|pythonhosted\.org|registry\.npmjs\.org)|deb\.debian\.org")
TEXTES = (".py", ".md", ".html", ".toml", ".txt", ".css", ".typ", ".svg", "Makefile", "run", "venv", "chromium")


def lu(chemin) -> str:
    return chemin.read_text(encoding="utf-8")


def sous_les_portes():
    return [chemin for chemin in sources() if set(SOUS_LES_PORTES) & {*chemin.parts, chemin.stem}]


class TestInterdits:
    def test_aucune_promesse(self):
        assert [nom(chemin) for chemin in suivis(*TEXTES) if PROMESSE.search(lu(chemin))] == []

    def test_aucune_horloge_sous_les_portes(self):
        assert [nom(chemin) for chemin in sous_les_portes() if HORLOGE.search(lu(chemin))] == []

    def test_aucune_porte_ni_aucun_verbe_ne_s_ouvre_l_avenir(self):
        """Only the demonstration and a night that a person confirmed date acts after today."""
        ouvrent = [nom(chemin) for chemin in sources() if "jouer_jusqu_au" in lu(chemin)]

        assert ouvrent == [
            "src/seuil/demo/annee/jours.py",
            "src/seuil/demo/jouer/deroule.py",
            "src/seuil/rapprochement/management/commands/cotation.py",
            "src/seuil/socle/horloge.py",
        ]

    def test_aucun_delai_de_la_loi_dans_le_code(self):
        fautes = [f"{nom(chemin)}:{appel.lineno}" for chemin in sous_les_portes() for appel in appels_dates(chemin)]

        assert fautes == []

    def test_aucun_delai_de_la_loi_dans_une_phrase(self):
        """V6: a page or a letter reads the delay it speaks of; the invented world may name one."""
        fautes = [
            f"{nom(chemin)} : {trouve[0]}"
            for chemin in suivis(".html", ".typ", ".py")
            if PAQUET in chemin.parents and not HORS_DES_PAGES & {*chemin.parts}
            for trouve in DELAI_ECRIT.finditer(lu(chemin))
        ]

        assert fautes == []

    def test_aucun_delai_national_ou_un_territoire_decide(self):
        """V7: the deadlines are asked for a territory; only what no territory can decide asks the law alone."""
        seuls = {chemin for chemin in sources() if DELAIS_DE_LA_LOI.search(lu(chemin))} - {
            chemin for chemin in sources() if {"regles", "tests"} & {*chemin.parts}
        }

        assert {nom(chemin) for chemin in seuls} == SANS_TERRITOIRE

    def test_aucune_annee_dans_une_condition(self):
        fautes = [
            f"{nom(chemin)}:{comparaison.lineno}"
            for chemin in sources()
            for comparaison in ast.walk(ast.parse(lu(chemin)))
            if isinstance(comparaison, ast.Compare) and any(map(est_une_annee, ast.walk(comparaison)))
        ]

        assert fautes == []

    def test_aucun_chemin_de_machine_ni_hote_de_registre(self):
        trouves = {
            nom(chemin): trouve[0]
            for chemin in suivis(*TEXTES)
            if (trouve := MACHINE.search(lu(chemin)) or REGISTRES.search(lu(chemin)))
        }

        assert trouves == {}

    def test_aucune_marque_de_l_etat(self):
        fautes = [nom(chemin) for chemin in suivis() if re.search("marianne|dsfr", chemin.name, re.IGNORECASE)]
        marques = re.compile(r"marianne|\bfr-[a-z]+", re.IGNORECASE)
        fautes += [nom(chemin) for chemin in suivis(".html", ".css") if marques.search(lu(chemin))]

        assert fautes == []

    def test_aucun_signal_ne_porte_un_acte(self):
        assert [nom(chemin) for chemin in sources() if "django.db.models.signals" in lu(chemin)] == []

    def test_aucun_argument_de_vue_dans_un_verbe(self):
        verbes = [chemin for chemin in sources() if "services" in {*chemin.parts, chemin.stem}]

        assert [nom(chemin) for chemin in verbes if re.search(r"\brequest\b", lu(chemin))] == []


def appels_dates(chemin):
    """Yield the calls that add a number written in the code to a day; a day, a month, a year are the calendar's."""
    for appel in ast.walk(ast.parse(lu(chemin))):
        if not isinstance(appel, ast.Call) or chemin == PAQUET / "regles" / "calendrier.py":
            continue
        fonction = appel.func.id if isinstance(appel.func, ast.Name) else ""
        valeurs = [*appel.args, *(mot.value for mot in appel.keywords)]
        ecrites = [valeur for valeur in valeurs if isinstance(valeur, ast.Constant) and valeur.value not in (0, 1, 12)]
        if fonction in CALENDRIER and ecrites:
            yield appel


def est_une_annee(noeud: ast.AST) -> bool:
    return isinstance(noeud, ast.Constant) and type(noeud.value) is int and 1990 <= noeud.value <= 2099
