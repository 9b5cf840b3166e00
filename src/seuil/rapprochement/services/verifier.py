"""Is what is stored what a scoring from scratch gives? Every dossier is read again by the plain Python of the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from seuil.cotation import faits as constats
from seuil.cotation.models import Cotation, Observation, Registre
from seuil.cotation.requetes import a_lire, grille_en_vigueur
from seuil.cotation.services import noter
from seuil.demandes.models import Demande
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.services.inscrire import lignes
from seuil.regles.criteres.faits import FAITS
from seuil.territoires.models import Territoire
from seuil.territoires.requetes import territoires_de

LOT = 500
VERITES = ("grille_id", "total", "total_prouve", "masque", "masque_prouve", "quantites")
RECHERCHE = tuple(champ.attname for champ in Pretendant._meta.concrete_fields if champ.attname != "pk")


@dataclass(frozen=True, slots=True)
class Ecart:
    """A row that is not what it should be; None is a row that is missing, or one too many."""

    demande: str
    quoi: str
    attendu: Any
    trouve: Any

    def __str__(self) -> str:
        return f"{self.demande}, {self.quoi} : {self.trouve} au lieu de {self.attendu}"


def verifier(*, le: date) -> Iterator[Ecart]:
    """Yield every difference between the stored rows and a scoring from scratch.

    A territory is judged on the day it stands at, or on the day of its last changed demand; ``le`` stands for one
    that no night has reached.
    """
    arretes = dict(Registre.objects.values_list("territoire_id", "arrete_au"))
    toutes = a_lire().order_by("pk").prefetch_related("observations", "cotations", "pretendants")
    for demande in toutes.iterator(LOT):
        yield from _comparer(demande, arretes, le)


def _comparer(demande: Demande, arretes: dict[str, date], le: date) -> Iterator[Ecart]:
    est_active = demande.etat == "active"
    communes = [souhait.commune for souhait in demande.souhaits.all()] if est_active else []
    territoires = territoires_de(communes)
    jours = {cotation.territoire_id: cotation.calculee_le for cotation in demande.cotations.all()}
    attendues: dict[str, dict[Any, Any]] = {"faits": {}, "verites": {}, "listes": {}}
    for territoire in {lieu.pk: lieu for lieu in territoires.values()}.values():
        connus = [jour for jour in (arretes.get(territoire.pk), jours.get(territoire.pk)) if jour]
        _attendre(attendues, demande, territoire, max(connus, default=le))
    if est_active:
        jour = max([*arretes.values(), *jours.values()], default=le)
        scores = {(demande.pk, code): verite[1] for code, verite in attendues["verites"].items()}
        attendues["listes"] = {
            _cle(ligne): _valeurs(ligne, RECHERCHE) for ligne in lignes(demande, scores, territoires, le=jour)
        }
    yield from _ecarts(demande, attendues, _trouvees(demande))


def _attendre(attendues: dict[str, dict[Any, Any]], demande: Demande, territoire: Territoire, jour: date) -> None:
    faits = constats.faits(demande, territoire, le=jour)
    attendues["faits"][territoire.pk] = tuple(asdict(faits).values())
    grille = grille_en_vigueur(territoire, jour)
    if grille is not None:
        attendues["verites"][territoire.pk] = _valeurs(noter(demande, territoire, grille, faits, le=jour), VERITES)


def _trouvees(demande: Demande) -> dict[str, dict[Any, Any]]:
    observations: list[Observation] = list(demande.observations.all())
    cotations: list[Cotation] = list(demande.cotations.all())
    return {
        "faits": {ligne.territoire_id: _valeurs(ligne, tuple(FAITS)) for ligne in observations},
        "verites": {ligne.territoire_id: _valeurs(ligne, VERITES) for ligne in cotations},
        "listes": {_cle(ligne): _valeurs(ligne, RECHERCHE) for ligne in demande.pretendants.all()},
    }


def _ecarts(
    demande: Demande, attendues: dict[str, dict[Any, Any]], trouvees: dict[str, dict[Any, Any]]
) -> Iterator[Ecart]:
    for quoi, attendu in attendues.items():
        trouve = trouvees[quoi]
        for cle in sorted(attendu.keys() | trouve.keys(), key=str):
            if attendu.get(cle) != trouve.get(cle):
                yield Ecart(demande.numero_unique, f"{quoi} {cle}", attendu.get(cle), trouve.get(cle))


def _cle(ligne: Pretendant) -> tuple[str, str, int]:
    return ligne.lieu, ligne.territoire, ligne.type


def _valeurs(ligne: Any, champs: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(ligne, champ) for champ in champs)
