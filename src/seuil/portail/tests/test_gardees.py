"""The doorstep of a town, kept a few seconds: the same for everybody, never that of another town or language."""

import pickle
import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from seuil.acteurs.auteurs import Systeme
from seuil.acteurs.models import Guichet
from seuil.cotation.requetes import notes_courantes
from seuil.cotation.services import publier
from seuil.demandes.models import Demande
from seuil.portail.place import place
from seuil.portail.tests.test_ma_demande import LE
from seuil.rapprochement.faits import CODES_TYPES
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.services import changer_de_grille, inscrire_la_demande
from seuil.rapprochement.tests.grilles import version
from seuil.territoires.models import Territoire

MEMOIRE = {
    nom: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": nom} for nom in ("default", "pages")
}


@pytest.fixture
def gardees():
    with override_settings(CACHES=MEMOIRE, HOTES_DES_TERRITOIRES={}):
        yield caches["pages"]
        caches["pages"].clear()


def lire(client, adresse, **plus):
    response = client.get(adresse, follow=True, **plus)
    assert response.status_code == 200
    return response.content.decode()


class TestPagesGardees:
    def test_se_lisent_une_fois_pour_tous(self, client, monde, gardees, django_assert_max_num_queries):
        premiere = lire(client, "/compiegne/")

        with django_assert_max_num_queries(2):
            seconde = lire(client, "/compiegne/")

        assert premiere == seconde

    def test_ne_se_melangent_ni_par_ville_ni_par_langue(self, client, monde, gardees):
        lues = [lire(client, adresse) for adresse in ("/compiegne/", "/nancy/")]
        anglais = lire(client, "/compiegne/", data={"langue": "en"})

        assert "Talk to someone" in anglais
        assert [lire(client, adresse, data={"langue": "fr"}) for adresse in ("/compiegne/", "/nancy/")] == lues

    def test_ne_donnent_jamais_une_adresse_en_clair_a_qui_vient_en_https(self, client, monde, gardees):
        with override_settings(HOTES_DES_TERRITOIRES={"nancy.example": "nancy"}):
            clair, chiffre = (lire(client, "/compiegne/", secure=securise) for securise in (False, True))

        assert "http://nancy.example/" in clair
        assert "https://nancy.example/" in chiffre
        assert "http://nancy.example/" not in chiffre

    def test_se_gardent_sous_une_adresse_longue(self, client, monde, gardees):
        """A key of more than 250 signs is a warning of Django, hence here a failure."""
        hote = f"{'.'.join(['un-nom-de-ville-qui-n-en-finit-pas'] * 4)}.example"
        with override_settings(HOTES_DES_TERRITOIRES={hote: "nancy"}, ALLOWED_HOSTS=[hote]):
            lire(client, "/", headers={"host": hote})

    def test_se_relisent_une_fois_oubliees(self, client, monde, gardees):
        lire(client, "/compiegne/")
        Guichet.objects.update(nom="Un autre lieu fictif")

        gardees.clear()

        assert "Un autre lieu fictif" in lire(client, "/compiegne/")

    def test_ne_gardent_rien_de_qui_lit(self, client, monde, gardees):
        """What is kept holds no secret of a form or of a session."""
        lire(client, "/compiegne/")

        (gardee,) = (pickle.loads(octets) for octets in gardees._cache.values())
        assert "<h1>" in gardee
        assert not re.search("csrfmiddlewaretoken|nonce", gardee)


class TestCompteGarde:
    """How many wait for the same homes is counted once for all who look; nobody counts oneself among the others."""

    def test_se_compte_une_fois_pour_tous(self, demande, gardees):
        notes, autre = notes_courantes(demande), semblable(demande)
        vue = place(demande, notes, le=LE)

        with CaptureQueriesContext(connection) as captees:
            sienne = place(autre, notes_courantes(autre), le=LE)

        comptages = [une["sql"] for une in captees if "rapprochement_pretendant" in une["sql"]]
        assert [f'"demande_id" = {autre.pk}' in sql for sql in comptages] == [True]
        assert sienne.total == vue.total
        gardees.clear()
        assert place(autre, notes_courantes(autre), le=LE) == sienne

    def test_suit_sa_propre_demande_sans_attendre(self, demande, gardees):
        place(demande, notes_courantes(demande), le=LE)

        demande.attribution_en_cours = "Une offre est acceptée."
        demande.save()
        inscrire_la_demande(demande, le=LE)

        position = place(demande, notes_courantes(demande), le=LE).position
        gardees.clear()
        assert position.total == place(demande, notes_courantes(demande), le=LE).position.total + 1

    def test_ne_se_compte_pas_soi_meme_quand_ses_points_changent(self, demande, gardees):
        """Nobody else has that score: the count kept before still holds the household, under its former score."""
        avant = place(demande, notes_courantes(demande), le=LE)

        Pretendant.objects.filter(demande=demande).update(score=997)

        (note,) = notes_courantes(demande)
        note.total = 997
        apres = place(demande, [note], le=LE)
        assert (apres.position.plus, apres.position.total) == (0, avant.position.total)

    def test_se_recompte_sous_une_autre_grille(self, demande, gardees):
        """Points of a new grid never stand among those of the former one."""
        place(demande, notes_courantes(demande), le=LE)
        publier(Territoire.objects.get(pk="compiegne"), texte=version(2, str(LE), seuil=4000), par=Systeme(), le=LE)

        changer_de_grille(Territoire.objects.get(pk="compiegne"), le=LE)

        vue = place(demande, notes_courantes(demande), le=LE)
        gardees.clear()
        assert vue == place(demande, notes_courantes(demande), le=LE)


def semblable(demande: Demande) -> Demande:
    """Return another demand of the same types for the same town, in its lists."""
    ici = demande.premier_souhait.commune
    listees = Pretendant.objects.filter(lieu=ici.pk, type__in=[CODES_TYPES[un] for un in demande.types])
    autre = Demande.objects.filter(pk__in=listees.exclude(demande=demande).values("demande")).order_by("pk")[0]
    autre.types = demande.types
    autre.souhaits.all().delete()
    autre.souhaits.create(commune=ici, ordre=1)
    autre.save()
    inscrire_la_demande(autre, le=LE)
    return autre
