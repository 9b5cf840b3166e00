"""What a household has to do, and by when: one table, read by its own page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext

from seuil.baux.portail import attendus_du_menage
from seuil.demandes.etats import EN_COURS
from seuil.demandes.models import Demande
from seuil.demandes.nomenclatures import Lien
from seuil.demandes.requetes import delais_de_la_demande
from seuil.instruction.requetes import Liste, liste
from seuil.portail.documents import en_phrases, points_en_attente
from seuil.portail.place import Place
from seuil.portail.score import Score
from seuil.radiations.requetes import dites_au_foyer
from seuil.regles.controle_menage import premiere_naissance_attendue
from seuil.regles.renouvellement import ouverture
from seuil.renouvellements.requetes import valable_jusqu_au
from seuil.socle.design.mesures import date_longue

Suite = tuple[str | Promise, str | Promise]


def a_faire(demande: Demande, scores: Iterable[Score], place: Place | None, *, le: date) -> dict[str, Any]:
    """Return what to do now, most urgent first, then what comes with its dates; nothing once the demand has left."""
    attendus = {**attendus_du_menage(demande), "interrogations": dites_au_foyer(demande)}
    if demande.etat not in EN_COURS:
        return {**attendus, "rien": False, "presse": False, "ensuite": [], "comptes": {}}
    lus, fenetre = list(scores), _fenetre(demande, le)
    courant: dict[str, Any] = {
        **attendus,
        "renouveler_avant": valable_jusqu_au(demande, le) if le >= fenetre else None,
        "bebes": [bebe for bebe in _attendus(demande) if bebe < premiere_naissance_attendue(le)],
    }
    presse = any(courant.values())  # the only light is for it, the papers come after
    documents = liste(demande, le)
    courant |= _papiers(documents, lus, le)
    ensuite = sorted(_ensuite(demande, lus, place, fenetre, le), key=lambda suite: suite[0])
    dits = {"presse": presse, "ensuite": [(dit, quoi) for _, dit, quoi in ensuite]}
    return {**courant, **dits, "rien": not any(courant.values()), "comptes": en_phrases(documents)}


def _papiers(lue: Liste, scores: list[Score], le: date) -> dict[str, Any]:
    """Return what to send: what is due, then what some points wait for; the score that waits, while there is any."""
    points = points_en_attente([score.note for score in scores], le)
    dus = lue.a_envoyer + [papier for papier in lue.autres if points.get(papier.code)]
    attend = next((score for score in scores if score.papiers), None)
    return {"papiers": attend if dus else None, "papiers_dus": dus}


def _ensuite(
    demande: Demande, scores: list[Score], place: Place | None, fenetre: date, le: date
) -> Iterable[tuple[date, str, str]]:
    """Yield what comes: its day to order it, the day in words, what it is."""
    if le < fenetre:
        quand = gettext("Du %(debut)s au %(fin)s") % {
            "debut": date_longue(fenetre),
            "fin": date_longue(demande.echeance),
        }
        yield fenetre, quand, gettext("Renouvelez votre demande. Après, vous perdez votre ancienneté.")
    for bebe in _attendus(demande):
        if bebe >= premiere_naissance_attendue(le):
            vers = gettext("Vers le %(jour)s") % {"jour": date_longue(bebe)}
            yield (bebe, vers, gettext("Votre bébé est attendu. Ensuite, dites-nous sa naissance."))
    for score in scores:
        if score.a_venir is not None:
            jour, ecart = score.a_venir
            compte = ngettext("%(n)s point", "%(n)s points", ecart.apres) % {"n": ecart.apres}
            dit = gettext("Votre score devient %(compte)s, si rien d’autre ne change.") % {"compte": compte}
            yield jour, _des(jour), dit
    if place is not None and place.anormale_le is not None and le < place.anormale_le:
        dit = gettext("Vous aurez attendu un délai anormalement long. Vous pourrez saisir la commission de médiation.")
        yield place.anormale_le, _des(place.anormale_le), dit


def _des(jour: date) -> str:
    return gettext("Dès le %(jour)s") % {"jour": date_longue(jour)}


def _fenetre(demande: Demande, le: date) -> date:
    """Return the day from which the household is asked to renew."""
    return ouverture(demande.echeance, delais_de_la_demande(demande, le))


def _attendus(demande: Demande) -> list[date]:
    return [personne.naissance for personne in demande.personnes.all() if personne.lien == Lien.A_NAITRE]
