"""The fields of a commune and of a place: one meaning is taken, several are asked about, what was typed stays."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.template import engines

from seuil.territoires.faits import Lieu, LieuEtranger, lieu_des_colonnes
from seuil.territoires.forms import CommuneField, LieuDuMondeField, LieuField
from seuil.territoires.models import Commune

pytestmark = pytest.mark.usefixtures("monde")


class LieuForm(forms.Form):
    domicile = LieuField(label="Commune")


class MondeForm(forms.Form):
    travail = LieuDuMondeField(label="Où travaillez-vous ?")


def page(form):
    gabarit = "{% load seuil %}{% for champ in form %}{% ui_field champ %}{% endfor %}"
    return engines["django"].from_string(gabarit).render({"form": form}).replace("\u00a0", " ")


class TestCommuneField:
    @pytest.mark.parametrize("saisie", ["Compiègne", "compiegne", "COMPIEGNE", " Compiègne ", "Compiègne (60200)"])
    def test_trouve_la_commune_comme_on_l_ecrit(self, saisie):
        assert CommuneField(label="Commune").clean(saisie).pk == "60159"

    @pytest.mark.parametrize("saisie", ["Atlantis", "99999", "🙂", "x" * 10_000, "\x00", "100 %", "%s"])
    def test_dit_ce_qui_n_a_pas_ete_trouve(self, saisie):
        with pytest.raises(ValidationError):
            CommuneField(label="Commune").clean(saisie)

    def test_propose_les_homonymes(self):
        with pytest.raises(ValidationError, match="Plusieurs communes répondent"):
            CommuneField(label="Commune").clean("Saint-Denis")

    def test_se_borne_au_ressort(self):
        with pytest.raises(ValidationError, match="ici"):
            CommuneField(label="Commune", ressort="060").clean("Marseille")

    def test_prend_une_commune_agrandie_quel_que_soit_son_code(self):
        assert CommuneField(label="Commune").clean("Seynod").pk == "74010"

    def test_ne_prend_pas_une_commune_sans_ressort(self):
        with pytest.raises(ValidationError):
            CommuneField(label="Commune").clean("Nouméa")


class TestLieuField:
    def test_garde_le_code_postal(self):
        lieu = LieuField(label="Commune").clean("Annecy 74600")

        assert lieu == Lieu(Commune.objects.get(pk="74010"), "74600")

    def test_garde_le_cedex_de_l_enveloppe(self):
        assert str(LieuField(label="Commune").clean("60321 Compiègne Cedex")) == "60321 Compiègne CEDEX"

    def test_prend_la_reponse_choisie(self):
        assert str(LieuField(label="Commune").clean(["Seynod", "74010-74600"])) == "74600 Annecy"

    def test_ne_prend_pas_un_choix_qui_ne_repond_pas_a_ce_qui_est_ecrit(self):
        with pytest.raises(ValidationError, match="Plusieurs communes"):
            LieuField(label="Commune").clean(["Seynod", "60159-60200"])

    def test_prefere_ce_qui_est_ecrit_a_un_ancien_choix(self):
        assert str(LieuField(label="Commune").clean(["Compiègne", "74010-74600"])) == "60200 Compiègne"

    def test_montre_les_reponses_sous_le_champ(self):
        lue = page(LieuForm({"domicile": "Seynod"}))

        assert 'value="Seynod"' in lue
        assert 'type="radio"' in lue
        assert 'name="domicile_choix" value="74010-74600"' in lue.replace("\n", " ")
        assert "Seynod en fait partie depuis 2017." in lue

    def test_propose_huit_reponses_au_plus(self):
        assert page(LieuForm({"domicile": "60350"})).count('type="radio"') == 8

    def test_garde_le_choix_deja_fait(self):
        form = LieuForm({"domicile": "Seynod", "domicile_choix": "74010-74600"})

        assert form.is_valid()
        assert '<input type="hidden" name="domicile_choix" value="74010-74600">' in page(form)

    def test_montre_le_lieu_connu(self):
        form = LieuForm(initial={"domicile": Lieu(Commune.objects.get(pk="74010"), "74600")})

        assert 'value="Annecy (74600)"' in page(form)

    def test_dit_l_adresse_des_suggestions(self):
        assert 'data-suggestions="/communes/"' in page(LieuForm())

    @pytest.mark.parametrize("saisie", [["a", "b"], ["", "x"], [None, None], "\x00", "x" * 10_000])
    def test_refuse_sans_tomber(self, saisie):
        with pytest.raises(ValidationError):
            LieuField(label="Commune").clean(saisie)


class TestLieuDuMondeField:
    def test_lit_une_commune_de_france_sans_rien_de_plus(self):
        form = MondeForm({"travail": "Compiègne"})

        assert form.is_valid()
        assert str(form.cleaned_data["travail"]) == "60200 Compiègne"

    @pytest.mark.parametrize(
        ("ville", "code", "pays", "dit"),
        [("Bruxelles", "1000", "BE", "1000 Bruxelles, Belgique"), ("Luxembourg", "", "LU", "Luxembourg, Luxembourg")],
    )
    def test_lit_une_ville_d_un_autre_pays(self, ville, code, pays, dit):
        envoye = {"travail_ou": "ailleurs", "travail_ville": ville, "travail_code": code, "travail_pays": pays}
        form = MondeForm(envoye)

        assert form.is_valid()
        assert form.cleaned_data["travail"] == LieuEtranger(ville, code, pays)
        assert str(form.cleaned_data["travail"]) == dit

    def test_n_ecoute_pas_la_reponse_qui_n_est_pas_choisie(self):
        form = MondeForm({"travail_ou": "france", "travail": "Nancy", "travail_ville": "Bruxelles"})

        assert form.is_valid()
        assert str(form.cleaned_data["travail"]) == "54000 Nancy"

    @pytest.mark.parametrize(
        ("ville", "pays", "cible"), [("", "BE", "travail_ville"), ("Metz", "FR", "travail_pays"), ("Ulm", "", "_pays")]
    )
    def test_dit_ce_qui_manque_au_bon_endroit(self, ville, pays, cible):
        form = MondeForm({"travail_ou": "ailleurs", "travail_ville": ville, "travail_pays": pays})
        ecrite = engines["django"].from_string("{% load seuil %}{% ui_errors form %}").render({"form": form})

        assert f'{cible}"' in ecrite

    @pytest.mark.parametrize("lieu", [LieuEtranger("Bruxelles", "1000", "BE"), None])
    def test_montre_ce_qui_est_connu(self, lieu):
        lue = page(MondeForm(initial={"travail": lieu}))

        assert ('value="Bruxelles"' in lue, 'value="BE" selected' in lue) == ((lieu is not None,) * 2)

    @pytest.mark.parametrize("partie", ["ville", "code", "pays", "ou"])
    @pytest.mark.parametrize("valeur", ["\x00", "x" * 10_000, "\u202e"])
    def test_refuse_sans_tomber(self, partie, valeur):
        dites = {"ou": "ailleurs", "ville": "Ulm", "code": "", "pays": "DE"} | {partie: valeur}

        assert not MondeForm({f"travail_{nom}": dite for nom, dite in dites.items()}).is_valid()


class TestLieuDesColonnes:
    @pytest.mark.parametrize("lieu", ["74600 Annecy", "60321 Compiègne Cedex"])
    def test_rend_un_lieu_de_france(self, lieu):
        connu = LieuField(label="Commune").clean(lieu)

        assert lieu_des_colonnes(**connu.colonnes) == connu

    def test_rend_un_lieu_etranger(self):
        connu = LieuEtranger("Bruxelles", "1000", "BE")

        assert lieu_des_colonnes(**connu.colonnes) == connu
