"""Every address × every role: what each answers is written in statuts.csv, one line per address and method.

A new address fails until its line is there: a status is decided, then written. Each page is also read whole: one h1,
no inline script or style, no leftover tag, no unknown variable.
"""

import csv
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from seuil.documents.tests.analyses import dire_saines
from tests.habilitations.adresses import ROLES, adresses, trous
from tests.navigateurs import au_navigateur

ATTENDUS = Path(__file__).with_name("statuts.csv")
METHODES = ("GET", "POST")


def attendus() -> dict[tuple[str, str], dict[str, str]]:
    with ATTENDUS.open(encoding="utf-8", newline="") as fichier:
        return {(ligne.pop("adresse"), ligne.pop("methode")): ligne for ligne in csv.DictReader(fichier)}


def demander(client: Client, methode: str, chemin: str):
    """Send the request, then undo what it wrote."""
    point = transaction.savepoint()
    reponse = client.generic(methode, chemin, content_type="application/x-www-form-urlencoded")
    transaction.savepoint_rollback(point)
    return reponse


class TestHabilitations:
    def test_chaque_adresse_a_un_nom_a_elle(self):
        """Two addresses of one name: `reverse` gives one of them to the pages of both."""
        noms = [nom for nom, _ in adresses()]

        assert [nom for nom, combien in Counter(noms).items() if combien > 1] == []

    def test_chaque_adresse_a_sa_ligne(self):
        connues = {(nom, methode) for nom, _ in adresses() for methode in METHODES}

        assert connues == set(attendus())

    def test_aucun_nom_n_en_designe_deux(self):
        """Two rooms that give one name to two addresses: a page would lead to the other's."""
        fois = Counter(nom for nom, _ in adresses())

        assert {nom for nom, nombre in fois.items() if nombre > 1} == set()

    @pytest.mark.parametrize("role", ROLES)
    def test_chaque_adresse_repond_comme_ecrit(self, client_de, offre, role):
        dire_saines()  # an identity document opens once the antivirus read it
        ecrits, ecarts, client = attendus(), [], client_de(role)
        temoins = deepcopy(client.cookies)
        for nom, motif in adresses():
            chemin = reverse(nom, kwargs=trous(motif, offre))
            lu = demander(client, "GET", chemin)
            statuts = {"GET": lu.status_code, "POST": demander(au_navigateur(temoins), "POST", chemin).status_code}
            ecarts += [
                f"{methode} {nom} : {statut}, attendu {attendu}"
                for methode, statut in statuts.items()
                if str(statut) != (attendu := ecrits.get((nom, methode), {}).get(role, "une ligne"))
            ]
            ecarts += [f"GET {nom} : {faute}" for faute in fautes(lu)]

        assert ecarts == []


def fautes(reponse) -> list[str]:
    """Return what no page may have: another number of h1 than one, an inline script or style, a leftover tag."""
    if not reponse.content or not reponse.headers.get("Content-Type", "").startswith("text/html"):
        return []
    page = reponse.content.decode()
    controles = {
        "un h1": len(re.findall(r"<h1[\s>]", page)) == 1,
        "lang": '<html lang="fr"' in page,
        "aucun script en ligne": not re.search(r"<script(?![^>]*\bsrc=)[^>]*>", page),
        "aucun gestionnaire en ligne": not re.search(r"<[^>]+\son[a-z]+=", page),
        "aucun style en ligne": not re.search(r"<[^>]+\sstyle=|<style", page),
        "aucune variable inconnue": "VARIABLE-INCONNUE" not in page,
        "aucune balise restante": not re.search(r"\{%|%\}|\{\{|\}\}", page),
    }
    return [nom for nom, tenu in controles.items() if not tenu]
