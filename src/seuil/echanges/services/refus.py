"""Why a message is not kept."""


class EchangeRefuse(ValueError):
    """Says why; ``champ`` is where to correct it."""

    def __init__(self, motif: str, champ: str = "") -> None:
        self.champ, self.motif = champ, motif
        super().__init__(motif)


class EchangeTenu(EchangeRefuse):
    """Somebody else answers it, or nobody took it: the sentence says what to do."""
