"""Fields and error summary on the page: order, links, escaping, what a screen reader is told."""

from django import forms

from seuil.socle.design.champs import CaseField, ChoixField, DateTroisChamps, NomField
from seuil.socle.tests.rendu import rendre


class PersonneForm(forms.Form):
    nom = NomField(label="Nom", longueur_max=36, help_text="Comme sur la pièce d'identité", autocomplete="family-name")
    naissance = DateTroisChamps(label="Date de naissance", required=False)
    lieu = ChoixField(
        label="Où dormez-vous ?",
        required=False,
        choices=[("a", "Chez moi"), ("b", "Hébergé")],
        exemples={"b": "Parents, amis"},
    )
    accord = CaseField(label="J'accepte", required=False)


def fautif(**saisies):
    return PersonneForm({"nom": "Zoé"} | saisies)


class TestChamp:
    def test_montre_libelle_aide_erreur_controle_dans_cet_ordre(self):
        html = rendre("{% ui_field form.nom %}", form=fautif(nom="4"))

        places = [
            html.index(repere)
            for repere in (
                '<label class="form-label" for="id_nom">',
                'id="id_nom_aide"',
                'id="id_nom_erreur"',
                "<input",
            )
        ]
        assert places == sorted(places)

    def test_lie_le_controle_a_son_aide_et_a_son_erreur(self):
        html = rendre("{% ui_field form.nom %}", form=fautif(nom="4"))

        assert 'aria-describedby="id_nom_aide id_nom_erreur"' in html
        assert 'aria-invalid="true"' in html
        assert 'autocomplete="family-name"' in html

    def test_ne_dit_rien_d_une_erreur_absente(self):
        html = rendre("{% ui_field form.nom %}", form=fautif())

        assert "aria-invalid" not in html
        assert 'aria-describedby="id_nom_aide"' in html

    def test_echappe_ce_qui_a_ete_tape(self):
        html = rendre("{% ui_field form.nom %}{% ui_errors form %}", form=fautif(nom='"><script>x</script>'))

        assert "<script>" not in html
        assert 'value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"' in html

    def test_fait_de_la_question_le_titre_de_la_page(self):
        html = rendre("{% ui_field form.nom titre=True %}", form=fautif())

        assert '<h1><label for="id_nom">Nom</label></h1>' in html

    def test_dit_ce_qui_est_facultatif(self):
        assert "(facultatif)" in rendre("{% ui_field form.lieu %}", form=fautif())


class TestDate:
    def test_marque_la_seule_partie_fautive(self):
        saisies = {"naissance_jour": "5", "naissance_mois": "13", "naissance_annee": "1990"}

        html = rendre("{% ui_date form.naissance %}", form=fautif(**saisies))

        assert html.count('aria-invalid="true"') == 1
        assert 'id="id_naissance_mois" value="13" aria-invalid="true" aria-describedby="id_naissance_erreur"' in html
        assert 'value="1990"' in html


class TestChoix:
    def test_montre_une_ligne_par_reponse_et_son_exemple(self):
        html = rendre("{% ui_choices form.lieu %}", form=fautif(lieu="b"))

        assert html.count('class="form-check choix"') == 2
        assert "Hébergé <small>Parents, amis</small>" in html
        assert 'value="b" id="id_lieu_1" checked>' in html


class TestErreurs:
    def test_ne_montre_rien_quand_tout_va_bien(self):
        assert rendre("{% ui_errors form %}", form=fautif()).strip() == ""

    def test_compte_les_reponses_et_mene_a_chacune(self):
        saisies = {"nom": "4", "naissance_jour": "5", "naissance_mois": "13", "naissance_annee": "1990", "lieu": "z"}

        html = rendre("{% ui_errors form %}", form=fautif(**saisies))

        assert "3 réponses sont à corriger" in html
        assert '<a href="#id_nom">Nom\u00a0: Un nom s’écrit avec des lettres.' in html
        assert '<a href="#id_naissance_mois">' in html
        assert '<a href="#id_lieu_0">Où dormez-vous\u00a0? Choisissez' in html

    def test_nomme_la_ligne_d_un_groupe_de_formulaires(self):
        personnes = forms.formset_factory(PersonneForm, extra=2)(
            {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-nom": "Léo", "form-1-nom": "4"}
        )

        html = rendre("{% ui_errors personnes %}", personnes=personnes)

        assert "Une réponse est à corriger" in html
        assert '<a href="#id_form-1-nom">Ligne 2, Nom\u00a0: Un nom s’écrit' in html
