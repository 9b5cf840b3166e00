"""Compact controls: one box, one list, one key; the answers are those of the usual controls."""

from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from seuil.socle.design.champs import (
    ChoixField,
    ChoixMultiplesField,
    DateTroisChamps,
    NaissanceField,
    compacter,
    reperer,
)


class EssaiForm(forms.Form):
    jour = DateTroisChamps(label="Jour", required=False)
    depuis = DateTroisChamps(label="Depuis", sans_jour=True, required=False)
    naissance = NaissanceField(label="Naissance", required=False)
    genre = ChoixField(label="Genre", choices=[("a", "Un"), ("b", "Deux")], required=False)
    sortes = ChoixMultiplesField(label="Sortes", choices=[("a", "Un"), ("b", "Deux"), ("c", "Trois")], required=False)


def essai(saisi: str) -> EssaiForm:
    form = EssaiForm(QueryDict(saisi))
    compacter(form)
    form.is_valid()
    return form


class TestDateEnUneCase:
    def test_se_lit_entiere(self):
        assert essai("jour_jour=27/03/1985").cleaned_data["jour"] == date(1985, 3, 27)

    @pytest.mark.parametrize("ecrit", ["03/2023", "mars 2023", "3-2023"])
    def test_se_lit_sans_jour(self, ecrit):
        assert essai(f"depuis_mois={ecrit}").cleaned_data["depuis"] == date(2023, 3, 1)

    @pytest.mark.parametrize(
        ("saisi", "montre"),
        [
            ("naissance_jour=14&naissance_mois=5&naissance_annee=1990", "14/05/1990"),
            ("naissance_jour=&naissance_mois=5&naissance_annee=1990", "00/05/1990"),
            ("naissance_jour=&naissance_mois=&naissance_annee=1990", "1990"),
            ("naissance_jour=31/13/1990", "31/13/1990"),
        ],
    )
    def test_montre_ce_qui_fut_tape_en_trois_cases(self, saisi, montre):
        champ = essai(saisi)["naissance"]

        assert f'value="{montre}"' in champ.field.widget.montrer(champ, "id_naissance", "")["controle"]


class TestListesDeChoix:
    def test_oublient_les_listes_laissees_vides(self):
        assert essai("sortes=b&sortes=&sortes=a").cleaned_data["sortes"] == ["b", "a"]

    def test_montrent_une_liste_par_reponse(self):
        champ = essai("sortes=b")["sortes"]

        listes = champ.field.widget.montrer(champ, "id_sortes", "")["listes"]
        assert len(listes) == 3
        assert 'value="b" selected' in listes[0]


class TestReperer:
    def test_laisse_les_reponses_que_leurs_lettres_distinguent(self):
        assert reperer([("1", "Madame"), ("2", "Monsieur")]) == [("1", "Madame"), ("2", "Monsieur")]

    def test_numerote_celles_qui_commencent_de_meme(self):
        assert reperer([("CDI", "CDI"), ("CDD", "CDD")]) == [("CDI", "1 CDI"), ("CDD", "2 CDD")]

    def test_garde_le_numero_du_papier(self):
        assert reperer([("03", "Logement indécent"), ("09", "Logement cher")]) == [
            ("03", "3 Logement indécent"),
            ("09", "9 Logement cher"),
        ]
