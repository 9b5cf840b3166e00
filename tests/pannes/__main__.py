"""`make pannes`: kill for eight minutes at most, fill the disk once, then compare (exit code 1 on any loss)."""

import argparse
import os
import socket
import threading
import time
from pathlib import Path

from tests.pannes import bilan, gens
from tests.pannes.coups import CIBLES, frapper
from tests.pannes.disque import plein
from tests.pannes.monde import attendre_le_site, dossier, peupler, site

DUREE = 440.0
MENAGES, PAR_FIL = 4, 2_000
BORNES = (
    "ménages enregistrés",
    "changements confirmés",
    "désignations confirmées",
    "réponses en échec, envoyées à nouveau",
)


def main() -> int:
    lu = argparse.ArgumentParser(description=__doc__)
    lu.add_argument("--coups", type=int, default=100, help="coups portés à chaque cible")
    coups = lu.parse_args().coups
    os.environ["DJANGO_SETTINGS_MODULE"] = "seuil.config.settings"
    debut = time.monotonic()
    with dossier() as (racine, a_part):
        import django  # noqa: PLC0415 - the settings read the data folder

        django.setup()
        vacances = peupler()
        print(f"Monde chargé en {time.monotonic() - debut:.0f} s.", flush=True)
        fautes = _jouer(racine, vacances, coups, a_part, limite=debut + DUREE)
    print(f"Durée totale : {time.monotonic() - debut:.0f} s.")
    return 1 if fautes else 0


def _jouer(racine: Path, vacances: list[int], coups: int, a_part: bool, *, limite: float) -> int:
    from seuil.demo.comptes import MOT_DE_PASSE  # noqa: PLC0415

    port, comptes, fin = _port(), gens.Comptes(), threading.Event()
    adresse = f"http://127.0.0.1:{port}"
    fils = [threading.Thread(target=gens.vivre, args=(adresse, _rangs(fil), fin, comptes)) for fil in range(MENAGES)]
    agent = (adresse, ("bailleur", MOT_DE_PASSE), vacances, fin, comptes)
    fils.append(threading.Thread(target=gens.attribuer, args=agent))
    with site(racine, port) as veille:
        attendre_le_site(port)
        for fil in fils:
            fil.start()
        portes = frapper(veille, racine, coups=coups, limite=limite)
        fin.set()
        for fil in fils:
            fil.join()
        rempli = _disque_plein(racine, adresse, comptes) if a_part else "non joué : il faut pouvoir monter un disque"
        calme = bilan.attendre_le_calme()
        figures = bilan.compter([rang for fil in range(MENAGES + 1) for rang in _rangs(fil)], comptes)
    print("\n".join(f"  {cible:42s} {portes[cible]:6d} coups" for cible in CIBLES))
    print(f"  disque plein : {rempli}\n  file vide après {calme:.0f} s")
    return _dire(figures, comptes)


def _dire(figures: dict[str, int], comptes: gens.Comptes) -> int:
    for quoi, nombre in figures.items():
        print(f"  {quoi:42s} {nombre:6d}")
    print(f"  {'gens qui ont renoncé (plus de 90 s)':42s} {len(comptes.abandons):6d}")
    codes = 0
    for commande in (("cotation", "verifier"), ("journal", "verifier"), ("travaux",)):
        code, phrase = bilan.verifier(*commande)
        codes += code
        print(f"  seuil {' '.join(commande):36s} {phrase}")
    return codes + sum(nombre for quoi, nombre in figures.items() if quoi not in BORNES)


def _disque_plein(racine: Path, adresse: str, comptes: gens.Comptes) -> str:
    """Fill the disk while two households send, free it, and let them send again."""
    avant, nouveaux = comptes.refus, _rangs(MENAGES)[:2]
    fils = [threading.Thread(target=gens.deposer, args=(adresse, gens.nom_de(rang), comptes)) for rang in nouveaux]
    with plein(racine):
        for fil in fils:
            fil.start()
        time.sleep(12)
    for fil in fils:
        fil.join()
    dits = sum(gens.nom_de(rang) in comptes.dits for rang in nouveaux)
    return f"{comptes.refus - avant} réponses en échec, {dits} ménages sur {len(nouveaux)} ont leur numéro"


def _rangs(fil: int) -> list[int]:
    return list(range(fil * PAR_FIL, (fil + 1) * PAR_FIL))


def _port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


if __name__ == "__main__":
    raise SystemExit(main())
