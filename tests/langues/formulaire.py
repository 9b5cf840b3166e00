"""The form of the demand, page by page: empty, wrong, right, read again; taken up elsewhere; sent."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from seuil.declarations.models import Brouillon
from seuil.declarations.tests.saisies import ENFANT, IDENTITE, PAGES, SUITE, photo
from seuil.demandes.models import Demande
from seuil.demandes.tests.menage import connecter

Page = tuple[str, HttpResponse]
FAUX: dict[str, dict[str, Any]] = {
    "identite": IDENTITE | {"naissance_mois": "13", "nom": "4", "prenom": ""},
    "adresse": {"adresse": "", "lieu": "Zzz"},
    "joindre": {"telephone": "12", "mel": "rien"},
    "foyer": ENFANT | {"naissance_annee": "2027", "naissance_jour": "1", "lien": "conjoint"},
    "depuis": {"nb_occupants": "99", "occupation_depuis_mois": "3"},
    "taille": {"surface": "mille"},
    "loyer": {"loyer_charges": "-3", "apl": "x"},
    "sources/vous": {"sources": ["0", "SAL"]},
    "montants/vous": {"montant_SAL": "9999999"},
    "revenu/vous": {"rfr_n2": "1,2,3"},
    "types": {"types": ["T9"]},
    "motifs": {"motifs": ["01", "05", "08", "11"]},
    "precisions": {"precisions": "x" * 300},
}
JUSTES: dict[str, dict[str, Any]] = PAGES | {
    "identite": IDENTITE | {"prenom": "Maud"},
    "joindre": {"telephone": "06 00 00 00 00"},
    "foyer": ENFANT | SUITE,
    "handicap": {"handicap": "oui"},
    "amenagement": {"cmi": ["vous"], "equipements": ["4"], "marche": "2"},
    "depuis": {"nb_occupants": "4", "occupation_depuis_mois": "3", "occupation_depuis_annee": "2024"},
    "loyer": {"loyer_charges": "300"},
    "priorites": {"situations": ["chomage_long"]},
    "types": {"types": ["T4"], "loyer_maximum": "600", "categorie": "I"},
}


def formulaire(client: Client) -> Iterator[Page]:
    """The form, each step empty, wrong, right and read again; its sending; what the household reads then."""
    yield "pour quelqu’un", Client().get(reverse("pour_quelqu_un"))
    yield "pour quelqu’un, faux", Client().post(reverse("pour_quelqu_un"), {"qualite": "social"})
    client.post(reverse("commencer"))
    for page, reponses in JUSTES.items():
        adresse = _adresse(page)
        yield f"{page} vide", client.get(adresse)
        yield f"{page} sans réponse", client.post(adresse, {"rien": "1"})
        if page == "foyer":
            yield from _foyer(client, adresse)
        if page == "communes":
            yield from _communes(client, adresse)
        yield f"{page} faux", client.post(adresse, FAUX.get(page, {}))
        client.post(adresse, reponses)
        yield f"{page} relu", client.get(adresse)
    yield "reprendre", client.get(reverse("commencer"))
    yield from _reprise(client)
    yield from _avis(client)
    yield from _envoi(client)


def _adresse(page: str) -> str:
    nom, _, personne = page.partition("/")
    return reverse("demander_pour", args=[nom, personne]) if personne else reverse("demander", args=[nom])


def _personnes() -> list[str]:
    return list(Brouillon.objects.order_by("modifie_a").last().reponses.get("personnes", {}))  # type: ignore[union-attr]


def _foyer(client: Client, adresse: str) -> Iterator[Page]:
    """Two spouses, a baby, an adult; each corrected, taken away, put back."""
    for _ in range(2):
        client.post(adresse, ENFANT | {"lien": "conjoint", "naissance_annee": "1990", "suite": "encore"})
    yield "foyer impossible", client.post(adresse, SUITE)
    premiere, seconde = _personnes()
    yield "foyer à corriger", client.get(adresse, {"corriger": premiere})
    client.post(adresse, {"retirer": premiere})
    yield "personne retirée", client.get(adresse)
    yield "adulte", client.get(_adresse(f"adulte/{seconde}"))
    client.post(adresse, ENFANT | {"lien": "a_naitre", "naissance_annee": "2027", "suite": "encore"})
    yield "foyer rempli", client.get(adresse)
    yield "naissance sans date", client.post(adresse, ENFANT | {"naissance_annee": "", "nom": "", "prenom": ""})
    client.post(adresse, {"retirer": seconde})


def _communes(client: Client, adresse: str) -> Iterator[Page]:
    """Several found, none found, chosen twice, out of the département, ranked."""
    client.post(adresse, {"q": "Compiègne"})
    choisie = {"communes": ["60159"]}
    for cherche in ("60280", "Zzz", "Compiègne", "Nancy"):
        yield f"communes {cherche}", client.post(adresse, choisie | {"q": cherche})
    client.post(adresse, choisie | {"q": "Clairoix"})
    yield "communes rangées", client.get(adresse)


def _reprise(client: Client) -> Iterator[Page]:
    """Leave with a code and a link; come back with both, right and wrong."""
    yield "plus tard", client.get(reverse("plus_tard"))
    donnee = client.post(reverse("plus_tard"))
    yield "code donné", donnee
    autre, lien = Client(), donnee.context["lien"].replace("http://testserver", "")
    yield "reprendre faux", autre.post(reverse("reprendre"), {"code": "ABCD"})
    yield "lien", autre.get(lien)
    naissance = {"naissance_jour": "1", "naissance_mois": "1", "naissance_annee": "1980"}
    yield "lien faux", autre.post(lien, naissance)
    yield "lien mort", autre.get(lien[:-3] + "xx/")


def _avis(client: Client) -> Iterator[Page]:
    """Every kind of tax notice, with the page of its amount, alone then with another adult."""
    foyer = reverse("demander", args=["foyer"])
    for _ in range(2):
        client.post(foyer, ENFANT | {"lien": "autre", "naissance_annee": "1960", "suite": "encore"})
    client.post(_adresse("situation"), {"nationalite": "3", "situation_familiale": "C"})
    autres = _personnes()[-2:]
    yield "avis à plusieurs", client.get(_adresse("avis/vous"))
    yield "avis commun sans dire avec qui", client.post(_adresse("avis/vous"), {"sorte_avis": "commun"})
    for sorte in ("commun", "dehors", "etranger", "protection", "propre"):
        client.post(_adresse("avis/vous"), {"sorte_avis": sorte, "avis_avec": autres[:1]})
        yield f"revenu, {sorte}", client.get(_adresse("revenu/vous"))
    yield "travail d'un autre", client.get(_adresse(f"travail/{autres[0]}"))
    for cle in autres:
        client.post(foyer, {"retirer": cle})
    for page, reponses in (("occupation", "HLM"), ("occupation", "POCC")):
        client.post(_adresse("logement"), {page: reponses})
        yield f"bailleur, {reponses}", client.get(_adresse("bailleur"))
        yield f"bien, {reponses}", client.get(_adresse("bien"))
    client.post(_adresse("motifs"), {"motifs": ["05", "23"]})
    for page in ("jugement", "autre-motif"):
        yield page, client.get(_adresse(page))
    for page in ("situation", "logement", "avis/vous", "motifs", "foyer"):
        client.post(_adresse(page), JUSTES[page] if page != "foyer" else SUITE)
    client.post(_adresse("identite"), IDENTITE | {"naissance_annee": "2009"})
    yield "émancipation", client.get(_adresse("emancipation"))
    yield "pas émancipé", client.post(_adresse("emancipation"), {"est_emancipe": "non"})
    client.post(_adresse("identite"), JUSTES["identite"])


def _envoi(client: Client) -> Iterator[Page]:
    envoyer = reverse("envoyer")
    yield "relire", client.get(reverse("demander", args=["relecture"]))
    yield "pièce", client.get(reverse("demander", args=["envoi"]))
    yield "envoi sans rien", client.post(envoyer, {"rien": "1"})
    for contenu in (b"", b"%PDF-rien", b"x" * 200):
        fichier = photo()
        fichier.file.seek(0)
        fichier.file.truncate()
        fichier.file.write(contenu)
        fichier.size = len(contenu)
        fichier.file.seek(0)
        yield f"envoi de {contenu[:6]!r}", client.post(envoyer, {"piece": fichier, "exact": "on"})
    yield "envoi sans case", client.post(envoyer, {"piece": photo()})
    client.post(envoyer, {"exact": "on"})
    yield "bienvenue", client.get(reverse("bienvenue"))
    yield "code à noter", client.get(reverse("ma_demande"))
    demande = Demande.objects.latest("pk")
    yield "code ailleurs", connecter(Client(), demande).get(reverse("bienvenue"))
    client.post(reverse("noter_le_code"))
    yield "code noté", client.get(reverse("bienvenue"))
    autre = Client()
    autre.post(reverse("commencer"))
    for page, reponses in JUSTES.items():
        autre.post(_adresse(page), reponses)
    autre.post(envoyer, {"piece": photo(), "exact": "on"})
    yield "retenue", autre.get(reverse("ma_demande"))
    Demande.objects.filter(etat="retenue").update(etat="rattachee", tranchee_le=demande.recue_le)
    yield "rattachée", autre.get(reverse("ma_demande"))
