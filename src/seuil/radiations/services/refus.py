"""Why a letter, its warning or a removal is refused."""


class InterrogationRefusee(ValueError):
    """Says why; ``champ`` is where to correct it."""

    def __init__(self, motif: str, champ: str = "") -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)
