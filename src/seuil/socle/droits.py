"""The right to act: the reason shown to the agent is the rule's own."""

from seuil.regles.verdicts import Verdict


class DroitRefuse(Exception):
    """The actor may not do this; ``motif`` says why, in the actor's words."""

    def __init__(self, motif: str) -> None:
        self.motif = motif
        super().__init__(motif)


def exiger(verdict: Verdict) -> None:
    """Raise DroitRefuse unless the verdict is oui."""
    if not verdict.est_oui:
        raise DroitRefuse(verdict.motif)
