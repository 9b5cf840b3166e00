"""Components of the page: doors, tables, charts; everything is escaped."""

import re

import pytest
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from seuil.socle.design.galerie import contexte_galerie
from seuil.socle.design.tableau import Ligne
from seuil.socle.tests.rendu import rendre


class TestEtat:
    @pytest.mark.parametrize(
        ("mot", "classe"),
        [
            ("Prouvé", "etat etat-acquis"),
            ("Non attribué : revenus", "etat etat-refus"),
            ("Demain", "etat"),
            ("Non retenu", "etat etat-refus"),
            ("Depuis 4 jours", "etat etat-retard"),
            ("Ce soir", "etat etat-provisoire"),
            ("Oui", "etat etat-acquis"),
            ("Ouistiti", "etat"),
            ("Attribué, rang 2", "etat etat-acquis"),
        ],
    )
    def test_trouve_la_porte_du_mot(self, mot, classe):
        assert f'<span class="{classe}">' in rendre("{% ui_state mot %}", mot=mot)

    def test_refuse_une_porte_inconnue(self):
        with pytest.raises(ValueError, match="Porte inconnue"):
            rendre("{% ui_state 'Prouvé' 'verte' %}")


class TestParcours:
    def test_dit_ou_l_on_est(self):
        html = rendre("{% ui_steps 'Vous|Votre foyer|Vos ressources' 2 %}")

        assert '<li aria-current="step"><span>2 sur 3&nbsp;: votre foyer</span></li>' in html
        assert html.count('class="fait"') == 1

    def test_refuse_plus_de_sept_etapes(self):
        with pytest.raises(ValueError, match="de 1 à 7 étapes, pas 8"):
            rendre("{% ui_steps 'a|b|c|d|e|f|g|h' 1 %}")


class TestTableau:
    def test_montre_une_legende_des_entetes_et_une_region_atteignable(self):
        html = rendre(
            "{% ui_table 'Mes points' 'Critère|#Points' lignes=lignes pied=pied %}{% endui_table %}",
            lignes=[("Parent <isolé>", 6), Ligne(("Dalo", 30), ici=True)],
            pied=("Total", 36),
        )

        assert 'role="region" aria-label="Mes points" tabindex="0"' in html
        assert "<caption>Mes points</caption>" in html
        assert '<th scope="col" class="num">Points</th>' in html
        assert '<th scope="row">Parent &lt;isolé&gt;</th>' in html
        assert '<tr class="ici">' in html
        assert "<tfoot>" in html

    def test_rend_leurs_roles_aux_lignes_empilees(self):
        html = rendre(
            '{% ui_table "Points" "Critère|#Points" empilee=True %}<tr><th scope="row">{{ nom }}</th>'
            "<td>6</td></tr>{% endui_table %}",
            nom="<tr>",
        )

        assert '<table role="table"' in html
        assert '<tr role="row"><th role="rowheader" scope="row">&lt;tr&gt;</th><td role="cell">6</td></tr>' in html
        assert not re.search(r"<(tr|td|th|thead|tbody)(?![^>]*role=)[\s>]", html)


class TestPanneaux:
    def test_garde_le_contenu_du_bloc_et_echappe_le_titre(self):
        html = rendre("{% ui_light titre %}<p>{{ nom }}</p>{% endui_light %}", titre="À <b> faire : vite", nom="<i>")

        assert "<h2>À &lt;b&gt; faire\u00a0: vite</h2>" in html
        assert "<p>&lt;i&gt;</p>" in html

    def test_dit_pourquoi_un_bouton_est_ferme(self):
        html = rendre('{% ui_button "Désigner" empeche="il manque un candidat" %}')

        assert "disabled>Désigner&nbsp;: il manque un candidat</button>" in html

    def test_groupe_le_numero_unique(self):
        assert "<dd>060\u00a00323\u00a0000142\u00a0GEXPL</dd>" in rendre("{% ui_plate '0600323000142GEXPL' %}")

    def test_refuse_un_ton_inconnu(self):
        with pytest.raises(ValueError, match="Ton inconnu"):
            rendre("{% ui_notice 'x' ton='rouge' %}{% endui_notice %}")


class TestListeDeTravail:
    GROUPES = (
        {
            "titre": "En retard",
            "actes": [
                {"echeance": "Depuis 4 jours", "acte": "Envoyer", "url": "/a"},
                {"echeance": "Depuis 1 jour", "url": "/b"},
            ],
        },
        {"titre": "Vide", "actes": []},
    )

    def test_n_eclaire_que_le_premier_retard(self):
        html = rendre("{% ui_worklist groupes %}", groupes=self.GROUPES)

        assert html.count('class="ici"') == 1
        assert html.count("btn-primary") == 1
        assert "Vide" not in html

    def test_dit_qu_il_n_y_a_rien(self):
        assert "Rien à faire pour l’instant" in rendre("{% ui_worklist groupes %}", groupes=[])


class TestPagination:
    def test_garde_les_filtres_de_l_adresse(self):
        requete = RequestFactory().get("/", {"commune": "60159", "page": "2"})

        html = rendre("{% ui_pagination page %}", page=Paginator(range(30), 10).page(2), request=requete)

        assert 'href="?commune=60159&amp;page=3" rel="next"' in html
        assert 'href="?commune=60159&amp;page=2" aria-current="page"' in html

    def test_se_tait_pour_une_page(self):
        assert rendre("{% ui_pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""


class TestGraphique:
    BARRES = ({"libelle": "50", "valeur": 1234, "vous": True}, {"libelle": "<60", "valeur": 617})

    @pytest.mark.parametrize("sens", ["vertical", "horizontal"])
    def test_dit_le_constat_et_donne_le_tableau(self, sens):
        html = rendre(
            "{% ui_chart 'Vous êtes là.' barres legende='Demandes' colonnes='Points|#Demandes' sens=sens %}",
            barres=self.BARRES,
            sens=sens,
        )

        assert "<title>Vous êtes là. Les valeurs sont dans le tableau qui suit.</title>" in html
        assert '<tr class="ici"><th scope="row">50 (vous)</th><td class="num">1\u00a0234</td></tr>' in html
        assert "&lt;60" in html

    def test_ecrit_la_geometrie_sans_virgule(self):
        html = rendre("{% ui_chart 'x' barres legende='x' colonnes='x|#y' %}", barres=self.BARRES * 4)

        assert not re.search(r' (?:x|y|width|height)="[^"]*,', html)

    def test_supporte_des_barres_toutes_nulles(self):
        html = rendre("{% ui_chart 'x' barres legende='x' colonnes='x|#y' %}", barres=[{"libelle": "0", "valeur": 0}])

        assert 'height="0"' in html

    def test_place_les_revenus_sur_l_escalier(self):
        marches = [
            {"libelle": "PLAI", "plafond": 20000, "mot": "dépassé"},
            {"libelle": "PLUS", "plafond": 40000, "ouverte": True, "mot": "ouvert"},
        ]

        html = rendre("{% ui_stairs 'x' marches niveau=30000 %}", marches=marches)

        assert 'd="M0 79H380"' in html
        assert 'class="marche" x="0" y="124" width="188" height="90"' in html


class TestVerdict:
    def test_montre_une_porte(self):
        html = rendre("{% ui_verdict 'non' 'trop haut' %}")

        assert '<p class="verdict verdict-non"><strong>Non</strong> trop haut</p>' in html

    def test_dit_les_voix(self):
        html = rendre("{% ui_votes 3 3 abstention=2 preponderante='Voix du maire : pour' %}")

        assert "3 pour, 3 contre, 2 abstentions" in html
        assert "Voix du maire\u00a0: pour" in html


class TestPages:
    def test_montre_toute_la_galerie_sans_variable_inconnue_ni_style_en_ligne(self):
        html = render_to_string("seuil/composants.html", contexte_galerie())

        assert "VARIABLE-INCONNUE" not in html
        assert html.count("<h1") == 1
        assert not re.search(r"<style|<script(?! src)| style=| on[a-z]+=", html)

    @pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
    def test_dit_quoi_faire_apres_une_erreur(self, code):
        html = render_to_string(f"{code}.html")

        assert "Ce que vous pouvez faire" in html
        assert "VARIABLE-INCONNUE" not in html
        assert html.count("<h1") == 1

    def test_met_erreur_au_debut_du_titre(self):
        html = render_to_string("seuil/composants.html", contexte_galerie() | {"form": contexte_galerie()["fautif"]})

        assert "<title>Erreur, Composants" in " ".join(html.split())
