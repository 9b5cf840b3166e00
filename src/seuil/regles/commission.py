"""Who sits, who votes for this dwelling, and whether the commission may deliberate (art. L441-2, R441-9 CCH)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from seuil.regles.baremes import bareme
from seuil.regles.ecriture import compte
from seuil.regles.saisie import citer
from seuil.regles.textes import Certitude, Texte
from seuil.regles.verdicts import Verdict, non, oui

R441_9: Final = Texte("R441-9", Certitude.VERIFIE)
REGLEMENT: Final = Texte("règlement intérieur", Certitude.SECONDAIRE, "R441-9")


class Qualite(StrEnum):
    """Why a person sits: the first five may vote, the others are only heard."""

    DESIGNE = "designe"
    PREFET = "prefet"
    EPCI = "epci"
    MAIRE = "maire"
    MANDANT = "mandant"
    INGENIERIE_SOCIALE = "ingenierie_sociale"
    RESERVATAIRE = "reservataire"
    MAIRE_ARRONDISSEMENT = "maire_arrondissement"
    SERVICE_SOCIAL = "service_social"


PARTOUT: Final = frozenset({Qualite.DESIGNE, Qualite.PREFET})
CHEZ_EUX: Final = frozenset({Qualite.EPCI, Qualite.MAIRE, Qualite.MANDANT})

CHEZ_EUX_DITS: Final = {
    Qualite.EPCI: "les logements de son intercommunalité",
    Qualite.MAIRE: "les logements de sa commune",
    Qualite.MANDANT: "les logements de son mandat",
}


@dataclass(frozen=True, slots=True)
class Membre:
    """A seat; `ressort` is the commune of a mayor, the EPCI of its president, the landlord of a mandate."""

    code: str
    qualite: Qualite
    ressort: str = ""
    nom: str = ""

    def __str__(self) -> str:
        return self.nom or citer(self.code)


@dataclass(frozen=True, slots=True)
class LogementExamine:
    """What decides the electorate: where the dwelling stands and for whom it is managed."""

    commune: str
    epci: str = ""
    mandant: str = ""


@dataclass(frozen=True, slots=True)
class Reglement:
    """The commission's own rules; no text of the code gives one on proxies (law-complements, §3.1)."""

    quorum_designes: int
    pouvoirs_par_membre: int
    pouvoirs_entre_designes: bool = False


@dataclass(frozen=True, slots=True)
class Seance:
    """Who is here; `pouvoirs` maps the code of an absent member to the one who speaks for them.

    A proxy falls with the member who leaves and comes back with them; `deportes` stepped back for this dwelling.
    """

    membres: tuple[Membre, ...]
    presents: frozenset[str]
    pouvoirs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    deportes: frozenset[str] = frozenset()

    @property
    def votants(self) -> frozenset[str]:
        """The members here who have not stepped back."""
        return self.presents - self.deportes


def reglement_usuel(le: date) -> Reglement:
    """Return the usual rules, for a commission whose règlement is not entered yet."""
    return Reglement(**bareme("commissions", le).contenu["reglement"])


def peut_deliberer(qualite: Qualite) -> bool:
    """Say whether a seat votes on some dwelling; the others are heard (art. L441-2)."""
    return qualite in PARTOUT | CHEZ_EUX


def portee_de_la_voix(qualite: Qualite) -> str:
    """Say in words on which dwellings a seat votes (art. L441-2)."""
    if qualite in PARTOUT:
        return "délibérative"
    return f"délibérative pour {CHEZ_EUX_DITS[qualite]}" if qualite in CHEZ_EUX else "consultative"


def a_voix_deliberative(membre: Membre, logement: LogementExamine) -> bool:
    """Say whether a member votes for this dwelling: mayor, EPCI and mandate only at home."""
    ressorts = {Qualite.EPCI: logement.epci, Qualite.MAIRE: logement.commune, Qualite.MANDANT: logement.mandant}
    if membre.qualite in PARTOUT:
        return True
    return bool(membre.ressort) and membre.ressort == ressorts.get(membre.qualite)


def electorat(membres: Iterable[Membre], logement: LogementExamine) -> tuple[Membre, ...]:
    """Return the members who vote for this dwelling, in the order given."""
    return tuple(membre for membre in membres if a_voix_deliberative(membre, logement))


def voix_presentes(seance: Seance, logement: LogementExamine) -> tuple[Membre, ...]:
    """Return the electors present or represented by an elector present."""
    electeurs = {membre.code: membre for membre in electorat(seance.membres, logement)}
    presents = set(electeurs) & seance.votants
    representes = {absent for absent, mandataire in seance.pouvoirs.items() if mandataire in presents}
    voix = presents | representes - seance.deportes
    return tuple(membre for code, membre in electeurs.items() if code in voix)


def quorum(seance: Seance, reglement: Reglement) -> Verdict:
    """Say whether enough designated members came in person; proxies do not count."""
    designes = [membre for membre in seance.membres if membre.qualite is Qualite.DESIGNE]
    presents = sum(membre.code in seance.votants for membre in designes)
    phrase = f"{compte(presents, 'membre désigné présent', 'membres désignés présents')}, quorum à "
    if presents >= reglement.quorum_designes:
        return oui(f"{phrase}{reglement.quorum_designes}.", texte=REGLEMENT)
    return non(f"{phrase}{reglement.quorum_designes} : la commission ne peut pas délibérer.", texte=REGLEMENT)


def peut_presider(membre: Membre, seance: Seance) -> Verdict:
    """Say whether a member may preside: a designated member, here in person (art. R441-9: elected among the six)."""
    if membre.qualite is not Qualite.DESIGNE:
        return non(f"{membre} ne peut pas présider : le président est un des membres désignés.", texte=R441_9)
    if membre.code not in seance.presents:
        return non(f"{membre} est absent : un membre désigné présent préside.", texte=R441_9)
    return oui(f"{membre} préside.", texte=R441_9)


def designes_attendus(le: date) -> int:
    """Return how many members the board designates (art. L441-2)."""
    return int(bareme("commissions", le).contenu["composition"]["membres_designes"])


def composition(membres: Iterable[Membre], le: date) -> Verdict:
    """Say whether the commission has its designated members."""
    attendus = designes_attendus(le)
    designes = sum(membre.qualite is Qualite.DESIGNE for membre in membres)
    phrase = f"{compte(designes, 'membre désigné', 'membres désignés')} pour {attendus} attendus."
    return oui(phrase, texte=R441_9) if designes == attendus else non(phrase, texte=R441_9)
