"""Everything that may read: each address for each role, each command, each letter and export, under the listening."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from datetime import date, time, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command, get_commands
from django.test import Client
from django.urls import reverse

from seuil.acteurs.models import Agent
from seuil.acteurs.requetes import mentions_attendues
from seuil.baux.models import Offre
from seuil.commissions.models import Decision, Point
from seuil.declarations.tests.saisies import PAGES, remplir
from seuil.demandes.services import modifier
from seuil.demo.marque import marquer
from seuil.designations.models import Candidature
from seuil.documents.tests.analyses import dire_saines
from seuil.reactions.travaux import vider
from tests.habilitations.adresses import adresses, trous
from tests.habilitations.test_habilitations import demander
from tests.navigateurs import au_navigateur

D_AUTRES = ("django.", "procrastinate.", "allauth.")


def la_demonstration(dossier: Path, le: date) -> list[list[str]]:
    """Mark the world of the tests as one that the demonstration made with today's tables."""
    marquer()
    return [["--sans-servir"]]


def les_adresses(dossier: Path, le: date) -> list[list[str]]:
    """Type every address that is missing, so that the list says that all are known."""
    notees = [
        [une.sorte, une.cle, "36, arrêté du 3 mai 2024" if une.sorte == "delai" else "1, rue Connue, 75001 Paris"]
        for une in mentions_attendues(le)
        if not une.valeur
    ]
    return [*(["noter", *notee] for notee in notees), []]


# How each command of the product is run here: a new one fails the test until it says how.
A_PART = {"travailler"}  # it only runs the jobs, which `vider` runs here under the listening
COMMANDES: dict[str, Callable[[Path, date], list[list[str]]]] = {
    "cotation": lambda dossier, le: [
        ["repeser", "compiegne"],
        ["reprendre"],
        ["nuit", "--le", f"{le + timedelta(20)}", "--confirmer"],
        ["verifier"],
        ["exporter", str(dossier / "pays")],
    ],
    "travaux": lambda dossier, le: [[]],
    "documents": lambda dossier, le: [["etat"]],
    "taches": lambda dossier, le: [["passer"], []],
    "journal": lambda dossier, le: [["sceller"], ["publier"], ["verifier"]],
    "base": lambda dossier, le: [["verifier"], ["roles"]],
    "migrate": lambda dossier, le: [["--check"]],
    "reference": lambda dossier, le: [["charger"]],
    "agents": lambda dossier, le: [
        ["lister"],
        ["reinitialiser", "opac"],
        ["fermer", "opac"],
        ["creer", "lea", "--prenom", "Léa", "--nom", "X", "--organisme", "OPAC de l’Oise", "--metiers", "attribution"],
    ],
    "envois": lambda dossier, le: [[]],
    "adresses": les_adresses,
    "demandes": lambda dossier, le: [
        ["codes", str(dossier / "codes"), "--phrase-de", str(phrase_des_lettres(dossier))],
        ["detruire", str(dossier / "codes")],
    ],
    "connexions": lambda dossier, le: [["oublier-facteur", "bailleur"]],
    "demo": la_demonstration,
    "annee": lambda dossier, le: [[f"{le}", f"{le}", str(dossier / "carnet")]],
    "documenter": lambda dossier, le: [[]],
    "population": lambda dossier, le: [["40", str(dossier / "foule.parquet"), "--le", f"{le}"]],
    "importer": lambda dossier, le: [["demandes", str(dossier / "foule.parquet"), "--le", f"{le}"]],
}


def phrase_des_lettres(dossier: Path) -> Path:
    """Return the file of a passphrase for the letters of access codes."""
    fichier = dossier / "phrase.txt"
    fichier.write_text("une phrase pour les lettres de ce jeu\n", encoding="utf-8")
    return fichier


def commandes_du_produit() -> set[str]:
    """Return the names of the commands that the product brings."""
    return {nom for nom, application in get_commands().items() if not str(application).startswith(D_AUTRES)}


def demander_partout(client_de: Callable[[str], Client], roles: tuple[str, ...], offre: Offre) -> Iterator[str]:
    """Request every address with every role, by GET then POST; yield the addresses."""
    for role in roles:
        temoins = client_de(role).cookies
        for nom, motif in adresses():
            chemin = reverse(nom, kwargs=trous(motif, offre))
            for methode in ("GET", "POST"):
                demander(au_navigateur(temoins), methode, chemin)
            yield chemin


def remplir_un_brouillon(client: Client) -> None:
    """Fill the form of the portal up to its sending, then read each page again."""
    client.post(reverse("commencer"))
    remplir(client)
    for page in (*PAGES, "relecture", "envoi"):
        assert client.get(f"{reverse('commencer')}{page}/").status_code == 200


def lancer_les_commandes(dossier: Path, le: date) -> None:
    """Run every command of the product, from a folder where what they write is lost."""
    dire_saines()  # no antivirus stands here: the clock would say so and stop
    with chdir(dossier):
        for nom, lancements in COMMANDES.items():
            for arguments in lancements(dossier, le):
                call_command(nom, *arguments, stdout=StringIO(), stderr=StringIO())


def changer(demande, agents, le: date, **changements) -> None:
    """Change answers at a desk, and let what follows follow."""
    modifier(demande, changements=changements, par=agents["guichet"], le=le)
    vider()


def decider_d_office(point: Point, candidature: Candidature, par: Agent, *, le: date) -> Decision:
    """Write a first rank, without a session: what its letter and its minutes read is there."""
    seance = point.seance
    seance.preside_par = seance.commission.membres.get(est_president=True)
    return Decision.objects.create(
        point=point,
        candidature=candidature,
        nature="b",
        rang=1,
        redigee_par=par,
        votee_le=le,
        votee_a=time(14, 30),
        presents=4,
        quorum="4 membres désignés présents, quorum à 3.",
    )


def textes(dit: Any) -> Iterator[str]:
    """Yield every sentence of a context, as it is written."""
    if isinstance(dit, str):
        yield dit
    elif isinstance(dit, Mapping):
        yield from (texte for valeur in dit.values() for texte in textes(valeur))
    elif isinstance(dit, list | tuple):
        yield from (texte for valeur in dit for texte in textes(valeur))
