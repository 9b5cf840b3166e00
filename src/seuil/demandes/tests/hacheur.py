"""The hasher of access codes in the tests: the same writing, in one round."""

from seuil.demandes.codes import Hacheur


class HacheurDUnTour(Hacheur):
    """What a code costs to try is measured elsewhere; here thousands are drawn."""

    iterations = 1
