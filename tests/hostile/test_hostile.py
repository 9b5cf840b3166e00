"""S9: no form answers 5xx, whatever it receives. HOSTILES=5000 plays as many bodies (`make hostile`)."""

import os
import re
from html import unescape
from random import Random

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from seuil.declarations.forms.questions import CHAPITRES
from seuil.declarations.tests.saisies import PAGES, remplir_au_guichet
from tests.habilitations.adresses import adresses, trous
from tests.hostile.saisies import corps, requetes

NOMBRE = int(os.environ.get("HOSTILES", "350"))
ROLES = ("anonyme", "menage", "guichet", "bailleur", "secretariat")
FORMULAIRE = "application/x-www-form-urlencoded"
NOMME = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([^"]+)"[^>]*>')
VALEUR = re.compile(r'\bvalue="([^"]*)"')


@pytest.fixture
def client_pret(client_de):
    """Return the browser of a role, signed in, with a draft ready to be sent."""

    def ouvrir(role: str) -> Client:
        client = client_de(role)
        if role == "anonyme":
            client.post("/demander/")
            for etape, reponses in PAGES.items():
                client.post(f"/demander/{etape}/", reponses)
        if role == "guichet":
            client.post("/gestion/guichet/")
            remplir_au_guichet(client)
        return client

    return ouvrir


def chemins(offre) -> list[str]:
    """Return every address, each step of the form included."""
    lus = [reverse(nom, kwargs=trous(motif, offre)) for nom, motif in adresses()]
    etapes = [f"/demander/{etape}/" for etape in (*PAGES, "relecture", "envoi")]
    etapes += [f"/gestion/guichet/{chapitre}/" for chapitre in CHAPITRES]
    return list(dict.fromkeys(lus + etapes))


def champs(page: str) -> dict[str, list[str]]:
    """Return the fields of a page's forms, each with the values it proposes."""
    trouves: dict[str, list[str]] = {}
    for balise in re.finditer(NOMME, page):
        valeur = VALEUR.search(balise[0])
        trouves.setdefault(unescape(balise[1]), []).append(unescape(valeur[1]) if valeur else "")
    return trouves


def demander(client, methode, chemin, contenu=""):
    """Send a request, then undo what it wrote."""
    with transaction.atomic():
        if methode == "GET":
            reponse = client.get(f"{chemin}?{contenu}" if contenu else chemin)
        else:
            reponse = client.generic("POST", chemin, contenu, content_type=FORMULAIRE)
        transaction.set_rollback(True)
    return reponse


@pytest.mark.parametrize("role", ROLES)
def test_aucun_formulaire_ne_repond_par_une_panne(client_pret, offre, role):
    """S9: every form of a role, hostile bodies and hostile queries: 0 answers 5xx."""
    client, hasard, pannes, joues = client_pret(role), Random(f"hostile-{role}"), [], 0
    pages = {
        chemin: champs(demander(client, "GET", chemin).content.decode(errors="replace"))
        for chemin in chemins(offre)
        if not chemin.endswith(("/courriers/", ".pdf"))
    }
    par_role = NOMBRE // len(ROLES)
    while joues < par_role:
        for chemin, connus in pages.items():
            contenu = corps(list(connus), connus, hasard)
            essais = [("POST", contenu), *(("GET", texte) for texte in list(requetes(list(connus)[:2], hasard))[:1])]
            for methode, texte in essais:
                statut = demander(client, methode, chemin, texte).status_code
                joues += 1
                if statut >= 500:
                    pannes.append((methode, chemin, statut, texte[:300]))
            if joues >= par_role:
                break

    assert pannes == []
