"""Open the file of the input in a process that did nothing else, and say what it cost; run as a module by the tests."""

import json
import resource
import sys
import time

from seuil.documents.controle import FichierRefuse, assainir


def main() -> None:
    contenu = sys.stdin.buffer.read()
    avant, debut = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    try:
        issue = assainir("bombe", contenu, taille_maximale=10 * 1_048_576).type_mime
    except FichierRefuse as refus:
        issue = str(refus)
    duree = time.monotonic() - debut
    mesures = {
        "issue": issue,
        "duree": round(duree, 2),
        "enfant_mo": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
        "parent_mo": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - avant) // 1024,
    }
    json.dump(mesures, sys.stdout)


if __name__ == "__main__":
    main()
