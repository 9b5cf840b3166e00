"""`python -m tests.charge.guichets DESKS SECONDS PAUSE`: desks that register and modify, each on its connection.

Run beside the benchmark on its database; prints one line of JSON when done. Everything is real: the verbs, what follows
them (score, lists, attestation), the codes' hashing. Nobody named here exists.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

PART_ENREGISTREE = 0.4


class Bureau:
    """One desk: registers invented households, changes those it registered."""

    def __init__(self, numero: int, fin: float, pause: float) -> None:
        from seuil.demo.exemple import dossier_d_exemple  # noqa: PLC0415 - Django is set up by then
        from seuil.territoires.models import Commune, Ressort  # noqa: PLC0415

        self.numero, self.fin, self.pause, self.hasard = numero, fin, pause, random.Random(numero)
        self.modele, self.demandes = dossier_d_exemple(), list[Any]()
        self.communes = list(Commune.objects.filter(pk__in=("75056", "75111", "13055", "69123", "31555", "59350")))
        self.ressorts = Ressort.objects.in_bulk()

    def travailler(self) -> Counter[str]:
        from django.db import connection  # noqa: PLC0415

        faits: Counter[str] = Counter()
        while time.monotonic() < self.fin:
            try:
                faits[self._acte(sum(faits.values()))] += 1
            except Exception as erreur:
                faits[f"{type(erreur).__name__} : {erreur}"[:120]] += 1
            time.sleep(self.hasard.expovariate(1 / self.pause) if self.pause else 0)
        connection.close()
        return faits

    def _acte(self, rang: int) -> str:
        from seuil.acteurs.auteurs import Demandeur  # noqa: PLC0415
        from seuil.demandes.services import enregistrer, modifier  # noqa: PLC0415
        from tests.charge.population import LE  # noqa: PLC0415

        if self.demandes and self.hasard.random() > PART_ENREGISTREE:
            demande = self.hasard.choice(self.demandes)
            changements = {"surface": self.hasard.randint(9, 120), "loyer_charges": self.hasard.randint(200, 900)}
            modifier(demande, changements=changements, par=Demandeur(demande.numero_unique), le=LE + timedelta(1))
            return "modifiées"
        inscrit = enregistrer(self._dossier(rang), par=Demandeur(), le=LE + timedelta(1))
        self.demandes.append(inscrit.demande)
        return "enregistrées"

    def _dossier(self, rang: int) -> Any:
        commune = self.hasard.choice(self.communes)
        nom = f"Invente{os.getpid()}x{self.numero}x{rang}"
        personnes = [personne | {"nom": nom} for personne in self.modele.personnes]
        reponses = self.modele.reponses | {"types": ["T3", "T4"], "demande_elargie": self.hasard.random() < 0.2}
        ressort = self.ressorts[commune.departement.ressort_id]
        return replace(self.modele, ressort=ressort, personnes=personnes, communes=[commune], reponses=reponses)


def main() -> None:
    import django  # noqa: PLC0415 - reads the settings named by the environment

    django.setup()
    bureaux, secondes, pause = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    fin = time.monotonic() + secondes
    equipe = [Bureau(numero, fin, pause) for numero in range(bureaux)]
    with ThreadPoolExecutor(bureaux) as executant:
        faits = sum(executant.map(Bureau.travailler, equipe), Counter())
    print(json.dumps(faits, ensure_ascii=False))


if __name__ == "__main__":
    main()
