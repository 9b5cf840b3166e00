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


@dataclass(frozen=True, slots=True)
class Membre:
    """A seat; `ressort` is the commune of a mayor, the EPCI of its president, the landlord of a mandate."""

    code: str
    qualite: Qualite
    ressort: str = ""


@dataclass(frozen=True, slots=True)
class LogementExamine:
    """What decides the electorate: where the dwelling stands and for whom it is managed."""

    commune: str
    epci: str = ""
    mandant: str = ""


@dataclass(frozen=True, slots=True)
class Reglement:
    """The commission's own rules."""

    quorum_designes: int
    pouvoirs_par_membre: int


@dataclass(frozen=True, slots=True)
class Seance:
    """Who came; `pouvoirs` maps the code of an absent member to the one who speaks for them."""

    membres: tuple[Membre, ...]
    presents: frozenset[str]
    pouvoirs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class SeanceIrreguliere(ValueError):
    """The attendance sheet cannot be; the message names the member at fault."""


def reglement_usuel(le: date) -> Reglement:
    """Return the usual rules, for a commission whose règlement is not entered yet."""
    return Reglement(**bareme("commissions", le).contenu["reglement"])


def peut_deliberer(qualite: Qualite) -> bool:
    """Say whether a seat votes on some dwelling; the others are heard (art. L441-2)."""
    return qualite in PARTOUT | CHEZ_EUX


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
    presents = set(electeurs) & seance.presents
    representes = {absent for absent, mandataire in seance.pouvoirs.items() if mandataire in presents}
    return tuple(membre for code, membre in electeurs.items() if code in presents | representes)


def verifier_seance(seance: Seance, reglement: Reglement) -> None:
    """Raise SeanceIrreguliere for a stranger, a duplicate, a proxy of someone present or one proxy too many."""
    codes = [membre.code for membre in seance.membres]
    for code in codes:
        if codes.count(code) > 1:
            raise SeanceIrreguliere(f"Le membre {citer(code)} figure deux fois dans la commission.")
    for code in (*sorted(seance.presents), *seance.pouvoirs, *seance.pouvoirs.values()):
        if code not in codes:
            raise SeanceIrreguliere(f"{citer(code)} n’est pas membre de la commission.")
    for absent, mandataire in seance.pouvoirs.items():
        _verifier_pouvoir(seance, absent, mandataire, reglement)


def quorum(seance: Seance, reglement: Reglement) -> Verdict:
    """Say whether enough designated members came in person; proxies do not count."""
    designes = [membre for membre in seance.membres if membre.qualite is Qualite.DESIGNE]
    presents = sum(membre.code in seance.presents for membre in designes)
    phrase = f"{compte(presents, 'membre désigné présent', 'membres désignés présents')}, quorum à "
    if presents >= reglement.quorum_designes:
        return oui(f"{phrase}{reglement.quorum_designes}.", texte=REGLEMENT)
    return non(f"{phrase}{reglement.quorum_designes} : la commission ne peut pas délibérer.", texte=REGLEMENT)


def composition(membres: Iterable[Membre], le: date) -> Verdict:
    """Say whether the commission has its designated members."""
    attendus = bareme("commissions", le).contenu["composition"]["membres_designes"]
    designes = sum(membre.qualite is Qualite.DESIGNE for membre in membres)
    phrase = f"{compte(designes, 'membre désigné', 'membres désignés')} pour {attendus} attendus."
    return oui(phrase, texte=R441_9) if designes == attendus else non(phrase, texte=R441_9)


def _verifier_pouvoir(seance: Seance, absent: str, mandataire: str, reglement: Reglement) -> None:
    if absent in seance.presents:
        raise SeanceIrreguliere(f"{citer(absent)} est présent : son pouvoir ne sert pas.")
    if mandataire not in seance.presents:
        raise SeanceIrreguliere(
            f"{citer(mandataire)} est absent : il ne peut pas porter le pouvoir de {citer(absent)}."
        )
    portes = sum(porteur == mandataire for porteur in seance.pouvoirs.values())
    if portes > reglement.pouvoirs_par_membre:
        maximum = compte(reglement.pouvoirs_par_membre, "pouvoir", "pouvoirs")
        raise SeanceIrreguliere(f"{citer(mandataire)} porte {portes} pouvoirs : {maximum} au plus.")
