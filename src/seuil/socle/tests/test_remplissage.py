"""What was typed goes back into its form, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from seuil.socle.remplissage import remplir

PAGE = """<main>
<form method="post" action="/ailleurs/"><input name="nom" value=""></form>
<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="neuf">
<input name="nom" value="ancien" class="champ"><input type="password" name="secret"><input type="file" name="piece">
<textarea name="motif" rows="3">
vide</textarea>
<input type="checkbox" name="vu" value="1" checked>
<input type="radio" name="choix" value="a"><input type="radio" name="choix" value="b">
<select name="ville"><option value="" selected>Choisir</option><option value="60159">Compiègne</option></select>
<input name="ligne"><input name="ligne"><button name="ajouter" formaction="/ajouter/">Ajouter</button></form></main>"""


def rempli(vers="/page/", **saisie) -> str:
    return remplir(PAGE, saisie, adresse="/page/", vers=vers).page


class TestRemplir:
    def test_ecrit_les_textes_avec_leurs_signes(self):
        page = rempli(nom=['Zoé <"&'], motif=["deux\nlignes </textarea>"])

        assert '<input name="nom" value="Zoé &lt;&quot;&amp;" class="champ">' in page
        assert '<textarea name="motif" rows="3">\ndeux\nlignes &lt;/textarea&gt;</textarea>' in page

    def test_coche_et_decoche(self):
        page = rempli(choix=["b"], ville=["60159"])

        assert '<input type="checkbox" name="vu" value="1">' in page
        assert '<input type="radio" name="choix" value="a"><input type="radio" name="choix" value="b" checked>' in page
        assert '<option value="">Choisir</option><option value="60159" selected>Compiègne</option>' in page

    def test_rend_a_chacun_sa_valeur_sous_un_meme_nom(self):
        assert '<input name="ligne" value="un"><input name="ligne" value="deux">' in rempli(ligne=["un", "deux"])

    def test_ne_touche_ni_aux_secrets_ni_au_jeton_ni_aux_autres_formulaires(self):
        page = rempli(nom=["Zoé"], secret=["x"], piece=["x"], csrfmiddlewaretoken=["vieux"])

        assert 'value="neuf"' in page
        assert '<input type="password" name="secret"><input type="file" name="piece">' in page
        assert 'action="/ailleurs/"><input name="nom" value=""></form>' in page

    def test_reconnait_le_formulaire_a_l_adresse_d_un_bouton(self):
        assert 'value="Zoé" class="champ"' in rempli(vers="/ajouter/", nom=["Zoé"])

    def test_dit_quand_le_formulaire_n_est_plus_la(self):
        assert remplir(PAGE, {"nom": ["Zoé"]}, adresse="/page/", vers="/nulle-part/") is None

    def test_dit_ce_qu_aucune_question_n_a_pris(self):
        saisie = {"nom": ["Zoé"], "choix": ["b"], "precision": ["Absente de la page."]}

        assert remplir(PAGE, saisie, adresse="/page/", vers="/page/").restes == {"precision"}

    def test_choisit_parmi_des_formulaires_semblables_celui_de_la_meme_ligne(self):
        ligne = '<form action="/f/"><input type="hidden" name="cle" value="{}"><input name="motif"></form>'
        page = ligne.format(1) + ligne.format(2)

        assert remplir(page, {"cle": ["2"], "motif": ["là"]}, adresse="/", vers="/f/").page == (
            ligne.format(1) + '<form action="/f/"><input type="hidden" name="cle" value="2">'
            '<input name="motif" value="là"></form>'
        )

    @given(st.text())
    def test_ne_change_rien_hors_des_champs(self, valeur):
        page = '<p>Été &amp; "hiver"</p><form><input name="a"></form><p>fin'
        page_remplie = remplir(page, {"a": [valeur]}, adresse="/", vers="/").page

        assert page_remplie.startswith('<p>Été &amp; "hiver"</p><form><input name="a"')
        assert page_remplie.endswith('"></form><p>fin')
