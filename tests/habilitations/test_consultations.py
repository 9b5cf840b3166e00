"""S4: whatever page of an agent shows a household, a line says it, and the household reads that line."""

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from seuil.acteurs.models import Sorte
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter
from seuil.journal.models import Consultation, Motif
from seuil.journal.requetes import SORTES_DITES, lectures
from seuil.journal.services import consigner_consultation
from tests.habilitations.adresses import ROLES, adresses, trous
from tests.navigateurs import au_navigateur

AGENTS = [role for role in ROLES if role not in ("anonyme", "menage")]


@pytest.fixture
def foyers(offre):
    """The numéro of each demand, with the names that reveal its household."""
    connus = {}
    for demande in Demande.objects.prefetch_related("personnes"):
        connus[demande.numero_unique] = str(demande.titulaire)
    return connus


def montres(reponse, foyers) -> set[str]:
    """Return the numéros of the households that a page shows, by number or by name."""
    if not reponse.headers.get("Content-Type", "").startswith("text/html"):
        return set()
    page = re.sub(r"<[^>]+>", " ", reponse.content.decode())
    page = re.sub(r"[\s\u00a0\u202f]+", " ", page)
    serree = page.replace(" ", "")
    return {numero for numero, nom in foyers.items() if numero in serree or re.sub(r"\s+", " ", nom) in page}


def notes(depuis: int) -> set[str]:
    """Return the numéros written since a line."""
    lues = Consultation.objects.filter(pk__gt=depuis).values_list("numeros", flat=True)
    return {numero for numeros in lues for numero in numeros}


def derniere() -> int:
    return max(Consultation.objects.values_list("pk", flat=True), default=0)


class TestConsultations:
    @pytest.mark.parametrize("role", AGENTS)
    def test_chaque_adresse_qui_montre_un_foyer_l_ecrit(self, agents, offre, foyers, role):
        """S4: every address of the URLconf, read then sent empty or with a number, leaves its line."""
        oublies, vus = [], set()
        agent = Client()
        agent.force_login(agents[role])
        for nom, motif in adresses():
            if not nom.startswith("gestion:"):
                continue
            chemin = reverse(nom, kwargs=trous(motif, offre))
            for methode, donnees in demandees(nom, offre.demande.numero_unique):
                point, depuis = transaction.savepoint(), derniere()
                reponse = getattr(au_navigateur(agent.cookies), methode)(chemin, donnees)
                sans_trace = montres(reponse, foyers) - notes(depuis)
                vus |= montres(reponse, foyers)
                transaction.savepoint_rollback(point)
                oublies += [f"{methode} {nom} montre {numero} sans le noter" for numero in sorted(sans_trace)]

        assert oublies == []
        assert bool(vus) is (role != "nancy")

    @pytest.mark.parametrize("adresse", ["courrier", "piece_identite"])
    def test_un_document_ouvert_est_note(self, agents, offre, adresse):
        """S4: a letter, the identity document."""
        client = Client()
        client.force_login(agents["guichet"])
        numero = offre.demande.numero_unique
        trou = {"pk": Courrier.objects.filter(numero_unique=numero).latest("pk").pk}
        depuis = derniere()

        client.get(reverse(f"gestion:{adresse}", kwargs=trou if adresse == "courrier" else {"numero": numero}))

        assert notes(depuis) == {numero}

    def test_un_proces_verbal_ouvert_note_chaque_foyer_examine(self, agents, offre, foyers):
        """S4: the minutes name every candidate."""
        client = Client()
        client.force_login(agents["secretariat"])
        seance, depuis = offre.decision.point.seance, derniere()

        client.get(reverse("gestion:courrier", kwargs={"pk": seance.proces_verbal_id}))

        assert offre.demande.numero_unique in notes(depuis)
        assert len(notes(depuis)) == 3

    def test_un_classement_vivant_tient_en_une_ligne(self, agents, orientee, demande):
        """S4: candidates ranked today, and the answers of every rule for one person."""
        client, adresse = Client(), reverse("gestion:candidats", kwargs={"pk": orientee.pk})
        client.force_login(agents["bailleur"])
        avant, depuis = Consultation.objects.count(), derniere()

        page = client.get(adresse)
        connus = {lue.numero_unique: str(lue.titulaire) for lue in Demande.objects.prefetch_related("personnes")}

        assert montres(page, connus) <= notes(depuis)
        assert montres(page, connus)
        assert Consultation.objects.count() == avant + 1
        client.post(adresse, {"pq": demande.numero_unique})
        assert Consultation.objects.filter(motif=Motif.EXAMEN, numeros=[demande.numero_unique]).exists()

    def test_une_seance_ouverte_note_ses_candidats(self, agents, ouverte, demande):
        """S4: the dwelling before the commission, and the refusal that names who awaits a decision."""
        client = Client()
        client.force_login(agents["secretariat"])
        for methode, nom, cle in (("get", "point", ouverte.pk), ("post", "clore", ouverte.seance_id)):
            depuis = derniere()

            page = getattr(client, methode)(reverse(f"gestion:{nom}", kwargs={"pk": cle}))

            assert str(demande.titulaire) in page.content.decode()
            assert len(notes(depuis)) == 3

    def test_une_liste_tient_en_une_ligne(self, agents, offre):
        """S4: twenty households on a screen, one line."""
        client = Client()
        client.force_login(agents["guichet"])
        avant = Consultation.objects.count()

        client.get(reverse("gestion:demandes"))

        assert Consultation.objects.count() == avant + 1
        assert len(Consultation.objects.latest("pk").numeros) == 20

    def test_la_confirmation_du_guichet_est_notee(self, agents, offre):
        """S4: the page that hands over the number."""
        client = Client()
        client.force_login(agents["guichet"])
        sienne = Demande.objects.filter(guichet=agents["guichet"].guichet).first()
        assert sienne is not None
        depuis = derniere()

        client.get(reverse("gestion:enregistree", kwargs={"numero": sienne.numero_unique}))

        assert notes(depuis) == {sienne.numero_unique}


class TestMaDemande:
    @pytest.fixture
    def menage(self, client, demande):
        return connecter(client, demande)

    def test_dit_toutes_les_ouvertures(self, menage, agents, demande):
        """S4: the page tells the last of each service, the next one tells them all."""
        consigner_consultation([demande.numero_unique], par=agents["bailleur"], motif=Motif.DOSSIER)
        for _ in range(12):
            consigner_consultation([demande.numero_unique], par=agents["opac"], motif=Motif.LISTE)

        page = menage.get("/ma-demande/").content.decode()
        assert page.count("Liste de demandes") == 1
        assert page.count("Consultation du dossier") == 1
        assert page.index("OPAC de l’Oise") < page.index("Les Logis d’Exemple")
        assert reverse("ouvertures") in page
        assert menage.get(reverse("ouvertures")).content.decode().count("Liste de demandes") == 12

    @pytest.mark.parametrize("sorte", ["association", "", "inconnue"])
    def test_tait_un_service_qui_dirait_une_situation_protegee(self, agents, demande, sorte):
        """S4: a service whose name alone would reveal why it looked is shown in neutral words."""
        association = agents["opac"]
        association.organisme.nom, association.organisme.sorte = "SOS Victimes", sorte
        consigner_consultation([demande.numero_unique], par=association, motif=Motif.CANDIDATS)

        (vue,) = lectures(Consultation.objects.filter(numeros=[demande.numero_unique]))

        assert (vue.service, vue.motif) == ("Un service habilité", "Suivi de la demande")

    def test_le_tait_aussi_aux_agents(self, client, agents, demande):
        """S4: an agent reads the list that the household reads, in the same words."""
        association = agents["opac"]
        association.organisme.nom, association.organisme.sorte = "SOS Victimes", Sorte.ASSOCIATION
        consigner_consultation([demande.numero_unique], par=association, motif=Motif.CANDIDATS)
        client.force_login(agents["guichet"])

        page = client.get(reverse("gestion:demande", kwargs={"numero": demande.numero_unique})).content.decode()

        assert "Un service habilité, Suivi de la demande" in page
        assert "SOS Victimes" not in page

    def test_dit_les_autres_par_leur_nom(self):
        """S4: every kind of organism is either said or known to be kept silent."""
        assert {sorte.value for sorte in Sorte} - SORTES_DITES == {"association"}

    def test_ne_laisse_aucun_motif_libre(self):
        """S4: purposes are a closed list, and none names a situation the law protects."""
        dits = " ".join(map(str, Motif.labels)).lower()

        assert not re.search("viol|victime|prostitu|traite|enfance|handicap|dalo|hébergé", dits)


def demandees(nom: str, numero: str):
    """Yield the requests of an address: read, sent empty, sent with a number where a page takes one."""
    yield "get", {}
    yield "post", {}
    if nom == "gestion:demandes":
        yield "get", {"q": numero}
    if nom == "gestion:candidats":
        yield "post", {"pq": numero}
