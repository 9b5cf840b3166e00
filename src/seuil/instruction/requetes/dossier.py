"""The papers of a demand as its file shows them to agents: each with its state, who read it, what was asked again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from seuil.acteurs.models import Agent
from seuil.demandes.acces import peut_voir_les_violences
from seuil.demandes.models import Demande
from seuil.envois.annonces import du_journal
from seuil.envois.requetes import faits_dits
from seuil.instruction import acces
from seuil.instruction.etats import Etat, EtatFeuille
from seuil.instruction.models import Feuille, Piece
from seuil.instruction.requetes.file import nom_en_liste
from seuil.instruction.requetes.motifs import motifs_d_ici
from seuil.journal.requetes import histoire
from seuil.regles.motifs_pieces import MotifDePiece
from seuil.regles.pieces import piece_de_code

REFUSEE, AVIS_DU_REFUS = "demande.piece_a_remplacer", "piece_a_remplacer"
DEMANDEE, PAS_PARTIE = "Demandé au foyer", "Message pas encore parti"


@dataclass(frozen=True, slots=True)
class LigneDuDossier:
    """A paper: its name, whose; what became of the request to send it again; the pages refused before, and why."""

    piece: Piece
    nom: str
    qui: str
    suite: str
    refusees: list[tuple[str, str]]
    s_ouvre: bool


def papiers_du_dossier(agent: Agent, demande: Demande, le: date) -> list[LigneDuDossier]:
    """Return the papers that a demand received, the last one first; a sensitive one is named to those entitled."""
    tout_voir = peut_voir_les_violences(agent).est_oui
    recues = Piece.objects.filter(demande=demande).exclude(etat=Etat.PREPAREE).order_by("-envoyee_a", "-pk")
    dites = demandees(demande)
    lignes = []
    for piece in recues.select_related("personne").prefetch_related("feuilles"):
        piece.demande = demande
        est_nommee = tout_voir or not acces.est_sensible(piece)
        lignes.append(
            LigneDuDossier(
                piece=piece,
                nom=piece_de_code(piece.code, le).en_clair if est_nommee else nom_en_liste(piece, le),
                qui=str(piece.personne or ""),
                suite=_suite(piece, dites),
                refusees=_refusees(piece, le) if est_nommee else [],
                s_ouvre=acces.peut_instruire(agent, piece).est_oui,
            )
        )
    return lignes


def demandees(demande: Demande) -> set[int]:
    """Return the papers whose last refusal left for the household for sure, or was read by it."""
    refus = histoire(demande.numero_unique).filter(verbe=REFUSEE)
    derniers = {entree.faits["piece"]: entree.pk for entree in refus if "piece" in entree.faits}
    if not derniers:
        return set()
    dits = faits_dits(demande, AVIS_DU_REFUS)
    return {piece for piece, entree in derniers.items() if du_journal(entree) in dits}


def _suite(piece: Piece, dites: set[int]) -> str:
    if piece.etat != Etat.A_REMPLACER:
        return ""
    return DEMANDEE if piece.pk in dites else PAS_PARTIE


def _refusees(piece: Piece, le: date) -> list[tuple[str, str]]:
    """Return the name of each page that was refused, replaced or not, with its reason."""
    siennes = [une for une in piece.feuilles.all() if une.etat in (EtatFeuille.REFUSEE, EtatFeuille.REMPLACEE)]
    dites = [une for une in siennes if une.motif]
    motifs = motifs_d_ici(piece.demande, piece.decidee_le or le) if dites else {}
    return [(une.nom, _motif(une, motifs)) for une in dites]


def _motif(feuille: Feuille, motifs: Mapping[str, MotifDePiece]) -> str:
    libelle = motifs[feuille.motif].libelle if feuille.motif in motifs else feuille.motif
    return ". ".join(filter(None, (libelle, feuille.precision)))
