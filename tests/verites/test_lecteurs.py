"""Who reads a score, a priority, a protected fact, a former answer is written in lecteurs.toml; others fail here.

Readers are discovered twice: heard while every address, command, letter and export runs (`ecoute.py`), and seen in the
sources and templates (`balayage.py`), for the paths that nothing runs.
"""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from seuil.acteurs.auteurs import Demandeur
from seuil.baux import services as baux
from tests.architecture.arbre import PAQUET
from tests.habilitations.adresses import ROLES
from tests.verites.balayage import mentions
from tests.verites.ecoute import ecouter
from tests.verites.jeu import (
    A_PART,
    COMMANDES,
    changer,
    commandes_du_produit,
    demander_partout,
    lancer_les_commandes,
    remplir_un_brouillon,
)

pytestmark = pytest.mark.longue
ENTENDUS = {"situations", "total", "lignes", "score", "explication", "motifs", "preuves", "texte", "contenu"}
ECRITS = Path(__file__).with_name("lecteurs.toml")


def declares() -> dict[str, set[str]]:
    """Return what each declared reader reads."""
    ecrits = tomllib.loads(ECRITS.read_text(encoding="utf-8"))
    return {lecteur: set(ligne["lit"]) for lecteur, ligne in ecrits.items()}


def non_declares(lectures: set[tuple[str, str]]) -> list[str]:
    """Return the readings that nobody declared, as sentences."""
    connus = declares()
    fautes = {lecture for lecture in lectures if lecture[1] not in connus.get(lecture[0], set())}
    return [f"{lecteur} lit « {champ} » sans le dire dans lecteurs.toml" for lecteur, champ in sorted(fautes)]


class TestLecteurs:
    def test_chacun_existe_et_dit_pourquoi(self):
        ecrits = tomllib.loads(ECRITS.read_text(encoding="utf-8"))
        gabarits = {str(nom).split("/templates/")[-1] for nom in PAQUET.rglob("*.html")}

        assert [nom for nom in ecrits if not (PAQUET / nom).exists() and nom not in gabarits] == []
        assert [nom for nom, ligne in ecrits.items() if not ligne["pourquoi"]] == []

    def test_aucun_autre_n_est_ecrit_dans_les_sources(self):
        """V1, V2, V3: a reader on a path that never runs is found in its source or its template."""
        assert non_declares(mentions()) == []

    def test_chaque_commande_dit_comment_on_la_lance(self):
        """A command that this test cannot run could read anything."""
        assert commandes_du_produit() == set(COMMANDES) | A_PART

    def test_aucun_autre_n_est_entendu(self, request, monde, tmp_path, settings, le):
        """V1, V2, V3: draft, registration, change, designation, session, offer, lease, every address, every command."""
        settings.TETES_JOURNAL = tmp_path / "tetes.jsonl"
        with ecouter() as ecoute:
            remplir_un_brouillon(Client())
            agents = request.getfixturevalue("agents")
            demande = request.getfixturevalue("demande")
            changer(demande, agents, le, motifs=["01", "06"], situations=["viol", "dalo", "handicap"], surface=12)
            offre = request.getfixturevalue("offre")
            vues = list(demander_partout(request.getfixturevalue("client_de"), ROLES, offre))
            baux.accepter(offre, par=Demandeur(offre.demande.numero_unique), le=le + timedelta(16))
            lancer_les_commandes(tmp_path, le)

        assert len(vues) > 50 * len(ROLES)
        assert non_declares(ecoute.lectures) == []
        assert ENTENDUS - {mot for _, mot in ecoute.lectures} == set()  # deaf ears would declare nothing missing
