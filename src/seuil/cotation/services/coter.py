"""Score a demand in each territory it wishes, and keep what made the score."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from seuil.cotation import faits as constats
from seuil.cotation.lignes import a_garder
from seuil.cotation.models import Grille, Note
from seuil.cotation.requetes import VERITES, a_lire, grille_en_vigueur, jour_tenu, lire, ou_observee
from seuil.cotation.services.retoucher import ecrire_dans
from seuil.cotation.services.suivre import suivre
from seuil.demandes.etats import Etat
from seuil.demandes.models import Demande
from seuil.demandes.requetes import territoires_souhaites
from seuil.regles import cotation as loi
from seuil.regles.criteres import Faits
from seuil.socle.db.sans_garder import sans_garder
from seuil.territoires.models import Territoire


@transaction.atomic
def coter_la_demande(demande: Demande, *, le: date, meme_avant_la_nuit: bool = False) -> list[Note]:
    """Score the demand on a day; a former score that changes stays as history. Returns the current ones.

    Never before the day of the last night, which will not come again, unless that night is being undone.
    The day and the grids are read once nobody can change them.
    """
    demande = a_lire().get(pk=demande.verrouiller().pk)
    territoires = list(territoires_souhaites(demande))
    ecrire_dans([*ou_observee(demande), *(territoire.pk for territoire in territoires)], [demande.pk])
    le = le if meme_avant_la_nuit else jour_tenu(le)
    observees = {territoire: constats.faits(demande, territoire, le=le) for territoire in territoires}
    grilles = {territoire: grille_en_vigueur(territoire, le) for territoire in observees}
    notes = [noter(demande, ou, grille, observees[ou], le=le) for ou, grille in grilles.items() if grille is not None]
    with sans_garder(quand=demande.etat == Etat.RETENUE):  # held: its household reads its score, nobody counts it
        suivre(demande, observees, notes, le=le)
    notees = [note.territoire_id for note in notes]
    Note.objects.filter(demande=demande, est_courante=True).exclude(territoire__in=notees).update(est_courante=False)
    return [_garder(note) for note in notes]


def coter_les_retenues(*, le: date) -> int:
    """Score on a day the demands that no night reads, being held; return how many."""
    retenues = list(Demande.objects.retenues().order_by("pk"))
    for demande in retenues:
        coter_la_demande(demande, le=le, meme_avant_la_nuit=True)
    return len(retenues)


def calculer(demande: Demande, territoire: Territoire, grille: Grille, *, le: date) -> Note:
    """Return the score of a demand under a grid, not saved."""
    return noter(demande, territoire, grille, constats.faits(demande, territoire, le=le), le=le)


def noter(demande: Demande, territoire: Territoire, grille: Grille, faits: Faits, *, le: date) -> Note:
    """Return the score of facts already read, not saved."""
    preuves, connus = constats.preuves(demande, le=le), constats.connus(demande, le=le)
    note = loi.coter(faits, lire(grille), le, preuves=preuves, connus=connus)
    return Note(
        demande=demande,
        territoire=territoire,
        grille=grille,
        total=note.total,
        total_prouve=note.total_prouve,
        masque=note.masque,
        masque_prouve=note.masque_prouve,
        quantites=list(note.quantites),
        lignes=a_garder(note),
        faits=_lisibles(asdict(faits)),
        calculee_le=le,
    )


def _garder(note: Note) -> Note:
    """Keep a new score, unless the current one already says it."""
    actuelle = Note.objects.filter(demande=note.demande, territoire=note.territoire, est_courante=True).first()
    if actuelle and est_la_meme(actuelle, note):
        return actuelle
    if actuelle:
        actuelle.est_courante = False
        actuelle.save(update_fields=["est_courante"])
    note.save()
    return note


def est_la_meme(actuelle: Note, note: Note) -> bool:
    """Say whether nothing a person would read has changed."""
    return all(getattr(actuelle, champ) == getattr(note, champ) for champ in (*VERITES, "lignes"))


def _lisibles(faits: Any) -> dict[str, Any]:
    return {nom: valeur.isoformat() if isinstance(valeur, date) else valeur for nom, valeur in faits.items()}
