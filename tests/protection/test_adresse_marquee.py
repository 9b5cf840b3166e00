"""The marked address: every page as every role, every letter, message, line of the journal and log, a month long."""

import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from seuil.courriers.models import Courrier
from seuil.demandes.courriers import a_poster
from seuil.demandes.models import Demande, Ressemblance
from seuil.demandes.tests.menage import connecter
from seuil.documents.requetes import lire
from seuil.envois.models import Envoi, Liasse
from seuil.envois.tests.serveurs import boite_aux_lettres
from seuil.journal.models import Consultation, Entree
from seuil.reactions.travaux import vider
from seuil.taches.journee import faire_partir
from seuil.taches.services import passer
from seuil.taches.table import TACHES
from seuil.taches.tests.horloge import a
from tests.habilitations.adresses import ROLES, adresses, trous
from tests.navigateurs import au_navigateur
from tests.protection.marques import DECLAREES, HOTE, MEL, RUE, TELEPHONE, lire_pdf, marques, texte_de

LECTEURS = [*(role for role in ROLES if role != "menage"), "voisine"]
SANS_PROTECTION = pytest.mark.parametrize("est_protegee", [False], indirect=True)
CONNUES = {f"gestion:{nom}" for nom in ("demande", "changer", "contacts", "courrier", "ressemblance", "doublon")}
SA_RUE = {"adresse": RUE, "lieu": "Rotangy", "hebergeant": HOTE}
MARQUES_DE_PLUS = ("cachetout", "lieutenu")


@pytest.fixture
def traces(caplog):
    """Every record written by whatever runs, as the handlers of the house write it."""
    caplog.set_level(logging.INFO)
    return caplog


@pytest.fixture
def ouvrir(client_de, offre):
    """Return a function: the browser of a reader; "voisine" is another household, that looks like the marked one."""
    autre = Demande.objects.exclude(pk=offre.demande_id).filter(souhaits__commune="60159").actives().earliest("pk")
    Ressemblance.objects.create(
        premiere=autre, seconde=offre.demande, poids=160, raisons=["nom_meme"], trouvee_le=offre.envoyee_le
    )

    def ouvrir(role: str) -> Client:
        if role != "voisine":
            return client_de(role)
        return connecter(Client(raise_request_exception=False), autre)

    return ouvrir


def pages(ouvrir, offre, role: str):
    """Yield each answer to a reader, and the marks it holds that the reader did not type itself."""
    temoins = ouvrir(role).cookies
    for nom, motif in adresses():
        chemin = reverse(nom, kwargs=trous(motif, offre))
        for methode, donnees in demandees(nom, offre.demande.numero_unique):
            point = transaction.savepoint()
            reponse = getattr(au_navigateur(temoins), methode)(chemin, donnees)
            typees = marques(str(donnees))
            yield nom, [marque for marque in marques(texte_de(reponse)) if marque not in typees]
            transaction.savepoint_rollback(point)


def demandees(nom: str, numero: str):
    """Yield what is sent to an address: nothing, and what finds the household."""
    yield "get", {}
    yield "post", {}
    if nom == "gestion:demandes":
        for cherche in (numero, TELEPHONE, MEL, RUE, "Zélie Fictive"):
            yield "get", {"q": cherche}
    if nom == "gestion:candidats":
        yield "post", {"pq": numero}


def montrees(ouvrir, offre, role: str) -> dict[str, list[str]]:
    """Return the marks of each page that shows one."""
    return {nom: trouvees for nom, trouvees in pages(ouvrir, offre, role) if trouvees}


def jouer_un_mois(le, boite, settings) -> None:
    """Play the clock for thirty-one days, letting messages leave each day."""
    settings.SMTP, settings.EXPEDITEUR = boite.url(), "ne-pas-repondre@exemple.invalid"
    for jour in range(31):
        maintenant = a(le + timedelta(16 + jour), 17)
        for tache in TACHES.values():
            passer(tache, maintenant=maintenant, confirmee=True)
        vider()
        Envoi.objects.update(pas_avant=None)
        faire_partir()


def lettres_de(demande) -> list[Courrier]:
    return list(Courrier.objects.filter(numero_unique=demande.numero_unique))


class TestPages:
    @pytest.mark.parametrize("role", LECTEURS)
    def test_aucune_ne_montre_ou_elle_est(self, ouvrir, offre, role, traces):
        trouvees = montrees(ouvrir, offre, role)
        trouvees.pop("gestion:lettres", None)  # the sheets to print: read below

        assert trouvees == {}
        assert marques(traces.text) == []

    @SANS_PROTECTION
    def test_sans_protection_le_dossier_et_ses_voisines_la_montrent(self, ouvrir, offre):
        """The control: what looks for the marks finds them, wherever an agent reads a household that does not hide."""
        trouvees = montrees(ouvrir, offre, "guichet")

        assert set(trouvees) >= CONNUES
        assert set(trouvees["gestion:demande"]) >= {"venelledérobée", "rotangy", "derobee@", "677889911"}

    def test_un_agent_la_lit_une_fois_pour_une_raison_que_le_foyer_voit(self, ouvrir, offre, client_de):
        client, adresse = ouvrir("guichet"), reverse("gestion:coordonnees", args=[offre.demande.numero_unique])

        ouverte, relue = client.post(adresse, {"but": "joindre"}), client.get(adresse)

        assert marques(texte_de(ouverte)) == ["venelledérobée", "rotangy", "derobee@", "677889911", *MARQUES_DE_PLUS]
        assert marques(texte_de(relue)) == []
        assert ouverte.headers["Cache-Control"].count("no-store") == 1
        assert "Coordonnées ouvertes" in client_de("menage").get(reverse("ouvertures")).text

    def test_celle_qu_un_guichet_ecrit_reste_cachee(self, ouvrir, offre, le):
        """Whoever wrote it with the person does not read it anywhere after."""
        Demande.objects.filter(pk=offre.demande_id).update(adresse="1, rue Connue", hebergeant="")
        adresse = reverse("gestion:changer_l_adresse", args=[offre.demande.numero_unique])
        assert ouvrir("guichet").post(adresse, SA_RUE | {"but": "corriger"}).status_code == 302
        vider()
        assert Demande.objects.get(pk=offre.demande_id).adresse == RUE

        trouvees = montrees(ouvrir, offre, "guichet")
        trouvees.pop("gestion:lettres", None)

        assert trouvees == {}

    def test_le_foyer_se_lit(self, client_de, offre):
        assert marques(texte_de(client_de("menage").get(reverse("coordonnees")))) == [
            "derobee@",
            "677889911",
            "lieutenu",
        ]

    def test_la_page_que_le_foyer_imprime_ne_dit_pas_ou_il_est(self, client_de, offre):
        """A sheet travels: whoever hides reads there neither the declared address nor the safe one."""
        assert marques(texte_de(client_de("menage").get(reverse("en_une_page")))) == []

    @SANS_PROTECTION
    def test_sans_protection_la_page_imprimee_dit_la_commune_seule(self, client_de, offre):
        """The control."""
        assert marques(texte_de(client_de("menage").get(reverse("en_une_page")))) == ["rotangy"]

    @pytest.mark.parametrize("role", ["bailleur", "secretariat", "reservataire", "prefecture", "opac", "nancy"])
    def test_personne_d_autre_qu_un_guichet_ne_l_ouvre(self, ouvrir, offre, role):
        adresse = reverse("gestion:coordonnees", args=[offre.demande.numero_unique])

        reponse = ouvrir(role).post(adresse, {"but": "joindre"})

        assert (reponse.status_code in (403, 404), marques(texte_de(reponse))) == (True, [])


class TestCeQuiPart:
    def test_un_mois_de_messages_et_de_lettres_ne_la_nomme_pas(self, offre, le, settings, tetes, traces):
        with boite_aux_lettres() as boite:
            jouer_un_mois(le, boite, settings)
            recus = [recu.octets.decode("utf-8", "replace") for recu in boite.recus]

        assert [marques(recu) for recu in recus] == [[]] * len(recus)
        envois = Envoi.objects.filter(demande=offre.demande).values("sujet", "titre", "corps", "court", "raison")
        assert marques(str(list(envois))) == []
        assert [marques(liasse.index) for liasse in Liasse.objects.all()] == [[]] * Liasse.objects.count()
        imprimees = [lire_pdf(lire(liasse.document)) for liasse in Liasse.objects.all() if liasse.document_id]
        assert {mot for imprimee in imprimees for mot in marques(imprimee)} == {"lieutenu"}
        assert marques(traces.text) == []

    def test_aucune_lettre_qui_peut_partir_ne_porte_l_adresse_declaree(self, offre):
        lues = {lettre.objet: lire_pdf(a_poster(lettre)) for lettre in lettres_de(offre.demande)}

        assert {objet: marques(lue, DECLAREES) for objet, lue in lues.items()} == {objet: [] for objet in lues}
        assert len(lues) >= 2

    @SANS_PROTECTION
    def test_sans_protection_les_lettres_portent_l_adresse(self, offre):
        """The control."""
        lues = [lire_pdf(a_poster(lettre)) for lettre in lettres_de(offre.demande)]

        assert {mot for lue in lues for mot in marques(lue)} == {"venelledérobée", "rotangy", "cachetout"}


class TestJournal:
    def test_ne_dit_nulle_part_ou_elle_est(self, offre):
        dits = [str(entree.faits) for entree in Entree.objects.select_related("contenu")]
        vues = list(Consultation.objects.values_list("service", "motif"))

        assert [dit for dit in dits if marques(dit)] == []
        assert marques(str(vues)) == []
