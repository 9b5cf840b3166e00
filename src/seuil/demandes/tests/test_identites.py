"""Two identities: how much they look like one person, and the reasons a clerk reads."""

from datetime import date

import pytest

from seuil.demandes.controle.champs import Proximite
from seuil.demandes.controle.identites import (
    RAISONS_DE_LA_NAISSANCE,
    RAISONS_DU_NOM,
    RAISONS_DU_PRENOM,
    Identite,
    comparer,
)
from seuil.demandes.controle.indices import indices, indices_cherches
from seuil.demandes.controle.naissances import Ecart
from seuil.demandes.controle.reglage import reglage

NEE = date(1990, 5, 14)


def qui(nom, prenom, naissance=NEE, *, nee="", precision="jour") -> Identite:
    return Identite(nom, nee, prenom, naissance, precision)


def raisons(une, autre) -> list[str]:
    return [str(raison.label) for raison in comparer(une, autre).raisons]


def est_montree(une, autre) -> bool:
    """As a desk sees it: found by a key, then near enough, whichever of the two was there first."""
    dans_un_sens = not {*indices(une)}.isdisjoint(indices_cherches([autre]))
    dans_l_autre = not {*indices(autre)}.isdisjoint(indices_cherches([une]))
    assert comparer(une, autre).poids == comparer(autre, une).poids
    return dans_un_sens and dans_l_autre and comparer(une, autre).est_a_montrer


MEMES = [
    (qui("Lefèvre-Martin", "Anne Marie"), qui("LEFEVRE MARTIN", "Anne-Marie"), "même nom"),
    (qui("Lefèvre-Martin", "Anne Marie"), qui("Anne Marie", "Lefèvre-Martin"), "nom et prénom inversés"),
    (qui("Lefèvre-Martin", "Anne"), qui("Lefèvre", "Anne"), "une partie seulement d’un nom double"),
    (qui("Lefèvre", "Anne Marie"), qui("Lefèvre", "Anne"), "deuxième prénom d’un seul côté"),
    (qui("Durand", "Anne", nee="Martin"), qui("Martin", "Anne"), "nom de naissance de l’une, nom d’usage de l’autre"),
    (qui("Martin", "Anne"), qui("Durand-Martin", "Anne", nee="Martin"), "même nom"),
    (qui("Đặng", "Thị Hương"), qui("Dang", "Thi Huong"), "même nom"),
    (qui("Nguyễn", "Văn Minh"), qui("NGUYEN", "Van"), "deuxième prénom d’un seul côté"),
    (qui("Søren", "Åse"), qui("Soeren", "Aase"), "même nom, écrit autrement"),
    (qui("Straße", "Jürgen"), qui("Strasse", "Juergen"), "même prénom, écrit autrement"),
    (qui("Łukasz", "Małgorzata"), qui("Lukasz", "Malgorzata"), "même nom"),
    (qui("Ben Salah", "Youssef"), qui("Bensalah", "Yousef"), "même prénom, écrit autrement"),
    (qui("Haddad", "Mohamed"), qui("Haddad", "Muhammad"), "même prénom à une lettre près"),
    (qui("N’Diaye", "Awa"), qui("Ndiaye", "Awa"), "même nom"),
    (qui("Messaoudi", "Karim"), qui("Messoudi", "Karim"), "même nom à une lettre près"),
    (qui("Ali Ahmed", ""), qui("Ali", "Ahmed"), "mêmes noms, répartis autrement entre nom et prénom"),
    (qui("Gebremedhin", ""), qui("Gebremedhin", ""), "sans prénom des deux côtés"),
    (qui("Martin", "Anne"), qui("Martin", "Anne", date(1990, 5, 13)), "un chiffre de la date de naissance"),
    (
        qui("Martin", "Anne", date(1990, 5, 4)),
        qui("Martin", "Anne", date(1990, 4, 5)),
        "jour et mois de naissance inversés",
    ),
    (qui("Martin", "Anne"), qui("Martin", "Anne", date(1990, 5, 28)), "jour de naissance différent"),
    (
        qui("Martin", "Anne"),
        qui("Martin", "Anne", date(1990, 1, 1), precision="annee"),
        "année de naissance seule connue d’un côté",
    ),
    (qui("Martin", "Anne"), qui("Martin", "Anne", date(1990, 1, 1)), "année de naissance seule connue d’un côté"),
    (
        qui("Martin", "Anne"),
        qui("Martin", "Anne", date(1990, 5, 1), precision="mois"),
        "jour de naissance inconnu d’un côté",
    ),
    (qui("Martin", "Jean-Marc"), qui("Martin", "J.-Marc"), "même initiale de prénom"),
    (qui("Martin", "Anne-Sophie"), qui("Martin", "A.S."), "même initiale de prénom"),
    (qui("Martin", "Jean-Baptiste"), qui("Martin", "Jean B."), "même prénom, raccourci d’un côté"),
    (qui("Martin", "Véronique"), qui("Martin", "Véro"), "même prénom, raccourci d’un côté"),
    (qui("Boukhari", "Abdelkader"), qui("Boukhari", "Kader"), "même prénom, raccourci d’un côté"),
    (qui("Van den Berghe", "Anne"), qui("Van den Be", "Anne"), "même nom, coupé d’un côté"),
    (qui("Martin", "Anne"), qui("Martin", "Anne", date(1990, 12, 31)), "année de naissance seule connue d’un côté"),
    (
        qui("Singh", "Ahmad", date(1947, 1, 1), precision="annee"),
        qui("Singh", "Ahmad", date(1948, 1, 1), precision="annee"),
        "années de naissance voisines, l’une estimée",
    ),
]
AUTRES = [
    pytest.param(qui("Martin", "Jean-Pierre"), qui("Martin", "P.-Jean", date(1961, 2, 3)), id="initiale, autre âge"),
    pytest.param(qui("Martin", "Jean-Marc"), qui("Martin", "P.-Marc"), id="jumeaux, autre initiale"),
    pytest.param(qui("Martin", "Jean"), qui("Martin", "Jeanne"), id="jumeaux, un prénom au début de l’autre"),
    pytest.param(
        qui("Singh", "Ahmad", date(1947, 1, 1), precision="annee"),
        qui("Singh", "Ahmad", date(1950, 1, 1), precision="annee"),
        id="homonymes, trois ans d’écart",
    ),
    pytest.param(qui("Martin", "Léa"), qui("Martin", "Chloé"), id="jumelles"),
    pytest.param(qui("Martin", "Léa"), qui("Martin", "Léo"), id="jumeaux aux prénoms voisins"),
    pytest.param(qui("Haddad", "Hassan"), qui("Haddad", "Hussein"), id="jumeaux aux mêmes consonnes"),
    pytest.param(qui("Benali", "Karim"), qui("Benali", "Karima"), id="frère et sœur jumeaux"),
    pytest.param(qui("Martin", "Jean-Pierre"), qui("Martin", "Jean-Paul"), id="jumeaux aux prénoms doubles"),
    pytest.param(qui("Martin", "Jean"), qui("Martin", "Jean", date(1971, 9, 2)), id="homonymes"),
    pytest.param(qui("Martin", "Jean"), qui("Martin", "Jean", date(1960, 5, 14)), id="père et fils nés le même jour"),
    pytest.param(qui("Martin", "Luc"), qui("Martin", "Paul", date(1991, 8, 3)), id="frères"),
    pytest.param(qui("Martin", "Anne"), qui("Bernard", "Anne"), id="même prénom, même jour"),
    pytest.param(qui("Le Goff", "Yann"), qui("Le Gall", "Yann"), id="même article"),
]


class TestComparer:
    @pytest.mark.parametrize(("une", "autre", "raison"), MEMES)
    def test_montre_la_meme_personne_et_dit_pourquoi(self, une, autre, raison):
        assert est_montree(une, autre)
        assert raison in raisons(une, autre)

    @pytest.mark.parametrize(("une", "autre"), AUTRES)
    def test_ne_montre_pas_deux_personnes(self, une, autre):
        assert not est_montree(une, autre)

    @pytest.mark.parametrize(
        ("une", "autre"),
        [
            (qui("Diallo", "Amin"), qui("Diallo", "Aminata")),
            (qui("Martin", "Rose"), qui("Martin", "Roseline")),
            (qui("Martin", "Maria"), qui("Martinez", "Maria")),
            (qui("Martin", "Jean-Marc"), qui("Martin", "J.-Marc")),
        ],
    )
    def test_ne_dit_jamais_forte_ce_que_deux_noms_commencent(self, une, autre):
        """Twins and neighbours whose names begin alike: a desk looks, nothing says that they are one."""
        assert comparer(une, autre).vraisemblance == "probable"

    def test_ne_montre_pas_un_nom_coupe_qui_n_est_pas_ne_le_meme_jour(self):
        assert not est_montree(qui("Martin", "Maria"), qui("Martinez", "Maria", date(1990, 5, 13)))

    def test_laisse_les_jumeaux_au_plus_bas(self):
        assert comparer(qui("Martin", "Léa"), qui("Martin", "Chloé")).vraisemblance == "faible"

    def test_dit_tout_ce_qui_est_pareil_et_ce_qui_ne_l_est_pas(self):
        lues = raisons(qui("Lefèvre", "Anne Marie"), qui("Lefevre", "Anne", date(1990, 5, 28)))

        assert lues == ["même nom", "deuxième prénom d’un seul côté", "jour de naissance différent"]

    def test_tient_devant_des_noms_sans_fin(self):
        longue = qui("x" * 80, " ".join("ab" for _ in range(26)))

        assert len(indices(longue)) <= 24
        assert all(len(cle) <= 24 for cle in indices(longue))
        assert comparer(longue, longue).vraisemblance == "forte"

    def test_ne_confond_pas_des_signes_illisibles(self):
        assert not comparer(qui("…", "?"), qui("!!", "—")).est_a_montrer

    def test_pese_et_explique_chaque_facon_d_etre_proche(self):
        poids = reglage()

        assert {*poids.nom} == {*poids.prenom} == {proximite.value for proximite in Proximite}
        assert {*poids.naissance} == {ecart.value for ecart in Ecart}
        assert {*RAISONS_DU_NOM} == {*RAISONS_DU_PRENOM} == {*Proximite}
        assert {*RAISONS_DE_LA_NAISSANCE} == {*Ecart}
