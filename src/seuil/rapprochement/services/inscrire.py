"""Keep the narrow rows of the search in step with a demand."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from seuil.cotation.requetes import notes_courantes
from seuil.demandes import faits as faits_demande
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Situation, TypeLogement
from seuil.rapprochement.models import Pretendant
from seuil.regles.menage import categorie, personnes_a_loger
from seuil.regles.ressources import revenu_retenu
from seuil.territoires.requetes import territoires_de

DRAPEAU_PRIORITAIRE, DRAPEAU_FAUTEUIL, DRAPEAU_ELARGIE = 1, 2, 4
BITS_TYPES = {type_voulu: 1 << rang for rang, type_voulu in enumerate(TypeLogement.values)}


@transaction.atomic
def inscrire_la_demande(demande: Demande, *, le: date) -> int:
    """Write one row per wished commune; return how many. A demand that is not active has none."""
    Pretendant.objects.filter(demande=demande).delete()
    if demande.etat != Etat.ACTIVE:
        return 0
    par_territoire = {note.territoire_id: note.total for note in notes_courantes(demande)}
    territoires = territoires_de(souhait.commune for souhait in demande.souhaits.select_related("commune"))
    scores = {code: par_territoire.get(territoire.pk, 0) for code, territoire in territoires.items()}
    return len(Pretendant.objects.bulk_create(lignes(demande, scores, le=le)))


def lignes(demande: Demande, scores: Mapping[str, int], *, le: date) -> list[Pretendant]:
    """Return the rows of a demand, one per wished commune, not saved; ``scores`` is by INSEE code."""
    commun = _commun(demande, le)
    return [
        Pretendant(demande=demande, commune_id=souhait.commune_id, score=scores.get(souhait.commune_id, 0), **commun)
        for souhait in demande.souhaits.all()
    ]


def retirer_la_demande(demande: Demande) -> int:
    """Remove the demand from every search; return how many rows it had."""
    return Pretendant.objects.filter(demande=demande).delete()[0]


def _commun(demande: Demande, le: date) -> dict[str, object]:
    menage = faits_demande.menage(demande)
    rang = categorie(menage, le)
    drapeaux = (
        DRAPEAU_PRIORITAIRE * (Situation.DALO in demande.situations)
        | DRAPEAU_FAUTEUIL * demande.besoin_accessible
        | DRAPEAU_ELARGIE * demande.demande_elargie
    )
    return {
        "recue_le": demande.recue_le, "types": sum(BITS_TYPES[voulu] for voulu in set(demande.types)),
        "categorie": rang.numero, "personnes_en_plus": rang.personnes_en_plus,
        "revenu": revenu_retenu(faits_demande.ressources(demande), le).montant,
        "revenu_mensuel": faits_demande.ressources_mensuelles(demande),
        "nb_personnes": personnes_a_loger(menage), "drapeaux": drapeaux,
    }  # fmt: skip
