"""What one file may cost, and the closed list of reasons to refuse it."""

from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final

MO: Final = 1_048_576

# What the child may take. It sets them on itself before it opens anything; the parent holds the clock.
MEMOIRE_MAXIMUM: Final = 300 * MO  # of address space, so that what is resident can only be less
CALCUL_MAXIMUM: Final = 4  # seconds of processor: also ends a child whose parent was killed
DELAI_MAXIMUM: Final = 4.0  # seconds on the clock, then the whole group of processes is killed
DESCRIPTEURS_MAXIMUM: Final = 64
RESULTAT_MAXIMUM: Final = 20 * MO  # a rebuilt file may be a little heavier than what was sent, never this much

# How many at once in one process of the site, and how long the next one waits for its turn.
ENFANTS_MAXIMUM: Final = 2
ATTENTE_MAXIMUM: Final = 4.0

# What a file may be. A phone of 50 million points passes.
PIXELS_MAXIMUM: Final = 60_000_000
IMAGE_MAXIMUM: Final = 190 * MO  # what the points of a photo may take while it is shrunk
COTE_MAXIMUM: Final = 2_600  # what is kept: an identity card is read without effort
PAGES_MAXIMUM: Final = 200
OBJETS_MAXIMUM: Final = 50_000
FLUX_MAXIMUM: Final = 3 * PIXELS_MAXIMUM  # one stream of a PDF once inflated: the largest photo, three bytes a point


class FichierRefuse(ValueError):
    """The file cannot be kept; ``phrase``, with its ``valeurs``, is for the person who sent it."""

    def __init__(self, phrase: str, **valeurs: str) -> None:
        self.phrase, self.valeurs = phrase, valeurs
        super().__init__(phrase % valeurs)


def gettext_noop(phrase: str) -> str:
    """Mark a sentence to be translated where it is shown: the child of a file never imports Django."""
    return phrase


@dataclass(frozen=True, slots=True)
class Fichier:
    nom: str
    type_mime: str
    contenu: bytes


class Nature(Enum):
    """What the first bytes claim: the way to read the file."""

    PDF = "pdf"
    LECTURE = "lecture"  # nothing is rebuilt: what a rebuilt file says by itself
    IMAGE = "image"
    HEIF = "heif"


class Motif(IntEnum):
    """Why a file is refused; each value is the exit code of the child. Whatever else ends it is TROP_LOURD."""

    ILLISIBLE = 10
    ABIME = 11
    PROTEGE = 12
    SANS_PAGE = 13
    TROP_DE_PAGES = 14
    TROP_GRAND = 15
    TROP_LOURD = 16
    OCCUPE = 17


class Refus(Exception):
    """The reason, on its way to the exit code."""

    def __init__(self, motif: Motif) -> None:
        super().__init__(motif.name)
        self.motif = motif
