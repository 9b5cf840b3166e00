"""What the comparison finds of the pairs: recall, precision, and of which kind what it misses is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from seuil.demandes.controle.identites import Identite, comparer
from seuil.demandes.controle.indices import indices, indices_cherches
from tests.doublons.corruptions import Fiche
from tests.doublons.paires import Paire


@dataclass(slots=True)
class Bilan:
    """Counts, by kind of pair: how many there are, how many are shown."""

    memes: Counter[str] = field(default_factory=Counter)
    trouvees: Counter[str] = field(default_factory=Counter)
    autres: Counter[str] = field(default_factory=Counter)
    confondues: Counter[str] = field(default_factory=Counter)

    @property
    def rappel(self) -> float:
        return self.trouvees.total() / self.memes.total()

    @property
    def precision(self) -> float:
        montrees = self.trouvees.total() + self.confondues.total()
        return self.trouvees.total() / montrees


def mesurer(toutes: Iterable[Paire]) -> Bilan:
    """Show each pair to what is measured: found by a key, then compared."""
    bilan = Bilan()
    for paire in toutes:
        (bilan.memes if paire.est_la_meme else bilan.autres)[paire.comment] += 1
        if est_montree(paire.une, paire.autre):
            (bilan.trouvees if paire.est_la_meme else bilan.confondues)[paire.comment] += 1
    return bilan


def est_montree(une: Fiche, autre: Fiche) -> bool:
    """Say whether a desk that types ``autre`` is shown ``une``."""
    connue, cherchee = identite(une), identite(autre)
    partagent = not {*indices(connue)}.isdisjoint(indices_cherches([cherchee]))
    return partagent and comparer(connue, cherchee).est_a_montrer


def identite(fiche: Fiche) -> Identite:
    return Identite(**asdict(fiche))
