"""A commune as people write it: what is exact, what is only near, what nobody bears."""

from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seuil.regles.zonage import communes
from seuil.territoires.requetes import chercher_communes

pytestmark = pytest.mark.usefixtures("monde")
HABITEES = [commune for commune in communes() if commune.codes_postaux]
SECONDES = 0.15  # five times what it may take on a quiet machine


def exacts(saisie, **bornes):
    return [str(une.lieu) for une in chercher_communes(saisie, **bornes) if une.exacte]


def premieres(saisie):
    return [(str(une.lieu), une.pourquoi) for une in chercher_communes(saisie)]


class TestChercherCommunes:
    @pytest.mark.parametrize(
        ("saisie", "lieu"),
        [  # c03: the postal code that was typed is kept
            ("Annecy 74600", "74600 Annecy"),
            ("Saint-Denis 93380", "93380 Saint-Denis"),
            ("Dieppe 76370", "76370 Dieppe"),
            ("Nancy 54100", "54100 Nancy"),
            ("Paris 75016", "75016 Paris"),
            ("75016 PARIS", "75016 Paris"),
            ("Annecy (74600)", "74600 Annecy"),
            ("Annecy", "74000 Annecy"),
        ],
    )
    def test_garde_le_code_postal_ecrit(self, saisie, lieu):
        assert exacts(saisie) == [lieu]

    @pytest.mark.parametrize(
        ("saisie", "lieu"),
        [  # c04
            ("60200", "60200 Compiègne"),
            ("60 200", "60200 Compiègne"),
            ("54100", "54100 Nancy"),
            ("59491", "59491 Villeneuve-d’Ascq"),
            ("44100", "44100 Nantes"),
            ("35200", "35200 Rennes"),
            ("67100", "67100 Strasbourg"),
            ("75116", "75116 Paris 16e Arrondissement"),
        ],
    )
    def test_lit_un_code_postal_avant_un_code_officiel(self, saisie, lieu):
        assert exacts(saisie) == [lieu]

    @pytest.mark.parametrize(
        ("saisie", "lieu"),
        [
            ("60159", "60200 Compiègne"),
            ("2a004", "20000 Ajaccio"),
            ("93059", "93200 Saint-Denis"),
            ("98511", "97600 Mamoudzou"),
        ],
    )
    def test_lit_un_code_officiel_d_aujourd_hui_ou_d_avant(self, saisie, lieu):
        assert exacts(saisie) == [lieu]

    @pytest.mark.parametrize(
        ("saisie", "lieu"),
        [  # c05
            ("Ste-Menehould", "51800 Sainte-Menehould"),
            ("STE MENEHOULD", "51800 Sainte-Menehould"),
            ("St-Jean-aux-Bois 60350", "60350 Saint-Jean-aux-Bois"),
            ("Paris 16e", "75016 Paris 16e Arrondissement"),
            ("Paris 16ème arrondissement", "75016 Paris 16e Arrondissement"),
            ("Paris 1er", "75001 Paris 1er Arrondissement"),
            ("Lyon 3", "69003 Lyon 3e Arrondissement"),
            ("Lyon Cedex 03", "69003 Lyon 3e Arrondissement"),
            ("Marseille 13e", "13013 Marseille 13e Arrondissement"),
            ("Mans (Le)", "72000 Le Mans"),
            ("le mans", "72000 Le Mans"),
            ("Vitry s/ Seine", "94400 Vitry-sur-Seine"),
            ("Villers-lez-Nancy", "54600 Villers-lès-Nancy"),
            ("L'Haÿ les roses", "94240 L’Haÿ-les-Roses"),
            ("Compiègne Cedex", "60200 Compiègne"),
            ("60321 Compiègne Cedex", "60321 Compiègne CEDEX"),
            ("Grenoble cedex 9", "38000 Grenoble"),
            ("Saint-Denis (93)", "93200 Saint-Denis"),
            ("Saint-Denis, Réunion", "97400 Saint-Denis"),
            ("Seynod 74600", "74600 Annecy"),
        ],
    )
    def test_lit_ce_que_les_gens_ecrivent(self, saisie, lieu):
        assert exacts(saisie) == [lieu]

    @pytest.mark.parametrize(
        ("saisie", "lieu"),
        [  # c14
            ("Nouméa", "98800 Nouméa"),
            ("98800", "98800 Nouméa"),
            ("Papeete", "98714 Papeete"),
            ("Saint-Martin 97150", "97150 Saint-Martin"),
            ("Saint-Barthélemy 97133", "97133 Saint-Barthélemy"),
            ("Miquelon-Langlade", "97500 Miquelon-Langlade"),
            ("Uvea", "98600 Uvea"),
        ],
    )
    def test_trouve_l_outre_mer(self, saisie, lieu):
        assert exacts(saisie) == [lieu]

    def test_ne_souhaite_pas_une_commune_sans_ressort(self):
        assert exacts("Nouméa", souhaitables=True) == []

    def test_se_borne_au_ressort(self):
        assert exacts("Saint-Denis", ressort="111") == ["93200 Saint-Denis"]

    def test_montre_les_homonymes_avec_leur_departement(self):
        libelles = [une.libelle for une in chercher_communes("St Denis") if une.exacte]

        assert libelles[:2] == ["Saint-Denis (97400), La Réunion", "Saint-Denis (93200), Seine-Saint-Denis"]

    @pytest.mark.parametrize(
        ("saisie", "lieu", "pourquoi"),
        [
            ("Seynod", "74000 Annecy", "Seynod en fait partie depuis 2017."),
            ("Pierrefitte-sur-Seine", "93200 Saint-Denis", "Pierrefitte-sur-Seine en fait partie depuis 2025."),
            ("Lomme", "59000 Lille", "Lomme en fait partie depuis 2000."),
            ("Hellemmes", "59000 Lille", "Hellemmes-Lille en fait partie depuis 1977."),
            ("Châlons-sur-Marne", "51000 Châlons-en-Champagne", "Son ancien nom : Châlons-sur-Marne."),
            ("Vieugy", "74000 Annecy", "Vieugy en fait partie."),
        ],
    )
    def test_dit_ce_qu_est_devenue_une_commune(self, saisie, lieu, pourquoi):
        assert premieres(saisie)[0] == (lieu, pourquoi)

    def test_demande_lequel_des_codes_d_une_commune_agrandie(self):
        codes = [une.lieu.code_postal for une in chercher_communes("Seynod")]

        assert codes == ["74000", "74370", "74600", "74940", "74960"]

    def test_rend_les_deux_communes_qui_se_sont_separees(self):
        assert exacts("Bois-Guillaume-Bihorel") == ["76230 Bois-Guillaume", "76420 Bihorel"]

    @pytest.mark.parametrize(("saisie", "lieu"), [("Compeigne", "60200 Compiègne"), ("Mans", "72000 Le Mans")])
    def test_propose_sans_l_affirmer_ce_qui_ressemble(self, saisie, lieu):
        premiere = chercher_communes(saisie)[0]

        assert (str(premiere.lieu), premiere.exacte) == (lieu, False)

    def test_propose_le_nom_et_le_code_quand_ils_ne_vont_pas_ensemble(self):
        assert [lieu for lieu, _ in premieres("Nancy 60200")][:2] == ["54000 Nancy", "60200 Compiègne"]
        assert exacts("Nancy 60200") == []

    def test_propose_le_cedex_d_un_code_que_nulle_commune_ne_porte(self):
        assert [lieu for lieu, _ in premieres("60321 Compiègne")][:2] == ["60200 Compiègne", "60321 Compiègne CEDEX"]

    @pytest.mark.parametrize("saisie", ["", " ", "Atlantis", "99999", "🙂", "()", ",", "%", "'; --", "x" * 80])
    def test_ne_trouve_rien(self, saisie):
        assert chercher_communes(saisie) == []

    @pytest.mark.parametrize("saisie", ["Jallerange 25170", "Briançon 05100"])
    def test_ne_confond_pas_une_commune_et_celle_qui_l_a_quittee(self, saisie):
        assert [une.nom for une in chercher_communes(saisie) if une.exacte] == [saisie[:-6]]

    @pytest.mark.parametrize(
        "commune", [une for une in HABITEES if "(" in une.nom], ids=lambda une: f"{une.code} {une.nom}"
    )
    def test_trouve_un_nom_a_parentheses(self, commune):
        """Six communes whose whole name holds them; elsewhere they say where a commune is."""
        (code,) = commune.codes_postaux
        lieu = f"{code} {commune.nom}".replace("'", "’")

        for saisie in (f"{commune.nom} {code}", f"{commune.nom} ({code})", commune.nom):
            assert exacts(saisie) == [lieu]
        assert lieu in [dit for dit, _ in premieres(f"{commune.nom} 60200")]

    def test_connait_les_six_noms_a_parentheses(self):
        assert sorted(une.code for une in HABITEES if "(" in une.nom) == [
            *("16052", "16053", "58062", "58063"),
            *("64181", "64182"),
        ]

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(commune=st.sampled_from(HABITEES), donnees=st.data())
    def test_trouve_chaque_commune_par_son_nom_et_chacun_de_ses_codes(self, commune, donnees):
        code = donnees.draw(st.sampled_from(commune.codes_postaux))

        trouvees = [une.lieu for une in chercher_communes(f"{commune.nom} {code}") if une.exacte]

        assert [(lieu.commune.pk, lieu.code_postal) for lieu in trouvees] == [(commune.code, code)]

    @pytest.mark.parametrize(
        "saisie", ["sa", "saint", "St Denis", "60200", "60321 Compiègne", "Compeigne", "Saint-Jaen-de-Monts", "s"]
    )
    def test_repond_pendant_que_l_on_ecrit(self, saisie):
        chercher_communes(saisie)
        durees = []
        for _ in range(5):
            debut = perf_counter()
            chercher_communes(saisie)
            durees.append(perf_counter() - debut)

        assert min(durees) < SECONDES
