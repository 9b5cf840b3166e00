"""`python -m tests.pannes.envois`: a month of messages, the workers killed at random (exit code 1 on any loss)."""

import argparse
import os
import time
from contextlib import ExitStack
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from tests.pannes.bilan import attendre_le_calme, verifier
from tests.pannes.monde import dossier, peupler
from tests.pannes.transporteurs import DELAI, Transporteurs, transporteurs

DUREE = 450.0  # seconds in which the kills are given
RETARD = 15.0  # seconds late after which a day is played short
CALME = 150.0  # at most, for what waits once they stopped
DATES = ("pas_avant", "parti_a")


def main() -> int:
    lu = argparse.ArgumentParser(description=__doc__)
    lu.add_argument("--jours", type=int, default=30, help="jours joués")
    lu.add_argument("--coups", type=int, default=200, help="travailleurs tués")
    lu.add_argument("--demandes", type=int, default=2_500, help="demandes de la ville")
    lu.add_argument("--duree", type=float, default=DUREE, help="secondes pendant lesquelles on frappe")
    dit, debut = lu.parse_args(), time.monotonic()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.pannes.settings_envois"
    with ExitStack() as pile:
        racine, _ = pile.enter_context(dossier())
        eux = pile.enter_context(transporteurs(racine / "retours"))
        _regler(eux)
        import django  # noqa: PLC0415 - the settings read the data folder

        django.setup()
        peupler(dit.demandes, 0, dit.jours)
        print(f"Monde chargé en {time.monotonic() - debut:.0f} s.", flush=True)
        fautes = _jouer(racine, eux, dit)
    print(f"Durée totale : {time.monotonic() - debut:.0f} s.")
    return 1 if fautes else 0


def _regler(eux: Transporteurs) -> None:
    os.environ |= {
        "SEUIL_SMTP": eux.boite.url(delai=DELAI),
        "SEUIL_EXPEDITEUR": "ne-pas-repondre@exemple.invalid",
        "SEUIL_SMS": eux.operateur.url(delai=DELAI),
        "SEUIL_RETOURS": str(eux.retours),
        "SEUIL_SITE": "http://localhost",
    }


def _jouer(racine: Path, eux: Transporteurs, dit: Any) -> int:
    from django.utils import timezone  # noqa: PLC0415 - the settings read the data folder

    from tests.pannes.mois import Mois  # noqa: PLC0415
    from tests.pannes.ouvriers import Ouvriers  # noqa: PLC0415

    premier = timezone.localdate() - timedelta(dit.jours)
    mois = Mois(premier, jours=dit.jours)
    ouvriers = Ouvriers(racine.parent / f"{racine.name}.log", coups=dit.coups, duree=dit.duree)
    debut = time.monotonic()
    ouvriers.commencer()
    try:
        for rang in range(dit.jours):
            le = premier + timedelta(rang)
            est_en_retard = time.monotonic() > debut + dit.duree * rang / dit.jours + RETARD
            mois.jouer(rang, le, est_en_retard=est_en_retard)
            _finir_le_jour(eux, mois, ouvriers, le)
            time.sleep(max(0.0, debut + dit.duree * (rang + 1) / dit.jours - time.monotonic()))
        ouvriers.attendre_les_coups()
        print(f"Mois joué en {time.monotonic() - debut:.0f} s, {ouvriers.portes} coups.", flush=True)
        calme = _apaiser(eux)
    finally:
        ouvriers.arreter()
    return _dire(eux, ouvriers, calme)


def _finir_le_jour(eux: Transporteurs, mois: Any, ouvriers: Any, le: date) -> None:
    """Bundle the letters, give back what came, then let a day pass for what waits."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from seuil.envois.liens import jeton_des_rapports  # noqa: PLC0415

    if not ouvriers.passer("courrier", le.isoformat()):
        print(f"  {le:%d/%m/%Y} : le courrier n’a pas pu être mis sous pli, le lendemain le reprend.", flush=True)
    call_command("taches", "passer", "notifications", "--le", le.isoformat(), stdout=StringIO())
    eux.rendre()
    operateur, chemin = Client(SERVER_NAME="localhost"), reverse("rapports_sms", args=[jeton_des_rapports()])
    for octets in eux.rapports():
        operateur.post(chemin, octets, content_type="application/json")
    mois.suivre(eux.codes, le)
    _passer_un_jour()


def _passer_un_jour() -> None:
    """Move what waits, and what left, a day back: the same as a clock that goes a day forward."""
    from django.db.models import F  # noqa: PLC0415

    from seuil.envois.models import Envoi  # noqa: PLC0415

    for champ in DATES:
        Envoi.objects.exclude(**{champ: None}).update(**{champ: F(champ) - timedelta(days=1)})


def _apaiser(eux: Transporteurs) -> float:
    """Let the workers, no longer killed, finish; return how long it took."""
    from django.conf import settings  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from seuil.envois.models import Envoi  # noqa: PLC0415
    from seuil.envois.services import preparer_le_courrier  # noqa: PLC0415

    debut = time.monotonic()
    eux.s_apaiser()
    while time.monotonic() - debut < CALME:
        _passer_un_jour()
        attendre_le_calme()
        preparer_le_courrier(le=timezone.localdate())
        attendent = Envoi.objects.filter(etat__in=["en_file", "en_depart"]).exists()
        if not attendent and not any(Path(settings.RETOURS, "new").iterdir()):
            break
        time.sleep(3)
    return time.monotonic() - debut


def _dire(eux: Transporteurs, ouvriers: Any, calme: float) -> int:
    from tests.pannes.bilan_envois import Bilan  # noqa: PLC0415

    bilan = Bilan(eux)
    fautes = bilan.fautes()
    print(f"  {'travailleurs tués':44s} {ouvriers.portes:6d}")
    print(f"  {'mises sous pli coupées':44s} {ouvriers.mises_sous_pli_coupees:6d}")
    for quoi, nombre in (bilan.figures() | fautes).items():
        print(f"  {quoi:44s} {nombre:6d}")
    print(f"  tout est parti {calme:.0f} s après le dernier coup")
    codes = 0
    for commande in (("journal", "verifier"), ("travaux",)):
        code, phrase = verifier(*commande)
        codes += code
        print(f"  seuil {' '.join(commande):38s} {phrase}")
    return codes + sum(fautes.values())


if __name__ == "__main__":
    raise SystemExit(main())
