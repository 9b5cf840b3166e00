"""One session with everything that may happen in it, and its letters: four dwellings, played with the real verbs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from seuil.acteurs.models import Agent, Organisme
from seuil.baux import services as baux
from seuil.baux.models import Offre, Sens, Voie
from seuil.commissions.models import Commission, Decision, Membre, Point, Seance
from seuil.commissions.requetes import electeurs
from seuil.commissions.services import (
    Vote,
    clore,
    convoquer,
    decider,
    deporter,
    inscrire,
    noter_un_mouvement,
    ouvrir,
    relire,
    reporter,
)
from seuil.commissions.tests.voter import CONVOCATION, SEANCE
from seuil.courriers.models import Preuve
from seuil.demandes.models import Demande
from seuil.demandes.tests.preuves import prouver
from seuil.designations.models import Candidature
from seuil.designations.services import MotifDuRang, MotifsDesRangs, designer
from seuil.patrimoine import services as patrimoine
from seuil.patrimoine.models import Logement, Vacance
from seuil.rapprochement.tests.oracle import chercher
from seuil.reactions.travaux import vider
from seuil.regles.votes import Choix

LENDEMAIN = SEANCE + timedelta(1)
REMISE = date(2026, 12, 10)
AILLEURS = MotifDuRang("ailleurs")
TYPES = ("T4", "T3", "T4", "T2")
LISTES = (  # the demands named for each dwelling, by their rank among those it suits
    {"premier": 1, "deuxieme": 3, "ecrit": 4, "raye": 5},
    {"condition": 1, "rejete": 2, "corrige": 3},
    {"premier": 1, "reporte": 6, "moins_prioritaire": 7},
    {"dalo": 3},
)


@dataclass(frozen=True)
class Jouee:
    """The session once closed, and whose demand plays which part (`premier`, `classe`, `rejete`…)."""

    seance: Seance
    points: list[Point]
    qui: dict[str, Demande]

    def decision(self, role: str, place: int = 0) -> Decision:
        """Return the decision on a demand for the dwelling of that place."""
        return Decision.objects.get(point=self.points[place], candidature__demande=self.qui[role])

    def offre(self, role: str, place: int = 0) -> Offre:
        """Return the last offer made to a demand for the dwelling of that place."""
        return Offre.objects.filter(vacance=self.points[place].vacance_id, demande=self.qui[role]).latest("pk")


def tenir(agents: dict[str, Agent]) -> Jouee:
    """Name, convene, vote, correct, postpone and close: the five decisions of art. R441-3 on four dwellings."""
    vacances, qui = _designer(agents)
    secretaire = agents["secretariat"]
    commission = Commission.objects.get(bailleur=secretaire.organisme)
    seance = convoquer(
        commission, seance_le=SEANCE, heure=time(14), lieu="Siège, salle 2", par=secretaire, le=CONVOCATION
    )
    points = [inscrire(seance, vacance, par=secretaire, le=CONVOCATION) for vacance in vacances]
    seance, membres = Seance.objects.get(pk=seance.pk), list(commission.membres.order_by("pk"))
    salle = _Salle(agents, points, qui)
    ouvrir(
        seance,
        presents=[*membres[1:5], *membres[6:]],
        pouvoirs={membres[0]: membres[1]},
        preside_par=membres[1],
        par=secretaire,
        le=SEANCE,
        a=time(14, 5),
    )
    _classer(salle, membres)
    _partager(salle, membres)
    noter_un_mouvement(seance, membres[3], est_arrivee=False, par=secretaire, le=SEANCE, a=time(15, 10))
    _finir(salle)
    close = clore(Seance.objects.get(pk=seance.pk), par=secretaire, le=SEANCE, a=time(16, 20))
    vider()
    return Jouee(close, points, qui)


def suivre(jouee: Jouee, agents: dict[str, Agent]) -> None:
    """Make the offers, receive the answers: one refused, one silent whose letter had come in time, one DALO."""
    bailleur = agents["bailleur"]
    premiere, deuxieme, troisieme, dalo = [Vacance.objects.get(pk=point.vacance_id) for point in jouee.points]
    baux.lever_la_condition(jouee.decision("condition", 1), recue_le=REMISE, par=bailleur, le=REMISE)
    baux.offrir(deuxieme, par=bailleur, le=REMISE)
    baux.offrir(dalo, par=bailleur, le=LENDEMAIN)
    au_premier = baux.offrir(premiere, par=bailleur, le=LENDEMAIN)
    ailleurs = baux.offrir(troisieme, par=bailleur, le=LENDEMAIN, remise_le=LENDEMAIN)
    baux.noter_la_remise(au_premier, Preuve.RECOMMANDE, remise_le=REMISE, note="Avis signé", par=bailleur, le=REMISE)
    refus = baux.Dite(Sens.REFUSE, REMISE, Voie.TELEPHONE, "Trop loin du travail")
    baux.noter_la_reponse(ailleurs, refus, par=bailleur, le=REMISE)
    apres = au_premier.repondre_avant + timedelta(1)
    baux.constater_silence(Offre.objects.get(pk=au_premier.pk), par=bailleur, le=apres)
    accord = baux.Dite(Sens.ACCEPTE, REMISE + timedelta(4), Voie.COURRIER)
    baux.noter_la_reponse(Offre.objects.get(pk=au_premier.pk), accord, par=bailleur, le=apres + timedelta(2))
    vider()


@dataclass(frozen=True)
class _Salle:
    agents: dict[str, Agent]
    points: list[Point]
    qui: dict[str, Demande]

    def voter(
        self,
        place: int,
        role: str,
        nature: str,
        a: time,
        *,
        contre: Iterable[Membre] = (),
        corrige: Decision | None = None,
        **vote: object,
    ) -> Decision | None:
        point = Point.objects.get(pk=self.points[place].pk)
        voix = dict.fromkeys(electeurs(point), Choix.POUR) | dict.fromkeys(contre, Choix.CONTRE)
        voulu, par = Vote(nature, voix, **vote), self.agents["secretariat"]
        return decider(point, self.candidature(place, role), voulu, par=par, le=SEANCE, a=a, corrige=corrige)

    def candidature(self, place: int, role: str) -> Candidature:
        return Candidature.objects.get(vacance=self.points[place].vacance_id, demande=self.qui[role])

    def relire(self, decision: Decision | None, *, sont_acceptes: bool) -> None:
        assert decision is not None
        relire(decision, sont_acceptes=sont_acceptes, par=self.agents["bailleur"], le=SEANCE)


def _classer(salle: _Salle, membres: list[Membre]) -> None:
    """First dwelling: two ranks, a refusal in free words, another whose words are struck out; a member steps back."""
    raison = "Beau-frère d’un candidat"
    deporter(salle.points[0], membres[2], motif=raison, par=salle.agents["secretariat"], le=SEANCE)
    salle.voter(0, "premier", "b", time(14, 12), rang=1)
    salle.voter(0, "deuxieme", "b", time(14, 16), rang=2)
    mots = "Le foyer demande un rez-de-chaussée, et ce logement est au troisième étage."
    salle.relire(salle.voter(0, "ecrit", "d", time(14, 20), code="autre", mots=mots), sont_acceptes=True)
    raye = salle.voter(0, "raye", "d", time(14, 25), code="taille", mots="Dossier peu clair.")
    salle.relire(raye, sont_acceptes=False)


def _partager(salle: _Salle, membres: list[Membre]) -> None:
    """Second dwelling: a proposal not adopted, a tie that the mayor decides, a rejection with figures, a correction."""
    titulaire = salle.qui["rejete"].titulaire
    titulaire.rfr_n1 = titulaire.rfr_n2 = 98_400
    titulaire.save()
    contre = [membres[0], membres[1], membres[2], membres[6]]
    salle.voter(1, "condition", "a", time(14, 32), contre=[*contre, membres[3]])
    attendue = {"piece_manquante": "avis_n2", "condition_avant_le": date(2026, 12, 21)}
    salle.voter(1, "condition", "c", time(14, 38), contre=contre, **attendue)
    salle.voter(1, "rejete", "e", time(14, 45), code="ressources")
    trompe = salle.voter(1, "corrige", "d", time(14, 50), code="effort")
    mots = "Il manque le jugement de divorce."
    refait = salle.voter(1, "corrige", "d", time(14, 55), code="piece", mots=mots, corrige=trompe)
    salle.relire(refait, sont_acceptes=True)


def _finir(salle: _Salle) -> None:
    """Third dwelling: the first household again, a postponement, a refusal; fourth: a DALO household, alone."""
    salle.voter(2, "premier", "a", time(15, 20), cumul="Il choisira entre les deux logements.")
    absent, par = salle.candidature(2, "reporte"), salle.agents["secretariat"]
    reporter(salle.points[2], absent, code="visite", par=par, le=SEANCE, a=time(15, 25))
    salle.voter(2, "moins_prioritaire", "d", time(15, 30), code="priorite")
    salle.voter(3, "dalo", "a", time(15, 40))


def _designer(agents: dict[str, Agent]) -> tuple[list[Vacance], dict[str, Demande]]:
    """Name the candidates of each dwelling; ranks are passed over for the first and the last."""
    vacances, qui = [_vacance(agents, _copie(agents, type_, place)) for place, type_ in enumerate(TYPES)], {}
    for vacance, roles in zip(vacances, LISTES, strict=True):
        classees = [ligne.demande for ligne in chercher(vacance, le=CONVOCATION).candidats]
        qui |= {role: Demande.objects.get(pk=classees[rang - 1]) for role, rang in roles.items()}
        joint = MotifsDesRangs({classees[1]: MotifDuRang("injoignable", "Trois appels, un courriel.")}, AILLEURS)
        nommees = [qui[role] for role in roles]
        par = _prefet(vacance, nommees) if "dalo" in roles else agents["bailleur"]
        designer(vacance, demandes=nommees, motif_insuffisance="", rangs_passes=joint, par=par, le=CONVOCATION)
    return vacances, qui


def _copie(agents: dict[str, Agent], type_: str, place: int) -> Logement:
    siens = Logement.objects.filter(programme__bailleur=agents["bailleur"].organisme, programme__commune="60159")
    modele = siens.filter(type=type_, financement="PLUS").earliest("pk")
    modele.pk, modele.reference, modele.rpls = None, f"60-97{place}", f"6000000{place}"
    modele.save(force_insert=True)
    return Logement.objects.get(pk=modele.pk)


def _vacance(agents: dict[str, Agent], logement: Logement) -> Vacance:
    bailleur, libre_le = agents["bailleur"], CONVOCATION + timedelta(45)
    vacance = patrimoine.declarer(logement, libre_le=libre_le, hors_flux="vente", par=bailleur, le=CONVOCATION)
    patrimoine.orienter(vacance, par=bailleur, le=CONVOCATION)
    return Vacance.objects.get(pk=vacance.pk)


def _prefet(vacance: Vacance, demandes: list[Demande]) -> Agent:
    """The prefect's service names recognised households: the minimum of demands does not apply (art. R441-3)."""
    prefecture = Organisme.objects.get(nom="Préfecture de l’Oise")
    vacance.reservataire, vacance.hors_flux = prefecture, ""
    vacance.save()
    for demande in demandes:
        demande.situations = [*demande.situations, "dalo"]
        demande.save()
        prouver(demande, "dalo")
    return Agent.objects.get(organisme=prefecture)
