"""What a household changes: its answers before and after, as the columns of its demand and of its persons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Model

from seuil.declarations.forms.dossier import Apercu, apercu
from seuil.declarations.forms.marche import TITULAIRE, Pas
from seuil.declarations.forms.saisie import Saisie
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande, Personne
from seuil.demandes.requetes.changements import COMMUNES, cle_de
from seuil.demandes.services.foyer import IDENTITE
from seuil.demandes.services.foyer_decrit import Foyer

COCHEES: Final = frozenset({"situations", "motifs", "types"})


@dataclass(frozen=True, slots=True)
class Ecart:
    """One answer that changes: of the demand, or of the person ``cle`` when there is one."""

    champ: str
    avant: Any
    apres: Any
    cle: str = ""


@dataclass(frozen=True, slots=True)
class Ecarts:
    """``identite``: the answers that a second reading must confirm; ``venues`` and ``parties``: persons, by key."""

    reponses: list[Ecart] = field(default_factory=list)
    identite: list[Ecart] = field(default_factory=list)
    venues: dict[str, dict[str, Any]] = field(default_factory=dict)
    parties: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.identite) or self.ecrit

    @property
    def ecrit(self) -> bool:
        """Say whether something is written at once: an identity waits for its second reading."""
        return bool(self.reponses or self.venues or self.parties)


def ecarts(avant: Saisie, apres: Saisie) -> Ecarts:
    """Return what changes between two readings of the answers of one demand."""
    vu, voulu = apercu(avant), apercu(apres)
    lus = Ecarts(parties=[cle for cle in avant.brutes if cle not in apres.brutes])
    lus.reponses.extend(_compares(Demande, vu.demande, voulu.demande))
    if vu.communes != voulu.communes and voulu.communes:
        lus.reponses.append(Ecart(COMMUNES, vu.communes, voulu.communes))
    for cle, dite in voulu.personnes.items():
        if cle != TITULAIRE and cle not in avant.brutes:
            lus.venues[cle] = dite
            continue
        for ecart in _compares(Personne, vu.personnes.get(cle, {}), dite, cle):
            (lus.identite if _est_gardee(ecart, vu) else lus.reponses).append(ecart)
    return lus


def a_repondre(avant: Saisie, apres: Saisie) -> list[Pas]:
    """Return the pages that the changes call for and that nobody answered yet; those missing before stay missing.

    A page that only the changes call for is answered anew, whatever an older answer said.
    """
    connues = {pas.cle: avant.est_faite(pas) for pas in avant.pas}
    return [pas for pas in apres.pas if connues.get(pas.cle, True) and not _est_repondue(pas, avant, apres, connues)]


def en_reponses(lus: Ecarts) -> dict[str, Any]:
    """Return the new values of the columns of the demand."""
    return {ecart.champ: ecart.apres for ecart in lus.reponses if not ecart.cle and ecart.champ != COMMUNES}


def en_foyer(lus: Ecarts, titulaire: int) -> Foyer:
    """Return what changes in the home, as the verb writes it; ``titulaire``: the row of the holder."""
    personnes: dict[int, dict[str, Any]] = {}
    for ecart in lus.reponses:
        if ecart.cle:
            siens = personnes.setdefault(rang_de(ecart.cle, titulaire), {})
            siens[ecart.champ] = _cle(ecart.apres, titulaire) if ecart.champ == "avis_de" else ecart.apres
    venues = {
        cle: dite | ({"avis_de": _cle(dite["avis_de"], titulaire)} if dite.get("avis_de") else {})
        for cle, dite in lus.venues.items()
    }
    parties = [rang_de(cle, titulaire) for cle in lus.parties]
    communes = next((ecart.apres for ecart in lus.reponses if ecart.champ == COMMUNES), None)
    return Foyer(personnes, venues, parties, communes=communes)


def _est_repondue(pas: Pas, avant: Saisie, apres: Saisie, connues: Mapping[str, bool]) -> bool:
    est_nouvelle = pas.cle not in connues
    est_intacte = apres.pages.get(pas.cle) == avant.pages.get(pas.cle)
    return apres.est_faite(pas) and not (est_nouvelle and est_intacte)


def en_identites(lus: Ecarts, titulaire: int) -> dict[int, dict[str, Any]]:
    """Return what the identity of each holder becomes, by its row: a second person reads it first."""
    identites: dict[int, dict[str, Any]] = {}
    for ecart in lus.identite:
        identites.setdefault(rang_de(ecart.cle, titulaire), {})[ecart.champ] = ecart.apres
    return identites


def rang_de(cle: str, titulaire: int) -> int:
    """Return the row of a person already there."""
    return titulaire if cle == TITULAIRE else int(cle.removeprefix("p"))


def _cle(cle: str | None, titulaire: int) -> str | None:
    return cle_de(titulaire) if cle == TITULAIRE else cle


def _est_gardee(ecart: Ecart, vu: Apercu) -> bool:
    return ecart.champ in IDENTITE and vu.personnes.get(ecart.cle, {}).get("lien") in TITULAIRES


def _compares(
    modele: type[Model], lues: Mapping[str, Any], nouvelles: Mapping[str, Any], cle: str = ""
) -> Iterator[Ecart]:
    """Yield the columns that differ; one that no question asks any more takes the value of nothing said."""
    for champ in dict.fromkeys([*lues, *nouvelles]):
        rien = modele._meta.get_field(champ).get_default()  # type: ignore[union-attr]
        lue, nouvelle = lues.get(champ, rien), nouvelles.get(champ, rien)
        if _comparable(champ, lue) != _comparable(champ, nouvelle):
            yield Ecart(champ, lue, nouvelle, cle)


def _comparable(champ: str, valeur: Any) -> Any:
    """Return a value as two readings compare it: boxes are ticked in no order."""
    return sorted(valeur) if champ in COCHEES else valeur
