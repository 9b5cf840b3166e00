"""Change the persons of a home and the communes it wishes, under the lock of the verb that changes the demand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext, gettext_noop

from seuil.demandes import faits
from seuil.demandes.controle.identites import TITULAIRES
from seuil.demandes.controle.menage import refus_du_menage
from seuil.demandes.models import Demande, Personne, Souhait
from seuil.demandes.models.foyer import UNE_DEMANDE_VIVANTE
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes.changements import cle_de
from seuil.demandes.services import titulaires
from seuil.demandes.services.foyer_decrit import Changes, Foyer, decrire
from seuil.demandes.services.gel import oublier_les_identites
from seuil.socle.db.contraintes import contrainte_violee

IDENTITE: Final = frozenset({"nom", "nom_naissance", "prenom", "naissance", "precision_naissance"})
HORS_RESSORT: Final = gettext_noop(
    "Une demande vaut dans un seul département, ou dans toute l’Île-de-France. La vôtre : %(ressort)s. "
    "Ailleurs, déposez une autre demande."
)
DEJA_UNE_DEMANDE: Final = gettext_noop(
    "Cette personne a déjà une demande ici. Un guichet peut réunir les deux demandes, avec elle et avec vous."
)


class FoyerImpossible(Exception):
    """The home cannot become that one; ``phrases`` tell whoever asked why."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.phrases = list(phrases)
        super().__init__(" ".join(self.phrases))


def changer_le_foyer(demande: Demande, foyer: Foyer, *, le: date, identite_relue: bool = False) -> Changes:
    """Write the home as it becomes. Raises FoyerImpossible, KeyError for an identity that nobody read again."""
    presentes = {personne.pk: personne for personne in demande.personnes.all()}
    _refuser(demande, presentes, foyer, identite_relue=identite_relue)
    changes = decrire(demande, presentes, foyer)
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
    if phrases := list(refus_du_menage(faits.menage(demande), le)):
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
        raise FoyerImpossible([gettext(DEJA_UNE_DEMANDE)]) from erreur


def _refuser(demande: Demande, presentes: Mapping[int, Personne], foyer: Foyer, *, identite_relue: bool) -> None:
    titulaire = next(pk for pk, personne in presentes.items() if personne.lien == Lien.DEMANDEUR)
    a_sa_place = [pk for pk, dits in foyer.personnes.items() if dits.get("lien") == Lien.DEMANDEUR and pk != titulaire]
    if titulaire in foyer.retirees and not (titulaire in foyer.remplaces and a_sa_place):
        raise FoyerImpossible([gettext("Le demandeur ne peut pas quitter sa propre demande. Il peut y renoncer.")])
    if a_sa_place and titulaire not in foyer.remplaces:
        raise FoyerImpossible([gettext("Une demande a un seul demandeur.")])
    if {commune.departement.ressort_id for commune in foyer.communes or ()} - {demande.ressort_id}:
        raise FoyerImpossible([gettext(HORS_RESSORT) % {"ressort": demande.ressort}])
    connues = {_qui(une.prenom, une.nom, une.naissance) for une in presentes.values() if une.prenom}
    if connues & {_qui(dite["prenom"], dite["nom"], dite["naissance"]) for dite in foyer.ajoutees.values()}:
        raise FoyerImpossible([gettext("Cette personne est déjà dans le foyer : elle n’est pas ajoutée deux fois.")])
    for pk, dits in foyer.personnes.items():
        if pk not in presentes:
            raise FoyerImpossible([gettext("Une personne que vous changez a quitté le foyer entre-temps.")])
        if presentes[pk].lien in TITULAIRES and not identite_relue and IDENTITE & dits.keys():
            raise KeyError(f"identité à relire : {', '.join(sorted(IDENTITE & dits.keys()))}")


def _ordres(presentes: Mapping[int, Personne]) -> list[int]:
    return [personne.ordre for personne in presentes.values()]


def vider(demande: Demande) -> None:
    """Forget what was read of the persons and communes of a demand."""
    demande._prefetched_objects_cache = {}  # type: ignore[attr-defined]


def _qui(prenom: str, nom: str, naissance: date) -> tuple[str, str, date]:
    """Return who a person is, as a form sent twice says it again."""
    return prenom.casefold(), nom.casefold(), naissance
