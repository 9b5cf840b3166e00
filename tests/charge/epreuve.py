"""`python -m tests.charge.epreuve [NIGHTS CHANGES]`: nights, grids and changes, then a scoring from scratch.

40 nights, 3 changes of grid (weights; a threshold; another grid altogether) and 100 000 changes of dossiers on the
invented world, on a database of its own. One change in ten takes the verbs of a desk, each in its own transaction; the
others are scored by lots, as an import is. Says what `seuil cotation verifier` says, and exits with an error alike.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

PART_DES_VERBES = 10
MONTREES = 20
GRILLES = {10: {"points": 17}, 20: {"seuil": 11_000}, 30: {"fictive": True}}
SITUATIONS = ([], ["dalo"], ["handicap", "vie_locale"], ["chomage_long"], ["ase"])
PREUVES = ([], ["dalo", "handicap"], ["surface_m2", "nb_pieces"])


def version(numero: int, debut: date, *, points: int = 30, seuil: int = 8436, fictive: bool = False) -> str:
    """Return the text of another version of the grid of Compiègne."""
    from seuil.regles.grilles import grilles_livrees  # noqa: PLC0415 - Django is set up by then

    nom = "demonstration" if fictive else "compiegne"
    texte = next(grille.texte for grille in grilles_livrees() if grille.territoire == nom)
    if fictive:
        texte = texte.replace('territoire = "demonstration"', 'territoire = "compiegne"').replace("fictive = true", "")
        texte = texte.replace('version = "fictive-1"', f"version = {numero}")
        return texte.replace("date_debut = 2024-01-01", f"date_debut = {debut}").replace("date_fin = 2029-12-31", "")
    texte = texte.replace("version = 1", f"version = {numero}").replace("points = 30", f"points = {points}", 1)
    texte = texte.replace("date_debut = 2023-01-01", f"date_debut = {debut}")
    return texte.replace("seuil_premier_quartile = 8436", f"seuil_premier_quartile = {seuil}")


def changer(hasard: Random, cle: int) -> None:
    """Change one demand as a desk would: lodging, situations, proofs, widening, income, wishes, a birth date."""
    from seuil.demandes.models import Demande, Personne, Souhait  # noqa: PLC0415
    from seuil.demandes.tests.preuves import prouver  # noqa: PLC0415

    quoi = hasard.randrange(7)
    if quoi == 0:
        Personne.objects.filter(demande=cle, lien="demandeur").update(ressources_mensuelles=hasard.randint(0, 4_000))
        return
    if quoi == 1:
        naissance = date(hasard.randint(1940, 2026), 2, 28 + hasard.randint(-27, 0))
        Personne.objects.filter(demande=cle, lien="a_charge").update(naissance=naissance)
        return
    if quoi == 2:
        Souhait.objects.filter(demande=cle, commune="60382").delete()
        voulue = hasard.choice(["60159", "60665"])
        Souhait.objects.get_or_create(demande_id=cle, commune_id=voulue, defaults={"ordre": 9})
        return
    champs: dict[str, Any] = [
        {"surface": hasard.choice([None, 12, 60, 2_000])},
        {"nb_occupants": hasard.randint(1, 9)},
        {"situations": hasard.choice(SITUATIONS)},
        {"demande_elargie": hasard.random() < 0.3},
    ][quoi - 3]
    if quoi == 6:
        prouver(Demande.objects.get(pk=cle), *hasard.choice(PREUVES))
    Demande.objects.filter(pk=cle).update(**champs)


def eprouver(nuits: int, changements: int) -> int:
    """Play everything; return how many rows differ from a scoring from scratch."""
    from seuil.acteurs.auteurs import Systeme  # noqa: PLC0415
    from seuil.cotation.services import publier  # noqa: PLC0415
    from seuil.demandes.models import Demande  # noqa: PLC0415
    from seuil.rapprochement.services import arretes_au, passer_la_nuit, verifier  # noqa: PLC0415
    from seuil.territoires.models import Territoire  # noqa: PLC0415

    hasard, le, passees, revues, debut = Random(60159), arretes_au() or date.today(), 0, 0, time.monotonic()
    compiegne, cles = Territoire.objects.get(pk="compiegne"), list(Demande.objects.values_list("pk", flat=True))
    for nuit in range(1, nuits + 1):
        if nuit in GRILLES:
            publier(compiegne, texte=version(nuit, le, **GRILLES[nuit]), par=Systeme(), le=le)  # type: ignore[arg-type]
        journee(hasard, [hasard.choice(cles) for _ in range(changements // nuits)], le)
        le += timedelta(days=hasard.choice([1, 1, 1, 7, 30]))
        bilan = passer_la_nuit(le=le)
        passees, revues = passees + bilan.passees, revues + bilan.revues
        grille = ", ".join(bilan.repeses) or "la même"
        print(f"  nuit {nuit}, {le} : {bilan.revues} revues, {bilan.passees} passées, grille : {grille}", flush=True)
    ecarts = list(verifier(le=le))
    duree = time.monotonic() - debut
    print(*ecarts[:MONTREES], sep="\n")
    print(f"{nuits} nuits, {changements} changements, {revues} revues, {passees} seuils, {duree:.0f} s.")
    print(f"{len(ecarts)} différence{'s' if len(ecarts) > 1 else ''} sur {len(cles)} demandes.")
    return len(ecarts)


def journee(hasard: Random, cles: list[int], le: date) -> None:
    """Change demands; some one by one through the verbs, the others scored together."""
    from django.db import transaction  # noqa: PLC0415

    from seuil.cotation.services import coter_la_demande  # noqa: PLC0415
    from seuil.demandes.models import Demande  # noqa: PLC0415
    from seuil.rapprochement.services import inscrire_la_demande, reprendre  # noqa: PLC0415

    par_les_verbes = cles[::PART_DES_VERBES]
    for cle in par_les_verbes:
        with transaction.atomic():
            changer(hasard, cle)
            demande = Demande.objects.get(pk=cle)
            coter_la_demande(demande, le=le)
            inscrire_la_demande(demande, le=le)
    autres = [cle for rang, cle in enumerate(cles) if rang % PART_DES_VERBES]
    for cle in autres:
        changer(hasard, cle)
    reprendre(le=le, avancer=lambda nombre: None, demandes=Demande.objects.filter(pk__in=set(autres)))


def main() -> None:
    dossier = Path(tempfile.mkdtemp(prefix="seuil-epreuve-"))
    dossier.chmod(0o755)
    os.environ |= {"SEUIL_DATA": str(dossier), "DJANGO_SETTINGS_MODULE": "seuil.config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415 - reads the variables above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from seuil.socle.db.postgres import arreter  # noqa: PLC0415
    from seuil.socle.horloge import jouer_jusqu_au  # noqa: PLC0415

    nombres = [int(mot) for mot in sys.argv[1:3]] or [40, 100_000]
    try:
        call_command("demo", "--sans-servir")
        with jouer_jusqu_au(date.max):  # nights to come, on purpose
            ecarts = eprouver(*nombres)
    finally:
        arreter(dossier / "pg")
        shutil.rmtree(dossier, ignore_errors=True)
    sys.exit(bool(ecarts))


if __name__ == "__main__":
    main()
