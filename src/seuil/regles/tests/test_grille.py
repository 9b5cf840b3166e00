"""Reading a grid: every mistake is told, on its line."""

from __future__ import annotations

import pytest

from seuil.regles.grilles import GrilleInvalide, fautes_de_versions, lire_grille

ENTETE = """territoire = "essai"
nom = "Grille d’essai"
version = 1
date_debut = 2024-01-01
deliberation = "aucune"
[source]
texte = "essai"
[[rubriques]]
code = "a"
"""
LIGNE = '[[criteres]]\ncritere = "dalo"\nrubrique = "a"\npoints = 30\n'


def fautes(corps, entete=ENTETE):
    with pytest.raises(GrilleInvalide) as refus:
        lire_grille(entete + corps)
    return [str(faute) for faute in refus.value.fautes]


def ligne(code, suite):
    return f'[[criteres]]\ncritere = "{code}"\nrubrique = "a"\n{suite}\n'


class TestLireGrille:
    def test_lit_une_grille_juste(self):
        grille = lire_grille(ENTETE + LIGNE)

        assert [(lue.code, lue.points, lue.bit) for lue in grille.lignes] == [("dalo", 30, 0)]

    def test_signe_le_texte_lu(self):
        une, autre = lire_grille(ENTETE + LIGNE), lire_grille(ENTETE + LIGNE + "\n")

        assert une.empreinte != autre.empreinte
        assert une == lire_grille(une.texte)

    def test_dit_toutes_les_fautes_dans_l_ordre_du_fichier(self):
        assert fautes(LIGNE.replace("dalo", "dallo") + ligne("handicap", "points = 40_000")) == [
            "ligne 11 : le critère « dallo » n’est pas au catalogue ; vouliez-vous dire « dalo » ?",
            "ligne 17 : « points » doit être entre -32768 et 32767 : « 40000 » refusé",
        ]

    @pytest.mark.parametrize(
        ("corps", "attendue"),
        [
            (LIGNE + LIGNE, "ligne 15 : le critère « dalo » est déjà pesé à la ligne 11"),
            (ligne("dalo", "pionts = 3"), "ligne 13 : clé inconnue « pionts » ; vouliez-vous dire « points » ?"),
            (ligne("dalo", 'points = "3"'), "ligne 13 : « points » doit être un nombre entier, pas « 3 »"),
            (ligne("dalo", "points = 2.5"), "ligne 13 : « points » doit être un nombre entier, pas « 2.5 »"),
            (ligne("dalo", "points = -3"), "ligne 13 : seul un malus retire des points : -3 doit être positif"),
            (ligne("malus_violences", "points = 3"), "ligne 13 : un malus retire des points : 3 doit être négatif"),
            (
                ligne("jeune", "points = 2"),
                "ligne 11 : « jeune » lit « age_jeune » (âge au-dessous duquel le demandeur compte comme jeune)"
                " : à donner dans [parametres]",
            ),
            (
                ligne("dalo", 'points = 2\nexclut = ["handicap"]'),
                "ligne 14 : « exclut » cite « handicap », que la grille ne pèse pas",
            ),
            (ligne("dalo", 'points = 2\nsi = "dalo"'), "ligne 14 : « dalo » se cite lui-même dans « si »"),
            (
                ligne("dalo", "points = 2\nfige_au = 2024-01-01T10:00:00"),
                "ligne 14 : « fige_au » doit être une date (AAAA-MM-JJ), pas « 2024-01-01 10:00:00 »",
            ),
            (
                ligne("nombre_mineurs", "points = 2"),
                "ligne 11 : « nombre_mineurs » se mesure en mineurs : il faut des tranches, ou « par »",
            ),
            (ligne("nombre_mineurs", "points = 2\npar = 1"), "ligne 10 : il manque « plafond »"),
            (
                ligne("nombre_mineurs", "points = 2\npar = 1\nplafond = 5"),
                "ligne 15 : le plafond (5) doit être un multiple des points (2), de même signe",
            ),
            (
                ligne("nombre_mineurs", "points = 1\npar = 1\nplafond = 500"),
                "ligne 15 : le plafond laisse compter 500 unités ; 120 au plus",
            ),
            (
                ligne("dalo", "points = 2\npar = 1"),
                "ligne 14 : « dalo » est vrai ou faux : il ne se compte pas par unité",
            ),
            (
                ligne("dalo", 'points = 2\nsi_provisoire = "compte_pas"'),
                "ligne 14 : « si_provisoire » vaut compte ou ne_compte_pas, pas « compte_pas » ;"
                " vouliez-vous dire « ne_compte_pas » ?",
            ),
            (
                '[[criteres]]\ncritere = "dalo"\nrubrique = "b"\npoints = 3\n',
                "ligne 12 : la rubrique « b » n’est pas écrite",
            ),
            ("[[criteres]]\npoints = 3\n", "ligne 10 : il manque « critere »"),
            ("", "la grille ne pèse aucun critère [[criteres]]"),
        ],
    )
    def test_dit_ce_qui_ne_va_pas_et_ou(self, corps, attendue):
        assert attendue in fautes(corps)

    @pytest.mark.parametrize(
        ("tranches", "attendue"),
        [
            ([(None, 12), (13, None)], "ligne 17 : trou entre 12 et 13 mois : aucune tranche n’y répond"),
            ([(None, 12), (11, None)], "ligne 17 : la tranche chevauche une autre, qui va jusqu’à 12 mois"),
            ([(None, None), (12, None)], "ligne 16 : la tranche chevauche une autre, qui va sans fin"),
            ([(None, 12), (24, 24)], "ligne 18 : la tranche va de 24 à 24 : elle est vide"),
        ],
    )
    def test_refuse_un_trou_ou_un_chevauchement_de_tranches(self, tranches, attendue):
        corps = ligne("anciennete", "").rstrip() + "\n"
        for de, jusqu_a in tranches:
            corps += "[[criteres.tranches]]\n"
            corps += f"de = {de}\n" if de is not None else ""
            corps += f"jusqu_a = {jusqu_a}\n" if jusqu_a is not None else ""
            corps += "points = 1\n"

        assert attendue in fautes(corps)

    def test_accepte_des_tranches_dans_le_desordre(self):
        corps = ligne("anciennete", "")
        corps += "[[criteres.tranches]]\nde = 12\npoints = 6\n[[criteres.tranches]]\njusqu_a = 12\npoints = 3\n"

        assert lire_grille(ENTETE + corps).lignes[0].poids == (6, 3)

    def test_refuse_des_exclusions_en_boucle(self):
        corps = ligne("dalo", 'points = 1\nexclut = ["handicap"]') + ligne("handicap", 'points = 1\nexclut = "dalo"')

        assert any("exclusions en boucle" in faute for faute in fautes(corps))

    def test_refuse_plus_de_63_verites(self):
        tranches = "".join(
            f"[[criteres.tranches]]\nde = {rang}\njusqu_a = {rang + 1}\npoints = 1\n" for rang in range(64)
        )

        assert fautes(ligne("anciennete", "") + tranches) == [
            "la grille porte 64 vérités ; 63 au plus tiennent dans le masque"
        ]

    def test_refuse_une_somme_au_dela_de_16_bits(self):
        corps = ligne("dalo", "points = 30_000") + ligne("handicap", "points = 3_000")

        assert fautes(corps) == ["la somme des points peut dépasser 16 bits (-32 768 à 32 767)"]

    @pytest.mark.parametrize(
        ("avant", "apres", "attendue"),
        [
            ("date_debut = 2024-01-01", "date_debut = 2024-13-01", "ligne 4 : le fichier n’est pas du TOML lisible"),
            ("date_debut = 2024-01-01", 'date_debut = "2024-01-01"', "ligne 4 : « date_debut » doit être une date"),
            ("date_debut = 2024-01-01\n", "", "il manque « date_debut »"),
            ("version = 1", "version = true", "ligne 3 : « version » doit être un texte"),
            ('"essai"', '"Essai !"', "ligne 1 : « territoire » s’écrit en minuscules"),
            ('[source]\ntexte = "essai"\n', "", "il manque la section [source]"),
            ('code = "a"', 'code = "a"\n[[rubriques]]\ncode = "a"', "ligne 11 : la rubrique « a » est déjà écrite"),
            (
                "date_debut = 2024-01-01",
                "date_debut = 2024-01-01\ndate_fin = 2023-01-01",
                "ligne 5 : la grille finit le 01/01/2023, avant de commencer le 01/01/2024",
            ),
            ("[source]", "[parametres]\nage_jeun = 3\n[source]", "ligne 7 : le paramètre « age_jeun » n’existe pas"),
        ],
    )
    def test_refuse_un_entete_faux(self, avant, apres, attendue):
        assert any(faute.startswith(attendue) for faute in fautes(LIGNE, ENTETE.replace(avant, apres)))

    @pytest.mark.parametrize(
        "texte", ["\x00", "criteres = 3", "[" * 5000, "é" * 300_000, "criteres = [1, 2]", "😀 = 1"]
    )
    def test_refuse_n_importe_quel_texte_sans_s_effondrer(self, texte):
        with pytest.raises(GrilleInvalide):
            lire_grille(texte)


class TestVersions:
    def test_signale_deux_versions_qui_se_chevauchent(self):
        avant = lire_grille(ENTETE.replace("deliberation", "date_fin = 2025-06-30\ndeliberation") + LIGNE)
        apres = lire_grille(ENTETE.replace("2024-01-01", "2025-06-30").replace("version = 1", "version = 2") + LIGNE)

        assert fautes_de_versions([apres, avant]) == [
            "deux versions de « essai » se chevauchent : version 1 (du 01/01/2024 au 30/06/2025)"
            " et version 2 (du 30/06/2025)"
        ]

    def test_accepte_une_version_qui_succede_a_une_autre(self):
        avant = lire_grille(ENTETE + LIGNE)
        apres = lire_grille(ENTETE.replace("2024-01-01", "2025-01-01") + LIGNE)

        assert fautes_de_versions([avant, apres]) == []

    def test_signale_deux_versions_du_meme_jour(self):
        assert len(fautes_de_versions([lire_grille(ENTETE + LIGNE), lire_grille(ENTETE + LIGNE + "\n")])) == 1
