"""What is planted in a protected demand is looked for wherever something leaves, or is shown to who may not act."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.contacts.services import proteger
from seuil.courriers.models import Courrier
from seuil.demandes.courriers import a_poster
from seuil.demandes.models import Demande
from seuil.envois.models import Envoi, Liasse
from seuil.envois.services import partir, preparer_le_courrier
from seuil.envois.tests.annonces import MIDI
from seuil.journal.models import Entree
from seuil.reactions.travaux import vider

RUE, MEL, TELEPHONE = "777 venelle Marquée", "marquee@exemple.invalid", "+33677777777"
MARQUES = ("Marquée", "777 venelle", MEL, TELEPHONE)


@pytest.fixture
def marquee(offre, agents, le) -> Demande:
    """The household of the offer, whose every way to reach it is marked, then protected with a safe address."""
    demande = offre.demande
    Envoi.objects.all().delete()
    demande.adresse, demande.mel, demande.telephone = RUE, MEL, TELEPHONE
    demande.save(update_fields=["adresse", "mel", "telephone"])
    for canal, adresse in ((Canal.COURRIEL, MEL), (Canal.SMS, TELEPHONE)):
        Contact.objects.create(demande=demande, canal=canal, adresse=adresse, cree_le=le, verifie_le=le)
    vider()
    preparer_le_courrier(le=le)
    proteger(demande, adresse_sure="CCAS\n60200 Compiègne", surs=[], heures=None, par=agents["guichet"], le=le)
    vider()
    return Demande.objects.get(pk=demande.pk)


def marques(texte: str) -> list[str]:
    lisse = " ".join(texte.replace("\u00a0", " ").split())
    return [marque for marque in MARQUES if marque in lisse]


class TestCeQuiPart:
    def test_aucun_message_ne_part_ni_ne_la_nomme(self, marquee, voies, boite):
        partir(voies, maintenant=MIDI)

        assert boite.recus == []
        textes = Envoi.objects.filter(demande=marquee).values_list("sujet", "titre", "corps", "court")
        assert marques(str(list(textes))) == []

    def test_aucune_lettre_ne_part_a_l_ancienne_adresse(self, marquee, le):
        preparer_le_courrier(le=le)

        for courrier in Courrier.objects.filter(numero_unique=marquee.numero_unique):
            pages = PdfReader(BytesIO(a_poster(courrier))).pages
            assert marques(" ".join(page.extract_text() for page in pages)) == [], courrier.objet
        assert [marques(liasse.index) for liasse in Liasse.objects.all()] == [[]] * Liasse.objects.count()

    def test_le_journal_ne_dit_pas_ou_elle_est(self, marquee):
        protegee = Entree.objects.filter(verbe="demande.protegee").latest("pk")

        assert "CCAS" not in str(protegee.faits)


class TestCeQuiSeMontre:
    @pytest.mark.parametrize("role", ["bailleur", "secretariat", "guichet", "reservataire"])
    def test_les_pages_de_son_parcours_taisent_l_adresse(self, marquee, offre, agents, role):
        client = Client(raise_request_exception=False)
        client.force_login(agents[role])
        pages = [
            "/gestion/",
            "/gestion/demandes/",
            f"/gestion/demandes/{marquee.numero_unique}/",
            "/gestion/envois/",
            "/gestion/courrier/",
            f"/gestion/vacances/{offre.vacance_id}/",
            f"/gestion/vacances/{offre.vacance_id}/candidats/",
            f"/gestion/vacances/{offre.vacance_id}/attributions/",
            "/gestion/offres/",
            f"/gestion/offres/{offre.pk}/remise/",
            f"/gestion/offres/{offre.pk}/repondre/",
        ]

        lues = {page: client.get(page) for page in pages}

        assert {page: marques(lue.text) for page, lue in lues.items() if marques(lue.text)} == {}
        assert [lues[page].status_code for page in pages[:3]] == [200, 200, 200]
