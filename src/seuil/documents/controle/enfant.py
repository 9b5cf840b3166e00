"""The child: take limits, give up the network, read a file on its input, write it clean, or end with a reason.

It never imports Django: it starts in a fifth of a second and knows neither the database nor the keys.
"""

import resource
import sys
from collections.abc import Callable

from seuil.documents.controle import reseau
from seuil.documents.controle.limites import (
    CALCUL_MAXIMUM,
    DESCRIPTEURS_MAXIMUM,
    MEMOIRE_MAXIMUM,
    RESULTAT_MAXIMUM,
    Motif,
    Refus,
)

PAGES = "pages "
Rendu = tuple[bytes, int]  # a file rebuilt, and its number of pages

LIMITES = (
    (resource.RLIMIT_AS, MEMOIRE_MAXIMUM),
    (resource.RLIMIT_CPU, CALCUL_MAXIMUM),
    (resource.RLIMIT_FSIZE, RESULTAT_MAXIMUM),
    (resource.RLIMIT_NOFILE, DESCRIPTEURS_MAXIMUM),
    (resource.RLIMIT_NPROC, 0),  # neither process nor thread
    (resource.RLIMIT_CORE, 0),  # a core would be the file in clear on the disk
)


def main(reconstruire: Callable[[bytes], Rendu]) -> int:
    """Return the exit code: 0, or the value of a Motif. The module that is run, `pdf` or `image`, gives its reader.

    The number of pages is said on the second output, which carries nothing else.
    """
    for limite, maximum in LIMITES:
        resource.setrlimit(limite, (maximum, maximum))
    reseau.couper()
    try:
        propre, pages = reconstruire(sys.stdin.buffer.read())
        sys.stderr.write(f"\n{PAGES}{pages}\n")
        sys.stderr.flush()
        sys.stdout.buffer.write(propre)
        sys.stdout.buffer.flush()
    except Refus as refus:
        return refus.motif
    except (MemoryError, RecursionError, OSError):
        return Motif.TROP_LOURD
    return 0
