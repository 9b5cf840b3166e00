"""A change of home: what is asked (`Foyer`), and how the journal says it: former and new values, proofs undone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes.changements import COMMUNES, champ_de, cle_de
from seuil.territoires.models import Commune

DU_MENAGE: Final = ("nb_mineurs", "nb_a_charge", "parent_isole")
DU_REVENU: Final = ("revenu_mensuel", "revenu_uc_annuel")
PREUVES_D_UNE_PERSONNE: Final = {
    "lien": DU_MENAGE,
    "naissance": DU_MENAGE,
    "garde": DU_MENAGE,
    "cmi_invalidite": ("handicap",),
    "contrat": ("situation_pro", "duree_chomage_mois"),
    "employeur": ("travailleur_essentiel",),
    "commune_travail": ("travaille_epci", "travaille_commune", "eloigne_du_travail"),
    "ressources": DU_REVENU,
    "ressources_mensuelles": DU_REVENU,
}


@dataclass(frozen=True, slots=True)
class Foyer:
    """What changes: fields of persons already there, by their row; who comes, by key; who leaves, by row.

    ``avis_de`` of a person is the key of who holds the notice that they share: that of an added person, or ``cle_de``
    its row. ``remplaces``: those of ``retirees`` who died or separated; only then may the holder leave, when somebody
    takes its place. ``communes``: the wished ones in order, None when they stay.
    """

    personnes: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    ajoutees: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    retirees: Collection[int] = ()
    remplaces: Collection[int] = ()
    communes: Sequence[Commune] | None = None

    @property
    def champs(self) -> list[str]:
        """The names of what changes, as rights and conflicts read them."""
        siens = [champ_de(pk, champ) for pk, dits in self.personnes.items() for champ in dits]
        return [*siens, *map(cle_de, self.retirees), *self.ajoutees, *([COMMUNES] if self.communes is not None else [])]


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed, for the journal: former and new values, who each key is, the facts whose proof is lost."""

    avant: dict[str, Any]
    apres: dict[str, Any]
    qui: dict[str, str]
    preuves_perdues: set[str]


def decrire(demande: Demande, presentes: Mapping[int, Personne], foyer: Foyer) -> Changes:
    """Return what the home becomes, before it is written; ``presentes`` are its persons by row."""
    avant: dict[str, Any] = {}
    apres: dict[str, Any] = {}
    for pk, dits in foyer.personnes.items():
        avant[cle_de(pk)] = {champ: _lisible(_valeur(presentes[pk], champ)) for champ in dits}
        apres[cle_de(pk)] = {champ: _lisible(valeur) for champ, valeur in dits.items()}
    if foyer.retirees:
        avant["parties"] = [str(presentes[pk]) for pk in foyer.retirees if pk in presentes]
    if foyer.ajoutees:
        apres["venues"] = [_nom(dite) for dite in foyer.ajoutees.values()]
    if foyer.communes is not None:
        avant[COMMUNES] = [str(souhait.commune) for souhait in demande.souhaits.select_related("commune")]
        apres[COMMUNES] = [str(commune) for commune in foyer.communes]
    qui = {cle_de(pk): _nom_de(personne) for pk, personne in presentes.items() if pk in foyer.personnes}
    return Changes(avant, apres, qui, _preuves_perdues(foyer))


def _preuves_perdues(foyer: Foyer) -> set[str]:
    champs = {champ for dits in foyer.personnes.values() for champ in dits}
    perdues = {fait for champ in champs for fait in PREUVES_D_UNE_PERSONNE.get(champ, ())}
    return perdues | {*DU_MENAGE, *DU_REVENU} if foyer.ajoutees or foyer.retirees else perdues


def _nom_de(personne: Personne) -> str:
    return _nom({champ: getattr(personne, champ) for champ in ("prenom", "nom", "lien")})


def _nom(dite: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (dite.get("prenom"), dite.get("nom")))) or str(Lien(dite["lien"]).label)


def _lisible(valeur: Any) -> Any:
    return str(valeur) if hasattr(valeur, "pk") else valeur


def _valeur(personne: Personne, champ: str) -> Any:
    """Return the value of a field as ``Foyer`` writes it."""
    if champ == "avis_de":
        return cle_de(personne.avis_de_id) if personne.avis_de_id else None
    return getattr(personne, champ)
