"""The journey, played by its verbs: from the form to the lease, each step checked as it goes."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pikepdf
from django.db import connection

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.acteurs.models import Agent
from seuil.baux import services as baux
from seuil.baux.etats import Etat as EtatOffre
from seuil.baux.models import Offre
from seuil.commissions import services as commissions
from seuil.commissions.models import Commission, Membre, Seance
from seuil.commissions.requetes import candidats, electeurs
from seuil.cotation.requetes import notes_courantes
from seuil.courriers.models import Courrier
from seuil.demandes import acces
from seuil.demandes.models import Demande
from seuil.demandes.services import DoublonTrouve, Enregistrement, enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.designations import services as designations
from seuil.designations.models import Candidature
from seuil.documents.services import lire
from seuil.journal import services as journal
from seuil.journal.models import Entree
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.models import Pretendant
from seuil.rapprochement.requetes import chercher
from seuil.reactions.travaux import vider
from seuil.regles.votes import Choix
from seuil.socle.droits import DroitRefuse
from seuil.socle.horloge import jouer_jusqu_au

DUREE = 45  # days, from the form to the lease


class EtapeRatee(AssertionError):
    """A step of the journey does not hold."""


@dataclass
class Partie:
    """The journey under way. ``le`` is the day of the first step."""

    le: date
    demande: Any = None
    vacance: Any = None
    seance: Any = None
    agents: dict[str, Agent] = field(default_factory=dict)

    def jour(self, rang: int) -> date:
        """Return the day that many days after the first."""
        return self.le + timedelta(days=rang)


def jouer(le: date) -> Iterator[str]:
    """Play the six steps on the loaded world; yield one line per fact. Raises EtapeRatee."""
    partie = Partie(le, agents={agent.username: agent for agent in Agent.objects.all()})
    with jouer_jusqu_au(partie.jour(DUREE)):
        for etape in ETAPES:
            yield from etape(partie)


def tenir(condition: bool, phrase: str) -> None:
    """Stop the journey when a step does not hold."""
    if not condition:
        raise EtapeRatee(phrase)


def refuse(acte: Callable[[], object], erreur: type[Exception], phrase: str) -> Exception:
    """Return the exception that ``acte`` must raise."""
    try:
        acte()
    except erreur as attendue:
        return attendue
    raise EtapeRatee(phrase)


def _deposer(partie: Partie) -> Iterator[str]:
    """Step 2: the form, the number, the attestation; twice is refused, two at once give one."""
    gagnante, perdantes = _au_meme_instant(partie.le)
    partie.demande = gagnante.demande
    tenir(perdantes == 1, "Deux dépôts au même instant doivent donner une seule demande.")
    numero = partie.demande.numero_unique
    qui = partie.demande.titulaire
    yield f"2. Dépôt : {qui}, numéro unique {numero}, deux dépôts au même instant, un seul enregistré."
    doublon = refuse(
        lambda: enregistrer(dossier_d_exemple(), par=Demandeur(), le=partie.le),
        DoublonTrouve,
        "Un doublon doit être montré.",
    )
    yield f"   Doublon refusé : {doublon}"
    vider()
    attestation = Courrier.objects.get(numero_unique=numero, gabarit="attestation")
    with pikepdf.open(_flux(attestation)) as pdf:
        tenir("/StructTreeRoot" in pdf.Root, "L’attestation doit être accessible.")
        yield f"   Attestation : PDF balisé, {len(pdf.pages)} page(s), {attestation.document.taille} octets."


def _voir(partie: Partie) -> Iterator[str]:
    """Step 3: every landlord of the ressort sees it, the others do not; the score is explained."""
    numero = partie.demande.numero_unique
    for identifiant in ("bailleur", "opac"):
        vue = acces.visibles_par(partie.agents[identifiant]).filter(numero_unique=numero).exists()
        tenir(vue, f"L’agent {identifiant} doit voir la demande.")
    ailleurs = acces.visibles_par(partie.agents["nancy"]).filter(numero_unique=numero).exists()
    tenir(not ailleurs, "Un agent d’un autre ressort ne doit pas voir la demande.")
    yield "3. Visible tout de suite des bailleurs de l’Oise (Les Logis d’Exemple, OPAC de l’Oise), invisible à Nancy."
    (note,) = notes_courantes(partie.demande)
    tenir(note.total == sum(ligne["points"] for ligne in note.lignes), "Le total doit être la somme des lignes.")
    yield f"   Score : {note.total} points, dont {note.total_prouve} prouvés ({note.grille})."
    for ligne in note.lignes:
        yield f"     {ligne['points']:+d}  {ligne['libelle']} : {ligne['motif']}"


def _designer(partie: Partie) -> Iterator[str]:
    """Step 4: a vacancy, its reserving body, the ranked search, three candidates."""
    bailleur = partie.agents["bailleur"]
    logement = Logement.objects.filter(
        type="T4", financement="PLUS", programme__commune="60159", programme__bailleur=bailleur.organisme
    ).earliest("pk")
    vacance = patrimoine.declarer(logement, libre_le=partie.jour(45), hors_flux="", par=bailleur, le=partie.jour(1))
    solde = patrimoine.orienter(vacance, par=bailleur, le=partie.jour(1))
    partie.vacance = vacance
    yield f"4. Vacance : {logement}, {logement.loyer_charges} € par mois. {vacance.motif_orientation}"
    agent = next(
        agent
        for agent in partie.agents.values()
        if agent.organisme == solde.reservataire and "reservation" in agent.metiers
    )
    trouve = chercher(vacance, le=partie.jour(3))
    yield f"   Recherche : {len(trouve.candidats)} candidats classés, {trouve.ecartees} écartés :"
    for exclusion in trouve.exclusions:
        yield f"     {exclusion.nombre:5d}  {exclusion.libelle}. Exemple : {exclusion.exemple}"
    choisis = _avec_la_demande(partie, [ligne.demande for ligne in trouve.candidats])
    refuse(
        lambda: _nommer(partie, agent, choisis[:1], ""),
        designations.DesignationImpossible,
        "Moins de trois candidats demandent un motif.",
    )
    liste = _nommer(partie, agent, choisis, "Candidate rencontrée, très motivée par ce quartier.")
    for candidature in liste.candidatures.all():
        yield f"   Désigné : rang {candidature.rang}, {candidature.score} points, {candidature.demande.numero_unique}"


def _decider(partie: Partie) -> Iterator[str]:
    """Step 5: the commission sits, votes, decides; minutes and letters."""
    secretaire = partie.agents["secretariat"]
    commission = Commission.objects.get(bailleur=secretaire.organisme)
    seance = commissions.convoquer(commission, seance_le=partie.jour(14), par=secretaire, le=partie.jour(4))
    point = commissions.inscrire(seance, partie.vacance, par=secretaire, le=partie.jour(4))
    membres = list(commission.membres.order_by("pk"))
    jour = partie.jour(14)
    trop_peu = refuse(
        lambda: commissions.ouvrir(seance, presents=membres[:1], pouvoirs={}, par=secretaire, le=jour),
        commissions.SeanceImpossible,
        "Sans quorum, la séance ne s’ouvre pas.",
    )
    yield f"5. CALEOL du {jour:%d/%m/%Y} : {trop_peu}"
    pouvoirs = {membres[4]: membres[0]}
    commissions.ouvrir(seance, presents=[*membres[:4], *membres[6:]], pouvoirs=pouvoirs, par=secretaire, le=jour)
    voix = electeurs(point)
    yield f"   {len(voix)} voix délibératives pour ce logement : {', '.join(str(membre) for membre in voix)}."
    yield from _voter(partie, point, voix, secretaire)
    refuse(
        lambda: commissions.decider(
            point, candidats(point)[0], commissions.Vote("d", {}, motif="x"), par=secretaire, le=jour
        ),
        Exception,
        "Un candidat n’a qu’une décision.",
    )
    partie.seance = commissions.clore(Seance.objects.get(pk=seance.pk), par=secretaire, le=jour)
    lettres = Courrier.objects.filter(gabarit="decision").count()
    yield f"   Procès-verbal et {lettres} lettres motivées en PDF."


def _voter(partie: Partie, point: Any, voix: list[Membre], secretaire: Agent) -> Iterator[str]:
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
        partage = ", voix prépondérante de la maire" if decision.voix_preponderante else ""
        yield (
            f"   {candidature.demande.numero_unique} : b, rang {rang} "
            f"({len(decision.pour)} pour, {len(decision.contre)} contre{partage})"
        )


def _louer(partie: Partie) -> Iterator[str]:
    """Step 6: refusal, silence, acceptance, lease; the demand leaves every list."""
    bailleur = partie.agents["bailleur"]
    partie.vacance.refresh_from_db()
    premiere = baux.offrir(partie.vacance, par=bailleur, le=partie.jour(15))
    yield f"6. Offre au rang 1, réponse avant le {premiere.repondre_avant:%d/%m/%Y}."
    deuxieme = baux.refuser(
        premiere, motif="Trop loin du travail", par=Demandeur(premiere.demande.numero_unique), le=partie.jour(18)
    )
    if deuxieme is None:
        raise EtapeRatee("Après un refus, le rang suivant reçoit l’offre.")
    yield f"   Rang 1 refuse le {partie.jour(18):%d/%m/%Y} : offre au rang 2."
    refuse(lambda: _constater(deuxieme, deuxieme.repondre_avant), ValueError, "Le délai court encore.")
    troisieme = _constater(deuxieme, partie.jour(29))
    if troisieme is None or troisieme.demande_id != partie.demande.pk:
        raise EtapeRatee("Le rang 3 est notre ménage.")
    yield f"   Rang 2 ne répond pas en dix jours, ce qui vaut refus : offre au rang 3, {partie.demande.titulaire}."
    etranger = Demandeur(premiere.demande.numero_unique)
    refuse(
        lambda: baux.accepter(troisieme, par=etranger, le=partie.jour(30)), DroitRefuse, "On ne répond pas pour autrui."
    )
    baux.accepter(troisieme, par=Demandeur(partie.demande.numero_unique), le=partie.jour(30))
    bail = baux.signer(
        Offre.objects.get(pk=troisieme.pk),
        prend_effet_le=partie.jour(45),
        assurance_vue=True,
        etat_des_lieux_le=partie.jour(45),
        par=bailleur,
        le=partie.jour(40),
    )
    yield f"   Bail signé le {bail.signe_le:%d/%m/%Y}, dépôt de garantie {bail.depot_garantie} €."
    yield from _verifier_la_fin(partie, bail.offre)


def _constater(offre: Offre, le: date) -> Offre | None:
    return baux.constater_silence(offre, par=Systeme(), le=le)


def _verifier_la_fin(partie: Partie, offre: Offre) -> Iterator[str]:
    vider()
    demande = Demande.objects.get(pk=partie.demande.pk)
    tenir(
        demande.etat == "radiee" and demande.motif_radiation == "RADATT",
        "La demande doit être radiée pour attribution.",
    )
    tenir(not Pretendant.objects.filter(demande=demande).exists(), "La demande doit quitter toutes les recherches.")
    ouvertes = Candidature.objects.filter(demande=demande, etat__in=["designee", "inscrite"]).exists()
    tenir(not ouvertes, "La demande doit quitter toutes les listes.")
    tenir(Offre.objects.get(pk=offre.pk).etat == EtatOffre.BAIL_SIGNE, "L’offre doit finir en bail.")
    tenir(Vacance.objects.get(pk=partie.vacance.pk).etat == "louee", "Le logement doit être loué.")
    yield "   Demande satisfaite : radiée (a de R441-2-8), sortie de toutes les listes."
    journal.sceller()
    anomalies = journal.verifier()
    tenir(not anomalies, f"Le journal doit être intact : {anomalies[:1]}")
    actes = Entree.objects.filter(numero_unique=demande.numero_unique).count()
    yield f"   Journal : {Entree.objects.count()} actes, dont {actes} pour cette demande, chaîne vérifiée."


def _au_meme_instant(le: date) -> tuple[Enregistrement, int]:
    """Register the same household twice, from two connections released together."""
    depart = Barrier(2)
    dossiers = [dossier_d_exemple(), dossier_d_exemple()]

    def courir(rang: int) -> Enregistrement | None:
        depart.wait()
        try:
            return enregistrer(dossiers[rang], par=Demandeur(), le=le)
        except DoublonTrouve:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as equipe:
        resultats = list(equipe.map(courir, range(2)))
    gagnantes = [resultat for resultat in resultats if resultat is not None]
    tenir(len(gagnantes) == 1, "Deux dépôts au même instant doivent donner une seule demande.")
    return gagnantes[0], resultats.count(None)


def _avec_la_demande(partie: Partie, classes: list[int]) -> list[Demande]:
    tenir(partie.demande.pk in classes, "Le ménage du parcours doit être candidat à ce logement.")
    autres = [cle for cle in classes if cle != partie.demande.pk][:2]
    return list(Demande.objects.filter(pk__in=[*autres, partie.demande.pk]))


def _nommer(partie: Partie, agent: Agent, demandes: list[Demande], motif_rang: str) -> Any:
    return designations.designer(
        partie.vacance,
        demandes=demandes,
        motif_insuffisance="",
        motif_rang_passe=motif_rang,
        par=agent,
        le=partie.jour(3),
    )


def _flux(courrier: Courrier) -> Any:
    import io  # noqa: PLC0415

    return io.BytesIO(lire(courrier.document))


ETAPES: tuple[Callable[[Partie], Iterator[str]], ...] = (_deposer, _voir, _designer, _decider, _louer)
