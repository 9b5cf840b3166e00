"""The household changes after its tax notices and its cards were told: nobody takes what was said of another one."""

import pytest

from seuil.declarations.forms.base import Selon
from seuil.declarations.forms.brut import brut, lie
from seuil.declarations.forms.handicap import AmenagementForm
from seuil.declarations.forms.saisie import Saisie
from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import ENFANT, IDENTITE, LE, SUITE, remplie, saisie
from seuil.demandes.nomenclatures import MARCHE

ALI = ENFANT | {"lien": "conjoint", "prenom": "Ali", "naissance_annee": "1984"}
ODETTE = ENFANT | {"lien": "autre", "prenom": "Odette", "naissance_annee": "1950"}
COMMUN = {"sorte_avis": "commun"}


@pytest.fixture
def navigateur(client, monde, db):
    """The browser of somebody who said that the notice is shared with Ali, the only other adult."""
    client.post("/demander/")
    client.post("/demander/identite/", IDENTITE)
    client.post("/demander/foyer/", ALI | SUITE)
    client.post("/demander/avis/vous/", COMMUN)
    return client


def tenue() -> Saisie:
    return Saisie(Brouillon.objects.get().reponses, le=LE)


def remplacer_ali(navigateur) -> str:
    """Take Ali out and add Odette; return her key."""
    (ali,) = tenue().brutes
    navigateur.post("/demander/foyer/", {"retirer": ali})
    navigateur.post("/demander/foyer/", ODETTE | SUITE)
    return next(iter(tenue().brutes))


class TestAvisCommun:
    def test_ne_passe_pas_a_qui_arrive_ensuite(self, navigateur):
        """Odette was put on the notice of a couple, and her own income was never asked."""
        odette = remplacer_ali(navigateur)

        assert not tenue().est_faite(tenue().trouver("avis", "vous"))
        assert tenue().trouver("avis", odette) is not None
        page = navigateur.get("/demander/avis/vous/").content.decode()
        assert "Qui partageait cet avis n’est plus là. Répondez à nouveau." in page

    def test_se_dit_a_nouveau_avec_qui_est_arrive(self, navigateur):
        odette = remplacer_ali(navigateur)

        navigateur.post("/demander/avis/vous/", COMMUN)

        assert tenue().lus["avis:vous"].cleaned_data["avis_avec"] == [odette]

    def test_revient_avec_qui_revient(self, navigateur):
        (ali,) = tenue().brutes
        navigateur.post("/demander/foyer/", {"retirer": ali})
        assert not tenue().est_faite(tenue().trouver("avis", "vous"))

        navigateur.post("/demander/foyer/", {"remettre": ali})

        assert tenue().est_faite(tenue().trouver("avis", "vous"))

    def test_reste_a_deux_quand_un_troisieme_adulte_arrive(self, navigateur):
        (ali,) = tenue().brutes

        navigateur.post("/demander/foyer/", ODETTE | SUITE)

        assert tenue().lus["avis:vous"].cleaned_data["avis_avec"] == [ali]

    def test_reste_avec_ceux_qui_restent(self):
        """p1 left; p2, ticked too, is still on the notice; p3 never was."""
        avis = COMMUN | {"avis_avec": ["p1", "p2"]}
        dites = saisie(ENFANT, ODETTE, ODETTE | {"prenom": "Zoé"}, avis__vous=avis)

        assert dites.lus["avis:vous"].is_valid()
        assert dites.lus["avis:vous"].cleaned_data["avis_avec"] == ["p2"]

    def test_demande_avec_qui_quand_aucun_de_ceux_qui_etaient_dits_ne_reste(self):
        dites = saisie(ENFANT, ODETTE, ODETTE | {"prenom": "Zoé"}, avis__vous=COMMUN | {"avis_avec": ["p1"]})

        assert dites.lus["avis:vous"].errors == {"avis_avec": ["Cochez avec qui l’avis est commun."]}

    @pytest.mark.parametrize("cles", [["vous"], ["p9"], ["\0"], ["p1", "p1"]])
    def test_ne_se_partage_ni_avec_soi_ni_avec_personne(self, cles):
        dites = saisie(ALI, ODETTE, avis__vous=COMMUN | {"avis_avec": cles})

        assert dites.lus["avis:vous"].is_valid() is (cles == ["p1", "p1"])

    def test_ne_tourne_pas_en_rond(self):
        """p1 is on the notice of the holder: whatever the draft holds, p1 has no notice to share back."""
        dites = saisie(ALI, avis__vous=COMMUN, avis__p1=COMMUN | {"avis_avec": ["vous"]})

        assert [pas.cle for pas in dites.pas if pas.question.nom == "avis"] == ["avis:vous"]

    def test_nomme_au_guichet_qui_le_partage(self):
        dite = lie({"sorte_avis": ["commun"]})

        assert brut(dite, saisie(ALI).lus["avis:vous"]) == {"sorte_avis": ["commun"], "avis_avec": ["p1"]}


class TestCarteInvalidite:
    def test_ne_bloque_pas_la_page_quand_qui_la_porte_est_parti(self):
        selon = Selon(personnes={"vous": "Zélie Fictive"})

        form = remplie(AmenagementForm, {"cmi": ["p1", "vous"], "marche": MARCHE[0][0]}, selon=selon)

        assert form.is_valid()
        assert form.cleaned_data["cmi"] == ["vous"]
