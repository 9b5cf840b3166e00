"""Which files are complete: what `obligatoires_recues` counts of one demand, read as columns of thousands at once."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from seuil.demandes.faits import mineurs_nes_apres
from seuil.demandes.models import Demande, Personne
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.pieces import SANS_AVIS_FRANCAIS, disant
from seuil.instruction.etats import Etat
from seuil.instruction.lignes import AVIS, IDENTITE_DES_MAJEURS
from seuil.instruction.models import Piece
from seuil.instruction.nomenclatures import CODES_SENSIBLES
from seuil.regles.pieces import Piece as PieceDeLaListe
from seuil.regles.pieces import liste_limitative
from seuil.socle.db.cles import est_parmi, parmi

LUES = (Etat.EN_VERIFICATION, Etat.ACCEPTEE, Etat.A_REMPLACER)
Cle = tuple[int, int | None]  # a demand, and whose paper it is: None, the household's
Cles = set[Cle]


def documents_attendus(demandes: Collection[int], le: date, au_plus: int = 0) -> dict[int, int]:
    """Return how many mandatory papers each demand still has to send, for those that owe ``au_plus`` of them or fewer.

    A paper accepted or being read came; protected facts apart. A few statements, whatever the number of demands: the
    papers that came, then for each of the list who owes it.
    """
    dues = [une for une in liste_limitative(le) if une.obligatoire and une.code not in CODES_SENSIBLES]
    recues, a_renvoyer = _arrivees(demandes, [une.code for une in dues], le)
    manques = Counter(dict.fromkeys(demandes, 0))
    for une in dues:
        parmi_elles = {demande for demande, manque in manques.items() if manque <= au_plus}
        if parmi_elles:
            manques.update(demande for demande, _ in a_renvoyer[une.code] | _manquent(une, parmi_elles, recues, le))
    return {demande: manque for demande, manque in manques.items() if manque <= au_plus}


def _manquent(une: PieceDeLaListe, demandes: Collection[int], recues: dict[str, Cles], le: date) -> Cles:
    return _dues(une, demandes, le) - recues[une.code]


def _arrivees(demandes: Collection[int], codes: list[str], le: date) -> tuple[dict[str, Cles], dict[str, Cles]]:
    """Return what came, by paper; and what must be sent again: refused, or out of date and not replaced.

    What the answers no longer call for stays in the file, and is asked again too.
    """
    valables, perimees, refusees = ({code: Cles() for code in codes} for _ in range(3))
    siennes = est_parmi("instruction_piece.demande_id", demandes)
    lues = Piece.objects.filter(siennes, code__in=codes, etat__in=LUES)
    for demande, code, personne, etat, fin in lues.values_list("demande", "code", "personne", "etat", "expire_le"):
        est_perimee = etat == Etat.ACCEPTEE and fin is not None and fin < le
        ou = refusees if etat == Etat.A_REMPLACER else perimees if est_perimee else valables
        ou[code].add((demande, personne))
    return valables, {code: refusees[code] | (perimees[code] - valables[code]) for code in codes}


def _dues(une: PieceDeLaListe, demandes: Collection[int], le: date) -> Cles:
    """Return who owes a paper, among these demands: the household, or each adult where the law says so."""
    appelees = Demande.objects.filter(_appelee(une, le), pk__in=parmi(demandes))
    if une.code not in (IDENTITE_DES_MAJEURS, AVIS):
        return {(demande, None) for demande in appelees.values_list("pk", flat=True)}
    majeurs = Personne.objects.filter(naissance__lte=mineurs_nes_apres(le), demande__in=appelees).order_by()
    if une.code == IDENTITE_DES_MAJEURS:
        attendus = majeurs.exclude(lien=Lien.DEMANDEUR)
    else:
        attendus = majeurs.filter(avis_de__isnull=True).exclude(sorte_avis__in=SANS_AVIS_FRANCAIS)
    return set(attendus.values_list("demande", "pk"))


def _appelee(une: PieceDeLaListe, le: date) -> Q:
    """Return the demands whose answers call for a paper: `regles.pieces.est_due`."""
    appelee = disant(une.condition, le) if une.condition else Q()
    return appelee & ~disant(une.sauf, le) if une.sauf else appelee
