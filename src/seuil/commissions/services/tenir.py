"""What happens in the room: who arrives and leaves, who presides from now on, who steps back for a dwelling."""

from datetime import date, time

from django.db import transaction

from seuil.acteurs.models import Agent
from seuil.commissions import acces, faits
from seuil.commissions.models import Deport, Membre, Mouvement, Point, Seance
from seuil.commissions.services.mots import nom_de_candidat
from seuil.commissions.services.ouvrir import SeanceImpossible, verifier_le_president
from seuil.journal.services import consigner
from seuil.regles.commission import a_voix_deliberative, peut_presider
from seuil.regles.ecriture import heure as ecrite
from seuil.socle.droits import exiger
from seuil.socle.horloge import heure_qu_il_est


@transaction.atomic
def noter_un_mouvement(
    seance: Seance,
    membre: Membre,
    *,
    est_arrivee: bool,
    par: Agent,
    le: date,
    a: time | None = None,
    preside_par: Membre | None = None,
) -> Mouvement:
    """Record that a member arrives or leaves, and at what time; when who presides leaves, another member does.

    The proxies that the member carries fall and come back with them. Raises DroitRefuse, PassageInterdit,
    SeanceImpossible.
    """
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("tenir")
    _verifier_le_mouvement(seance, membre, est_arrivee=est_arrivee)
    heure = heure_qui_suit(seance, a)
    mouvement = Mouvement.objects.create(seance=seance, membre=membre, a=heure, est_arrivee=est_arrivee)
    if not est_arrivee and seance.preside_par == membre and _reste_qui_preside(seance):
        _presider(seance, preside_par, heure)

    verbe = "seance.arrivee" if est_arrivee else "seance.depart"
    consigner(verbe, seance, par=par, le=le, membre=str(membre), a=heure, preside_par=str(seance.preside_par))
    return mouvement


@transaction.atomic
def presider(seance: Seance, membre: Membre, *, par: Agent, le: date) -> None:
    """Give the chair to another designated member who is here. Raises as `noter_un_mouvement`."""
    exiger(acces.peut_tenir(par, seance.commission))

    seance = seance.verrouiller()
    seance.passer("tenir")
    _presider(seance, membre, heure_qu_il_est())

    consigner("seance.presidence", seance, par=par, le=le, preside_par=str(membre), a=heure_qu_il_est())


@transaction.atomic
def deporter(point: Point, membre: Membre, *, motif: str, par: Agent, le: date) -> Deport:
    """A member steps back for one dwelling: no voice, no place in its quorum. Raises as `noter_un_mouvement`."""
    exiger(acces.peut_tenir(par, point.seance.commission))

    seance = point.seance.verrouiller()
    seance.passer("tenir")
    if point.decisions.exists():
        raise SeanceImpossible(f"Un vote est enregistré pour ce logement : annulez-le avant que {membre} se retire.")
    if not a_voix_deliberative(faits.membre(membre), faits.logement(point)):
        raise SeanceImpossible(f"{membre} n’a pas de voix délibérative pour ce logement.")
    faute = nom_de_candidat(point, motif) if motif.strip() else "Écrivez pourquoi."
    if faute:
        raise SeanceImpossible(faute, champ="motif")
    deport, _ = Deport.objects.get_or_create(point=point, membre=membre, defaults={"motif": motif})

    consigner("seance.deport", seance, par=par, le=le, membre=str(membre), logement=str(point), motif=motif)
    return deport


@transaction.atomic
def lever_le_deport(deport: Deport, *, par: Agent, le: date) -> None:
    """A member noted by mistake as stepping back keeps its voice. Raises as `noter_un_mouvement`."""
    exiger(acces.peut_tenir(par, deport.point.seance.commission))

    seance = deport.point.seance.verrouiller()
    seance.passer("tenir")
    if deport.point.decisions.exists():
        raise SeanceImpossible("Un vote est enregistré pour ce logement : annulez-le d’abord.")
    membre, logement = str(deport.membre), str(deport.point)
    deport.delete()

    consigner("seance.deport_leve", seance, par=par, le=le, membre=membre, logement=logement)


def _presider(seance: Seance, membre: Membre | None, a: time) -> None:
    change, seance.preside_par = seance.preside_par != membre, membre
    verifier_le_president(seance)
    if change:
        seance.presidences.append([a.isoformat("minutes"), str(membre)])
    seance.save(update_fields=["preside_par", "presidences"])


def _reste_qui_preside(seance: Seance) -> bool:
    """Say whether somebody here may take the chair; otherwise nothing more is decided, and who left it signs."""
    lue = faits.feuille(seance)
    return any(peut_presider(membre, lue).est_oui for membre in lue.membres)


def _verifier_le_mouvement(seance: Seance, membre: Membre, *, est_arrivee: bool) -> None:
    if membre not in faits.membres(seance):
        raise SeanceImpossible(f"{membre} n’est pas membre de cette commission.")
    est_la = str(membre.pk) in faits.presents(seance)
    if est_arrivee is est_la:
        raise SeanceImpossible(f"{membre} est déjà {'là' if est_la else 'parti ou absent'}.")


def heure_qui_suit(seance: Seance, a: time | None) -> time:
    """Return the hour typed, or now. Raises SeanceImpossible for one before the opening or the last movement."""
    heure = a or heure_qu_il_est()
    dernier = seance.mouvements.last()
    connus = [connu for connu in (seance.ouverte_a, dernier.a if dernier else None) if connu]
    avant = max(connus, default=None)
    if a and avant and heure < avant:
        raise SeanceImpossible(f"{ecrite(heure)} est avant ce qui est déjà noté, à {ecrite(avant)}.", champ="a")
    return heure
