"""The world of a run: Compiègne, which every demand wishes, beside 29 other territories of its ressort."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
from django.core.management import call_command
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Agent
from seuil.cotation import services as cotation
from seuil.demandes import codes
from seuil.demandes.models import Demande
from seuil.demandes.services import enregistrer
from seuil.demo.exemple import Mere, dossier_d_exemple
from seuil.demo.management.commands.demo import Command
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement
from seuil.rapprochement import services as rapprochement
from seuil.regles.grilles import grilles_livrees
from seuil.territoires.models import Commune, Epci, Territoire
from tests.charge import foule
from tests.charge.installation import seuil

TERRITOIRES = 30
DEPARTEMENT = "60"
VILLE = "compiegne"
DEJA_LA = 60  # demands of the demonstration
LETTRES = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Cle:
    """What opens the page of a household."""

    numero: str
    code: str


def veille() -> date:
    """Return the day as of which everything is loaded: the night to today remains to be passed."""
    return timezone.localdate() - timedelta(1)


def fonder() -> None:
    """Load the real territories, the invented agents, the other territories of the ressort: all as of yesterday."""
    call_command("migrate", verbosity=0, interactive=False)
    Command(stdout=open("/dev/null", "w"))._peupler(veille(), DEJA_LA)  # noqa: SIM115
    for territoire in _autour():
        cotation.publier(territoire, texte=_grille(territoire.pk), par=Systeme(), le=veille())
    rapprochement.reprendre(le=veille(), avancer=lambda nombre: None)
    rapprochement.passer_la_nuit(le=veille())


def ecrire_la_foule(chemin: Path, nombre: int) -> None:
    """Write the file to take in."""
    ville = Territoire.objects.get(pk=VILLE)
    autour = [code for autre in _autres() for code in list(foule.communes(autre))[:3]]
    postaux = {une.pk: une.postaux[0] for une in Commune.objects.filter(departement=DEPARTEMENT) if une.postaux}
    ici = {code: gens for code, gens in foule.communes(ville).items() if code in postaux}
    seuil("population", nombre, chemin, "--le", veille())
    autour = [code for code in autour if code in postaux]
    foule.reunir(pl.read_parquet(chemin), ici=ici, autour=autour, postaux=postaux).write_parquet(chemin)


def liberer(nombre: int, type_: str) -> list[int]:
    """Declare dwellings of a type and send them to who names candidates; return the keys of the vacancies."""
    le, bailleur = timezone.localdate(), Agent.objects.get(username="bailleur")
    siens = Logement.objects.filter(programme__bailleur=bailleur.organisme, type=type_, financement="PLUS")
    modele, cles = siens.order_by("pk")[0], list[int]()
    for rang in range(nombre):
        modele.pk, modele._state.adding, modele.reference = None, True, f"CHARGE-{type_}-{rang}"
        modele.save()
        vacance = patrimoine.declarer(modele, libre_le=le, hors_flux="démolition", par=bailleur, le=le)
        patrimoine.orienter(vacance, par=bailleur, le=le)
        cles.append(vacance.pk)
    return cles


def inscrire(nombre: int) -> list[Cle]:
    """Register households as the portal does, with a code that we know; return what opens their pages."""
    cles = []
    for rang in range(nombre):
        qui = Mere("Zélie", f"Fictive{LETTRES[rang // 26]}{LETTRES[rang % 26]}", date(1980 + rang % 25, 3, 9))
        demande = enregistrer(dossier_d_exemple(qui=qui), par=Demandeur(), le=timezone.localdate()).demande
        code = (codes.ALPHABET * 2)[: codes.LONGUEUR]
        Demande.objects.filter(pk=demande.pk).update(code_acces=codes.hacher(code))
        cles.append(Cle(demande.numero_unique, code))
    return cles


def publier_une_autre_grille() -> None:
    """Publish, in force from today, the grid of the town with other weights."""
    le = timezone.localdate()
    texte = next(grille.texte for grille in grilles_livrees() if grille.territoire == VILLE)
    texte = texte.replace("version = 1", "version = 2").replace("points = 30", "points = 17", 1)
    texte = texte.replace("date_debut = 2023-01-01", f"date_debut = {le}")
    cotation.publier(Territoire.objects.get(pk=VILLE), texte=texte, par=Systeme(), le=le)


def _autres() -> Any:
    return Territoire.objects.filter(source="inventé pour la mesure").select_related("epci", "commune")


def _autour() -> list[Territoire]:
    """Write the other territories: the intercommunalités of the ressort, then its largest communes."""
    ville = Territoire.objects.get(pk=VILLE)
    epcis = Epci.objects.filter(commune__departement=DEPARTEMENT).exclude(pk=ville.epci_id).distinct().order_by("pk")
    grandes = Commune.objects.filter(departement=DEPARTEMENT).exclude(epci=ville.epci_id).order_by("-population")
    parametres = {nom: valeur for nom, valeur in ville.parametres.items() if nom != "typologie"}
    fixes = {"ressort_id": ville.ressort_id, "parametres": parametres, "source": "inventé pour la mesure"}
    lieux = [(f"e{un.pk}", {"nom": str(un)[:120], "epci": un}) for un in epcis]
    lieux += [(f"c{une.pk}", {"nom": str(une), "commune": une}) for une in grandes]
    ecrits = [
        Territoire(code=code, nom_court=code, **dit, **fixes)  # type: ignore[arg-type]
        for code, dit in lieux[: TERRITOIRES - 1]
    ]
    return Territoire.objects.bulk_create(ecrits)


def _grille(code: str) -> str:
    """Return the grid of Compiègne, published by another territory: no two are the same text."""
    texte = next(grille.texte for grille in grilles_livrees() if grille.territoire == VILLE)
    return texte.replace(f'territoire = "{VILLE}"', f'territoire = "{code}"')
