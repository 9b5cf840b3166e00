"""Change the persons of a home and the communes it wishes, under the lock of the verb that changes the demand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction

from seuil.demandes import faits
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.models import Demande, Personne, Souhait
from seuil.demandes.models.foyer import UNE_DEMANDE_VIVANTE
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes.changements import COMMUNES, champ_de, cle_de
from seuil.demandes.services import titulaires
from seuil.demandes.services.gel import oublier_les_identites
from seuil.regles.controle_menage import anomalies
from seuil.socle.db.contraintes import contrainte_violee
from seuil.territoires.models import Commune

IDENTITE: Final = frozenset({"nom", "nom_naissance", "prenom", "naissance", "precision_naissance"})
HORS_RESSORT: Final = (
    "Une demande vaut dans un seul département, ou dans toute l’Île-de-France. La vôtre : {ressort}. "
    "Ailleurs, déposez une autre demande."
)
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


class FoyerImpossible(Exception):
    """The home cannot become that one; ``phrases`` tell whoever asked why."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = list(phrases)
        super().__init__(" ".join(self.phrases))


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


def changer_le_foyer(demande: Demande, foyer: Foyer, *, le: date, identite_relue: bool = False) -> Changes:
    """Write the home as it becomes. Raises FoyerImpossible, KeyError for an identity that nobody read again."""
    presentes = {personne.pk: personne for personne in demande.personnes.all()}
    _refuser(demande, presentes, foyer, identite_relue=identite_relue)
    changes = _decrire(demande, presentes, foyer)
    oublier_les_identites(demande, foyer.retirees, le=le)
    demande.personnes.filter(pk__in=foyer.retirees).delete()
    par_cle = {cle_de(pk): personne for pk, personne in presentes.items() if pk not in foyer.retirees}
    for rang, (cle, dite) in enumerate(foyer.ajoutees.items(), start=1 + max(_ordres(presentes), default=0)):
        nue = {champ: valeur for champ, valeur in dite.items() if champ != "avis_de"}
        par_cle[cle] = Personne.objects.create(demande=demande, ordre=rang, **nue)
    for cle, dits in _dites(foyer).items():
        _ecrire(par_cle[cle], dits, par_cle)
    if foyer.communes is not None:
        demande.souhaits.all().delete()
        Souhait.objects.bulk_create(
            Souhait(demande=demande, commune=une, ordre=rang) for rang, une in enumerate(foyer.communes, start=1)
        )
    _finir(demande, foyer, le=le)
    return changes


def _dites(foyer: Foyer) -> dict[str, Mapping[str, Any]]:
    partages = {cle: {"avis_de": dite["avis_de"]} for cle, dite in foyer.ajoutees.items() if dite.get("avis_de")}
    return partages | {cle_de(pk): dits for pk, dits in foyer.personnes.items()}


def _ecrire(personne: Personne, dits: Mapping[str, Any], par_cle: Mapping[str, Personne]) -> None:
    for champ, valeur in dits.items():
        setattr(personne, champ, par_cle.get(valeur) if champ == "avis_de" else valeur)
    personne.save(update_fields=[*dits])


def _finir(demande: Demande, foyer: Foyer, *, le: date) -> None:
    """Judge the home that this makes, and write its holders again when they changed."""
    if not foyer.champs:
        return
    vider(demande)
    if phrases := [anomalie.motif for anomalie in anomalies(faits.menage(demande), le)]:
        raise FoyerImpossible(phrases)
    touchent = {"lien", *IDENTITE}
    if foyer.ajoutees or foyer.retirees or any(touchent & dits.keys() for dits in foyer.personnes.values()):
        _reecrire_les_titulaires(demande)


def _reecrire_les_titulaires(demande: Demande) -> None:
    try:
        with transaction.atomic():
            titulaires.reecrire(demande)
    except IntegrityError as erreur:
        if contrainte_violee(erreur) != UNE_DEMANDE_VIVANTE:
            raise
        raise FoyerImpossible(
            ["Cette personne a déjà une demande ici. Un guichet peut réunir les deux demandes, avec elle et avec vous."]
        ) from erreur


def _refuser(demande: Demande, presentes: Mapping[int, Personne], foyer: Foyer, *, identite_relue: bool) -> None:
    titulaire = next(pk for pk, personne in presentes.items() if personne.lien == Lien.DEMANDEUR)
    a_sa_place = [pk for pk, dits in foyer.personnes.items() if dits.get("lien") == Lien.DEMANDEUR and pk != titulaire]
    if titulaire in foyer.retirees and not (titulaire in foyer.remplaces and a_sa_place):
        raise FoyerImpossible(["Le demandeur ne peut pas quitter sa propre demande. Il peut y renoncer."])
    if a_sa_place and titulaire not in foyer.remplaces:
        raise FoyerImpossible(["Une demande a un seul demandeur."])
    if {commune.departement.ressort_id for commune in foyer.communes or ()} - {demande.ressort_id}:
        raise FoyerImpossible([HORS_RESSORT.format(ressort=demande.ressort)])
    for pk, dits in foyer.personnes.items():
        if pk not in presentes:
            raise FoyerImpossible(["Une personne que vous changez a quitté le foyer entre-temps."])
        if presentes[pk].lien in TITULAIRES and not identite_relue and IDENTITE & dits.keys():
            raise KeyError(f"identité à relire : {', '.join(sorted(IDENTITE & dits.keys()))}")


def _decrire(demande: Demande, presentes: Mapping[int, Personne], foyer: Foyer) -> Changes:
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


def _ordres(presentes: Mapping[int, Personne]) -> list[int]:
    return [personne.ordre for personne in presentes.values()]


def vider(demande: Demande) -> None:
    """Forget what was read of the persons and communes of a demand."""
    demande._prefetched_objects_cache = {}  # type: ignore[attr-defined]
