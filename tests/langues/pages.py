"""Every page that the public and households read, in the states of the journey: anonymous, at a form, signed in.

An address of the portal that none of these walks opens fails `test_toutes_les_adresses_sont_lues`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from seuil.baux import services as baux
from seuil.baux.models import Offre
from seuil.config.pannes import panne
from seuil.contacts.models import Contact
from seuil.declarations.tests.saisies import ENFANT, IDENTITE, PAGES
from seuil.demandes.models import Demande
from seuil.envois.liens import jeton
from seuil.envois.models import Envoi
from seuil.instruction.etats import Etat, EtatFeuille
from seuil.instruction.models import Piece, Rectification
from seuil.instruction.tests.conftest import photo as une_photo
from seuil.portail.droits.sujets import SUJETS
from tests.habilitations.adresses import adresses, trous
from tests.langues.agenda import rendez_vous
from tests.langues.annee import renouvelee
from tests.langues.echanges import echanges
from tests.langues.echanges import pour_un_foyer as echanges_pour_un_foyer
from tests.langues.formulaire import FAUX, JUSTES
from tests.langues.mutations import bailleur, pour_un_foyer
from tests.langues.radiees import radiee

Page = tuple[str, HttpResponse]
LE = date(2026, 11, 23)
HORS_DU_PORTAIL = ("gestion:",)
POUR_QUI_ECRIT_DES_PAGES = {"composants"}  # the gallery of components: no public, no household
VILLES = ("compiegne", "nancy", "dugny")
D_AIDE = ("comprendre/papiers/", "comprendre/dalo/", "aider/bailleur/", "aider/elu/", "aider/fiche/")
DROITS = {
    **{"age": "36", "en_couple": "non", "a_charge": "2, 7", "cmi_invalidite": "non"},
    **{"sejour": "francais", "residence": "oui", "propriete": "non", "avis": "un", "mensuelles": "1300"},
    "commune": "Compiègne (60200)",
}
AUTRES_DROITS = (
    {},
    {"rfr_n2": "12000"},
    {"rfr_n2": "-12000", "mensuelles": "700"},
    {"rfr_n2": "900000"},
    {"rfr_n2": "27500", "rfr_n1": "24000"},
    {"sejour": "titre_expire", "propriete": "convient", "a_naitre": "1", "en_garde": "4"},
    {"sejour": "sans_titre", "mensuelles": ""},
    {"commune": "Nancy (54000)", "a_charge": ""},
    {"commune": "Brest (29200)"},
    {"commune": "Saint-Denis (97400)"},
)


def noms_du_portail() -> dict[str, str]:
    """Return each address of the portal and its pattern."""
    return {nom: motif for nom, motif in adresses() if not nom.startswith(HORS_DU_PORTAIL)}


def toutes(client: Client, offre: Offre, quoi: str) -> Iterator[Page]:
    """Open every address of the portal, by reading then by sending nothing."""
    for nom, motif in noms_du_portail().items():
        if nom in POUR_QUI_ECRIT_DES_PAGES | {"quitter"}:
            continue
        chemin = reverse(nom, kwargs=trous(motif, offre))
        yield f"{quoi}, {nom}", client.get(chemin)


def publiques(client: Client, offre: Offre) -> Iterator[Page]:
    """What anyone reads, without an account."""
    yield from toutes(client, offre, "anonyme")
    for ville in VILLES:
        for page in ("", "guichets/", "grille/", "parc/", "donnees/", "attentes/", "recherche/?q=zzzz", *D_AIDE):
            yield f"{ville}, {page}", client.get(f"/{ville}/{page}", follow=True)
    nulle_part = {"HTTP_HOST": "localhost"}
    for saisie in ("", "Zzz", "Paris", "Saint-Jean", "60"):
        yield f"trouver {saisie}", client.get("/", {"commune": saisie, "suite": "guichets/"}, **nulle_part)
    yield "trouver", client.get("/", **nulle_part)
    yield "données nulle part", client.get("/donnees/", **nulle_part)
    yield from _droits(client)
    yield "code faux", client.post(reverse("connexion"), {"numero": offre.demande.numero_unique, "code": "A"})
    yield "numéro faux", client.post(reverse("connexion"), {"numero": "12"})
    for _ in range(12):
        dernier = client.post(reverse("connexion"), {"numero": offre.demande.numero_unique, "code": "B"})
    yield "trop d'essais", dernier


def _droits(client: Client) -> Iterator[Page]:
    """Each subject, asked then refused; the result in its verdicts and its places."""
    for sujet in SUJETS:
        ici = reverse("droits_sujet", args=[sujet])
        yield f"droits, {sujet}", client.get(ici, DROITS | {"vers": "resultat"})
        yield f"droits, {sujet} vide", client.get(ici, {"etape": sujet})
    for autres in AUTRES_DROITS:
        yield f"droits {autres}", client.get(reverse("droits_resultat"), DROITS | autres)
    for faux in ({"age": "3"}, {"a_charge": "x"}, {"rfr_n2": "x"}, {"commune": "Zzz"}, {"commune": "Maroc"}):
        yield f"droits faux {faux}", client.get(reverse("droits_resultat"), DROITS | faux)
    trop = {"a_charge": "1," * 13, "en_couple": "oui", "age_conjoint": "30"}
    yield "droits trop nombreux", client.get(reverse("droits_resultat"), DROITS | trop)
    yield "droits sans conjoint", client.get(reverse("droits_resultat"), DROITS | {"en_couple": "oui"})


def menage(client: Client, offre: Offre, agents: Any) -> Iterator[Page]:
    """The household's own pages, from the offer to the lease, and of a demand removed."""
    yield from toutes(client, offre, "ménage")
    yield "en entier", client.post(reverse("en_entier"))
    yield from _changements(client)
    yield "ailleurs", client.get("/nancy/ma-demande/", follow=True)
    yield "accepter sans case", client.post(reverse("accepter_offre"))
    yield "refuser sans raison", client.post(reverse("refuser_offre"))
    yield "refuser une vieille page", client.post(reverse("refuser_offre"), {"vue": "1-rien", "motif": "x"})

    yield from _documents(client)
    yield from bailleur(client, offre.demande, agents["bailleur"])
    yield from _contacts(client, offre.demande)
    yield from _mandats(client, offre.demande)
    yield from rendez_vous(client, offre.demande)
    yield from echanges(client, offre.demande)

    client.post(reverse("accepter_offre"), {"accord": "on"})
    yield "accepter deux fois", client.post(reverse("accepter_offre"), {"accord": "on"})
    yield "offre acceptée", client.get(reverse("offre"))
    yield "ma demande, acceptée", client.get(reverse("ma_demande"))
    courante, jour = Offre.objects.get(pk=offre.pk), offre.repondre_avant
    baux.signer(
        courante,
        prend_effet_le=jour + timedelta(20),
        assurance_vue=True,
        etat_des_lieux_le=None,
        par=agents["bailleur"],
        le=jour,
    )

    yield "ma demande, satisfaite", client.get(reverse("ma_demande"))
    yield "changer une demande satisfaite", client.get(reverse("changer"), follow=True)
    yield from renouvelee()
    yield from radiee(agents)


def _documents(client: Client) -> Iterator[Page]:
    """A paper: no file, a page kept, an empty one three times, then all sent."""
    papier = reverse("papier", args=("livret_famille",))
    yield "papier sans fichier", client.post(papier, {"geste": "ajouter"})
    photo = SimpleUploadedFile("livret.jpg", une_photo())
    yield "papier gardé", client.post(papier, {"geste": "ajouter", "fichiers": photo}, follow=True)
    for essai in range(3):
        vide = {"geste": "ajouter", "fichiers": SimpleUploadedFile("livret.jpg", b"")}
        yield f"papier vide, essai {essai}", client.post(papier, vide)
    yield "papiers, un commencé", client.get(reverse("documents"))
    yield "papier envoyé", client.post(papier, {"geste": "envoyer"}, follow=True)
    yield "papier en vérification", client.get(papier)
    yield from _reponses(client, papier)


def _reponses(client: Client, papier: str) -> Iterator[Page]:
    """A paper to send again, contested without a word, then for good; a correction, answered."""
    piece = Piece.objects.get(code="livret_famille", etat=Etat.EN_VERIFICATION)
    piece.feuilles.update(etat=EtatFeuille.REFUSEE, motif="ILLISIBLE")
    Piece.objects.filter(pk=piece.pk).update(etat=Etat.A_REMPLACER, decidee_le=LE, message="Illisible.")
    yield "papier à remplacer", client.get(papier)
    yield "autre lecture sans mots", client.post(papier, {"geste": "contester"})
    yield "autre lecture", client.post(papier, {"geste": "contester", "contestation": "La date se lit."}, follow=True)
    corrigee = reverse("rectification", args=[Rectification.objects.latest("pk").pk])
    yield "correction", client.get(corrigee)
    yield "correction, ma demande", client.get(reverse("ma_demande"))
    yield "correction sans mots", client.post(corrigee, {})
    yield "correction répondue", client.post(corrigee, {"reponse": "Le loyer a baissé."}, follow=True)


def _mandats(client: Client, demande: Demande) -> Iterator[Page]:
    """Who acts for the household: nobody, refused, given with its code, its own pages, withdrawn."""
    yield "qui agit", client.get(reverse("mandats"))
    yield "mandat faux", client.post(reverse("mandats"), {})
    dit = {"nom": "Nadia N", "qualite": "proche", "mois": "3", "accord": "on"}
    dit |= {"change_les_reponses": "on", "repond_aux_offres": "on"}
    donne = client.post(reverse("mandats"), dit)
    yield "mandat donné", donne
    ailleurs = Client(REMOTE_ADDR="198.51.100.7")  # where nobody tried a code yet
    ailleurs.post(reverse("connexion"), {"numero": demande.numero_unique, "code": donne.context["code"]})
    yield "pour un foyer", ailleurs.get(reverse("pour_un_foyer"))
    yield "modifier pour un foyer", ailleurs.get(reverse("modifier_pour_un_foyer"))
    yield from pour_un_foyer(ailleurs, demande)
    yield "renouveler pour un foyer", ailleurs.get(reverse("renouveler_pour_un_foyer"))
    yield "documents pour un foyer", ailleurs.get(reverse("documents_pour_un_foyer"))
    yield from echanges_pour_un_foyer(ailleurs)
    yield "offre pour un foyer", ailleurs.get(reverse("offre_pour_un_foyer"))
    client.post(reverse("retirer_le_mandat", args=[donne.context["donne"].pk]))
    yield "mandat retiré", client.get(reverse("mandats"))
    yield "mandataire dehors", ailleurs.get(reverse("pour_un_foyer"), follow=True)


def _contacts(client: Client, demande: Demande) -> Iterator[Page]:
    """How the household is told: nothing, an address to verify, verified, dead; its agreement; links and codes."""
    contact = Contact.objects.create(demande=demande, canal="courriel", adresse="n@exemple.invalid", cree_le=LE)
    for champs in ({}, {"verifie_le": LE}, {"morte_le": LE}):
        Contact.objects.filter(pk=contact.pk).update(**champs)
        yield f"contacts {champs}", client.get(reverse("contacts"))
    Contact.objects.filter(pk=contact.pk).update(morte_le=None)
    yield "contact remplacé", client.get(reverse("contacts"))
    yield "vérifier", client.get(reverse("verifier_un_contact", args=[contact.pk]))
    yield "vérifier faux", client.post(reverse("verifier_un_contact", args=[contact.pk]), {"code": "12"})
    yield "accompagner faux", client.post(reverse("accompagner"), {"nom": "", "mel": "rien"})
    yield "préférer faux", client.post(reverse("preferer"), {"prefere": "pigeon"})
    yield "accorder faux", client.post(reverse("accorder"), {})
    client.post(reverse("accorder"), {"accord": "on"})
    yield "accord donné", client.get(reverse("contacts"))
    client.post(reverse("retirer_l_accord"))
    yield "accord retiré", client.get(reverse("contacts"))
    yield "cacher faux", client.post(reverse("coordonnees"), {"surs": "x"})
    client.post(reverse("coordonnees"), {"adresse_sure": "", "surs": [str(contact.pk)], "heures": ""})
    yield "cachée", client.get(reverse("coordonnees"))
    client.post(reverse("coordonnees_montrees"))
    Contact.objects.filter(pk=contact.pk).update(morte_le=None)
    yield "nouveau code", client.get(reverse("nouveau_code_d_acces"))
    yield "nouveau code envoyé", client.post(reverse("nouveau_code_d_acces"))
    yield "nouveau code faux", client.post(reverse("nouveau_code_d_acces"), {"code": "1"})
    autre = Client()
    autre.post(reverse("recevoir_un_code"), {"numero": demande.numero_unique})
    yield "taper le code", autre.get(reverse("taper_le_code"))
    yield "taper un code faux", autre.post(reverse("taper_le_code"), {"code": "1"})
    yield from _messages(client, demande, contact)


def _messages(client: Client, demande: Demande, contact: Contact) -> Iterator[Page]:
    """A message closed then open, the link that leads to it, an old one."""
    message = Envoi.objects.filter(demande=demande, canal="espace").earliest("pk")
    client.post(reverse("lire_le_message", args=[message.pk]))
    yield "message ouvert", client.get(reverse("message", args=[message.pk]))
    Envoi.objects.filter(pk=message.pk).update(contact=contact, le=date.today())
    chemin = reverse("lien", args=[jeton(message)])
    yield "lien", Client().get(chemin)
    yield "lien faux", Client().post(chemin, {"naissance_jour": "1", "naissance_mois": "2", "naissance_annee": "1980"})
    Envoi.objects.filter(pk=message.pk).update(le=LE.replace(year=2020))
    yield "lien périmé", Client().post(chemin)


def _changements(client: Client) -> Iterator[Page]:
    """Change answers: wrong, to be read again, a child born beside one expected, saved, told; a birth, a death."""
    for nom in ("adresse", "joindre", "logement", "depuis", "taille", "types", "motifs"):
        yield f"changer {nom}, faux", client.post(reverse("changer_page", args=[nom]), FAUX.get(nom, {}))
    client.post(reverse("changer_page", args=["taille"]), PAGES["taille"] | {"surface": "90"})
    for attendu in ("a_naitre", "a_charge"):
        enfant = ENFANT | {"lien": attendu, "naissance_jour": "20", "naissance_mois": "11", "naissance_annee": "2026"}
        client.post(reverse("changer_page", args=["foyer"]), enfant | {"suite": "continuer"})
    yield "à enregistrer", client.get(reverse("changer"))
    yield "changer un revenu", client.get(reverse("changer_page_pour", args=["travail", "vous"]))
    client.post(reverse("changer"), {"bebe": "attendu"})
    yield "enregistré", client.post(reverse("changer_enregistrer"), follow=True)
    client.post(reverse("changer_page", args=["foyer"]), ENFANT | {"suite": "continuer"})
    yield "un bébé attendu ?", client.get(reverse("changer"))
    for nom in ("naissance", "deces"):
        yield nom, client.get(reverse("changer_evenement", args=[nom]))
        yield f"{nom}, faux", client.post(reverse("changer_evenement", args=[nom]), {})
    client.post(reverse("changer_page", args=["identite"]), PAGES["identite"] | {"nom": "Sacha"})
    yield "une identité", client.get(reverse("changer"))
    yield "identité à relire", client.post(reverse("changer_enregistrer"), follow=True)
    yield "historique", client.get(reverse("historique"))
    yield "renoncer, à confirmer", client.post(reverse("renoncer"), {"precision": "Je renonce."})


def pannes(client: Client) -> Iterator[Page]:
    """What one reads when no page could answer."""
    yield "introuvable", client.get("/nulle-part/ici/")
    yield "formulaire ancien", Client(enforce_csrf_checks=True).post(reverse("commencer"))
    yield "abîmé", client.post(reverse("connexion"), {f"c{rang}": "" for rang in range(2_100)})
    with override_settings(ALLOWED_HOSTS=["ailleurs.example"]):
        yield "autre hôte", client.get("/", HTTP_HOST="inconnu.example")
    requete = RequestFactory().get("/")
    yield "panne", panne(requete)
    try:
        raise OperationalError
    except OperationalError:
        yield "base muette", panne(requete)


def saisies() -> set[str]:
    """Return what these walks type: a page shows it again."""
    dites = [*DROITS.values(), "Zzz", "Je renonce.", "pigeon", "inconnu.example", "carte.png", "carte.jpg", "zzzz"]
    for reponses in (*FAUX.values(), *JUSTES.values()):
        dites += [valeur for valeur in reponses.values() if isinstance(valeur, str)]
    return {*dites, f"{JUSTES['identite']['prenom']} {IDENTITE['nom']}", f"{ENFANT['prenom']} {ENFANT['nom']}"}
