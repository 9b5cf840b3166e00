"""Step 5: the commission sits, votes, decides."""

from collections.abc import Iterator

from seuil.acteurs.models import Agent
from seuil.commissions import services as commissions
from seuil.commissions.models import Commission, Membre, Point, Seance
from seuil.commissions.requetes import candidats, electeurs
from seuil.courriers.models import Courrier
from seuil.demo.jouer.partie import EtapeRatee, Partie, refuse
from seuil.reactions.travaux import vider
from seuil.regles.votes import Choix


def decider(partie: Partie) -> Iterator[str]:
    """The commission sits, votes, decides; minutes and letters."""
    secretaire = partie.agents["secretariat"]
    commission = Commission.objects.get(bailleur=secretaire.organisme)
    seance = commissions.convoquer(commission, seance_le=partie.jour(14), par=secretaire, le=partie.jour(4))
    point = commissions.inscrire(seance, partie.vacance, par=secretaire, le=partie.jour(4))
    yield from _ouvrir(partie, seance, secretaire)
    voix = electeurs(point)
    yield f"   {len(voix)} voix délibératives pour ce logement : {', '.join(str(membre) for membre in voix)}."
    yield from _voter(partie, point, voix, secretaire)
    refuse(
        lambda: commissions.decider(
            point, candidats(point)[0], commissions.Vote("d", {}, code="piece"), par=secretaire, le=partie.jour(14)
        ),
        Exception,
        "Un candidat n’a qu’une décision.",
    )
    partie.seance = commissions.clore(Seance.objects.get(pk=seance.pk), par=secretaire, le=partie.jour(14))
    vider()
    lettres = Courrier.objects.filter(gabarit="decision").count()
    yield f"   Procès-verbal et {lettres} lettres motivées en PDF."


def _ouvrir(partie: Partie, seance: Seance, secretaire: Agent) -> Iterator[str]:
    membres = list(seance.commission.membres.order_by("pk"))
    jour = partie.jour(14)
    trop_peu = refuse(
        lambda: commissions.ouvrir(seance, presents=membres[:1], pouvoirs={}, par=secretaire, le=jour),
        commissions.SeanceImpossible,
        "Sans quorum, la séance ne s’ouvre pas.",
    )
    yield f"5. CALEOL du {jour:%d/%m/%Y} : {trop_peu}"
    pouvoirs = {membres[4]: membres[0]}
    commissions.ouvrir(seance, presents=[*membres[:4], *membres[6:]], pouvoirs=pouvoirs, par=secretaire, le=jour)


def _voter(partie: Partie, point: Point, voix: list[Membre], secretaire: Agent) -> Iterator[str]:
    """The household of the journey is ranked last: the two before it will not take the dwelling."""
    ordre = sorted(candidats(point), key=lambda candidature: candidature.demande_id == partie.demande.pk)
    maire = next(membre for membre in voix if membre.qualite == "maire")
    for rang, candidature in enumerate(ordre, start=1):
        suffrages = dict.fromkeys(voix, Choix.POUR)
        if rang == len(ordre):
            moitie = [membre for membre in voix if membre != maire][: len(voix) // 2]
            suffrages |= dict.fromkeys(moitie, Choix.CONTRE)
        vote = commissions.Vote("b", suffrages, rang=rang)
        decision = commissions.decider(point, candidature, vote, par=secretaire, le=partie.jour(14))
        if decision is None:
            raise EtapeRatee("La proposition est adoptée.")
        partage = ", voix prépondérante de la maire" if decision.voix_preponderante else ""
        yield (
            f"   {candidature.demande.numero_unique} : b, rang {rang} "
            f"({len(decision.pour)} pour, {len(decision.contre)} contre{partage})"
        )
