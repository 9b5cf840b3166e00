"""Every address of the URLconf, with what stands in its holes: objects of the journey, at the moment of the offer."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from seuil.acteurs.auteurs import Demandeur
from seuil.acteurs.models import Agent
from seuil.baux.models import Offre
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande, IdentiteARelire, Ressemblance
from seuil.demandes.services import demander_l_identite, enregistrer
from seuil.demo.exemple import dossier_d_exemple
from seuil.designations.models import Candidature
from seuil.documents.controle import Fichier
from seuil.documents.models import Sorte
from seuil.documents.services import conserver
from seuil.echanges.models import Echange, FichierJoint, Message
from seuil.effacements.models import Sollicitation
from seuil.envois.models import Envoi
from seuil.informations.models import FaitChiffre, Redaction
from seuil.instruction.models import Feuille, Piece, Rectification
from seuil.instruction.tests.conftest import photo
from seuil.radiations.models import Contestation, Interrogation
from seuil.rendez_vous.models import Fermeture, Permanence, RendezVous

ROLES = ("anonyme", "menage", "guichet", "bailleur", "secretariat", "reservataire", "prefecture", "opac", "nancy")
OBJETS = {
    "vacance": "vacances/<int:pk>",
    "logement": "logements/<int:pk>",
    "seance": "seances/<int:pk>",
    "point": "points/<int:pk>",
    "offre": "offres/<int:pk>",
    "attribution": "attributions/<int:pk>",
    "courrier": "courriers/<int:pk>",
    "commission": "commissions/<int:pk>",
    "decision": "rejets/<int:pk>",
    "envoi": "envois/<int:pk>",
    "liasse": "courrier/<int:pk>",
    "message": "messages/<int:pk>",
    "contact": "contacts/<int:pk>",
    "ressemblance": "ressemblances/<int:pk>",
    "identite": "identites/<int:pk>",
    "piece": "gestion/documents/<int:pk>",
    "effacement": "effacements/<int:pk>",
    "mandat": "ma-demande/qui-agit/<int:pk>",
    "rectification": "corrections/<int:pk>",
    "interrogation": "sans-reponse/<int:pk>",
    "contestation": "contestations/<int:pk>",
    "texte": "pages/textes/<int:pk>",
    "redaction": "pages/redactions/<int:pk>",
    "chiffre": "pages/chiffres/<int:pk>",
    "valeur": "pages/valeurs/<int:pk>",
    "permanence": "permanences/<int:pk>",
    "fermeture": "fermetures/<int:pk>",
    "rendez_vous": "rendez-vous/<int:pk>",
    "echange": "echanges/<int:pk>",
    "fichier_joint": "echanges/fichiers/<int:pk>",
    "collegue": "equipe/<int:pk>",
}


def adresses() -> Iterator[tuple[str, str]]:
    """Yield the name and the pattern of each address; static files are not of the project."""
    yield from _parcourir(get_resolver().url_patterns, "", "")


def trous(motif: str, offre: Offre) -> dict[str, Any]:
    """Return the arguments of a pattern, taken from the journey of ``offre``; nothing is read for another's."""
    if "<" not in motif:
        return {}
    decision, siens = offre.decision, Envoi.objects.filter(demande=offre.demande)
    objets: dict[str, Any] = {
        "vacance": offre.vacance_id,
        "logement": offre.vacance.logement_id,
        "seance": decision.point.seance_id,
        "point": decision.point_id,
        "offre": offre.pk,
        "commission": decision.point.seance.commission_id,
        "decision": decision.pk,
        "attribution": decision.pk,
        "envoi": lambda: siens.filter(canal="courrier").earliest("pk").pk,
        "liasse": 0,
        "message": lambda: siens.filter(canal="espace").earliest("pk").pk,
        "contact": 0,
        "ressemblance": _ressemblance(offre).pk if "ressemblances/<int:pk>" in motif else 0,
        "identite": _identite(offre).pk if "identites/<int:pk>" in motif else 0,
        "mandat": 0,
        "collegue": lambda: Agent.objects.get(username="pages").pk,
        "effacement": _effacement(offre).pk if "effacements/<int:pk>" in motif else 0,
        "piece": lambda: Piece.objects.get(demande=offre.demande, code="identite").pk,
        "rectification": _rectification(offre).pk if "corrections/<int:pk>" in motif else 0,
        "interrogation": _interrogation(offre).pk if "sans-reponse/<int:pk>" in motif else 0,
        "contestation": _contestation(offre).pk if "contestations/<int:pk>" in motif else 0,
        **_des_pages(motif),
        **_de_l_agenda(motif, offre),
        **_de_l_echange(motif, offre),
        "courrier": lambda: Courrier.objects.filter(numero_unique=offre.demande.numero_unique).latest("pk").pk,
    }
    valeurs: dict[str, Any] = {
        "numero": offre.demande.numero_unique,
        "etape": "identite",
        "chapitre": "vous",
        "personne": "vous",
        "jeton": "x",
        "code": "renouveler",
        "nom": "naissance",
        "role": "travailleur-social",
        "sujet": "foyer",
        "ville": "ronchin",
        "sorte": "entretien",
    }
    if "documents/<slug:code>/" in motif:
        valeurs |= {"code": "livret_famille"}
    if ":majeur>" in motif:
        valeurs |= {"code": "avis_n2", "majeur": offre.demande.titulaire.pk}
    if "feuilles/<int:pk>" in motif:
        identite = Feuille.objects.filter(piece__demande=offre.demande, piece__code="identite").earliest("pk")
        return {"pk": identite.pk, "page": 1}
    valeurs |= {"fichier": objets["fichier_joint"], "page": 1}
    valeurs["candidature"] = lambda: Candidature.objects.get(demande=offre.demande, vacance=offre.vacance).pk
    valeurs["membre"] = lambda: decision.point.seance.commission.membres.earliest("pk").pk
    valeurs |= {"feuille": lambda: Feuille.objects.get(piece=objets["piece"]()).pk, "rang": 1}
    valeurs["deport"] = valeurs["mandat"] = 0
    if "changer/" in motif and ":personne>" in motif:
        valeurs["etape"] = "travail"
    if motif.startswith("gestion/doublons/"):
        valeurs["numero"] = _retenue(offre).numero_unique
    if motif.startswith("gestion/mutations/"):
        valeurs["numero"] = _locataire(offre).numero_unique
    for nom, morceau in OBJETS.items():
        if morceau in motif:
            valeurs["pk"] = objets[nom]
    return {nom: valeur() if callable(valeur) else valeur for nom, valeur in valeurs.items() if f":{nom}>" in motif}


def _des_pages(motif: str) -> dict[str, int]:
    """Return a text and a figure of Compiègne on line."""
    if "pages/" not in motif:
        return {"texte": 0, "redaction": 0, "chiffre": 0, "valeur": 0}
    redaction = Redaction.objects.filter(texte__territoire="compiegne", etat="en_ligne").earliest("pk")
    fait = FaitChiffre.objects.filter(territoire="compiegne", etat="en_ligne").earliest("pk")
    return {"texte": redaction.texte_id, "redaction": redaction.pk, "chiffre": fait.pk, "valeur": fait.pk}


def _de_l_agenda(motif: str, offre: Offre) -> dict[str, int]:
    """Return an appointment of the household of the journey at the desk of Compiègne, an opening, a closed day."""
    if "rendez-vous/" not in motif:
        return {"permanence": 0, "fermeture": 0, "rendez_vous": 0}
    agent = Agent.objects.get(username="guichet")
    debut = datetime.combine(offre.envoyee_le + timedelta(days=20), time(10), tzinfo=UTC)
    dits = {"agent": agent, "etat": "pris", "debut": debut, "fin": debut + timedelta(minutes=30)}
    dits |= {"demande_le": offre.envoyee_le, "fixe_le": offre.envoyee_le, "touche_a": debut}
    un, _ = RendezVous.objects.get_or_create(
        demande=offre.demande, sorte="entretien", guichet=agent.guichet, defaults=dits
    )
    ouverte = {"jour": 1, "de": time(9), "a": time(12), "minutes": 30, "du": offre.envoyee_le}
    permanence, _ = Permanence.objects.get_or_create(
        guichet=agent.guichet, agent=agent, sorte="entretien", defaults=ouverte
    )
    fermeture, _ = Fermeture.objects.get_or_create(guichet=agent.guichet, jour=offre.envoyee_le, motif="Formation")
    return {"permanence": permanence.pk, "fermeture": fermeture.pk, "rendez_vous": un.pk}


def _de_l_echange(motif: str, offre: Offre) -> dict[str, int]:
    """Return a conversation of the household of the journey with the desk of Compiègne, and a file joined to it."""
    if "echanges/" not in motif:
        return {"echange": 0, "fichier_joint": 0}
    agent, le = Agent.objects.get(username="guichet"), timezone.now()
    dit = {"organisme": agent.organisme, "guichet": agent.guichet, "sujet": "demande", "attend_depuis": le}
    echange, _ = Echange.objects.get_or_create(demande=offre.demande, defaults=dit)
    message, _ = Message.objects.get_or_create(
        echange=echange, qui="foyer", texte="T", defaults={"ecrit_a": le, "cle": "c"}
    )
    joint = message.fichiers.first()
    if joint is None:
        document = conserver(Fichier("f.jpg", "image/jpeg", photo()), sorte=Sorte.JOINTE)
        joint = FichierJoint.objects.create(message=message, document=document, nom="f.jpg")
    return {"echange": echange.pk, "fichier_joint": joint.pk}


def _interrogation(offre: Offre) -> Interrogation:
    """Return a letter of the desk of Compiègne that waits for the household of the journey, made once."""
    agent, le = Agent.objects.get(username="guichet"), offre.envoyee_le
    dite = {"organisme": agent.organisme, "question": "Q", "demandee_le": le, "demandee_par": agent}
    return Interrogation.objects.get_or_create(demande=offre.demande, defaults=dite | {"repondre_avant": le})[0]


def _contestation(offre: Offre) -> Contestation:
    """Return what the household of the journey said against a removal, made once."""
    le = offre.envoyee_le
    dite = {"entree": 1, "texte": "T", "deposee_le": le, "repondre_avant": le}
    return Contestation.objects.get_or_create(demande=offre.demande, defaults=dite)[0]


def _retenue(offre: Offre) -> Demande:
    """Return a held demand of the household of the offer, made once."""
    connue = Demande.objects.retenues().first()
    return connue or enregistrer(dossier_d_exemple(), par=Demandeur(), le=offre.envoyee_le).demande


def _locataire(offre: Offre) -> Demande:
    """Return another demand of the register, whose household says that it rents from the landlord of the journey."""
    autre = Demande.objects.filter(ressort=offre.demande.ressort, etat="active").exclude(pk=offre.demande_id)
    une = autre.filter(candidatures=None).earliest("pk")
    Demande.objects.filter(pk=une.pk).update(occupation="HLM", bailleur_actuel=offre.vacance.bailleur.nom)
    return une


def _identite(offre: Offre) -> IdentiteARelire:
    """Return the change of name that the household of the journey asks."""
    demande = offre.demande
    deja = IdentiteARelire.objects.filter(demande=demande).first()
    par = Demandeur(demande.numero_unique)
    return deja or demander_l_identite(demande, demande.titulaire, {"nom": "Nouvelle"}, par=par, le=offre.envoyee_le)


def _rectification(offre: Offre) -> Rectification:
    """Return an answer that an agent corrected on a paper of the household of the journey, made once."""
    if connue := Rectification.objects.filter(demande=offre.demande).first():
        return connue
    bail = Piece.objects.create(
        demande=offre.demande, code="bail", etat="acceptee", canal="portail", envoyee_a=timezone.now()
    )
    valeurs = {"champ": "loyer_charges", "declaree": 400, "retenue": 435, "raison": "La quittance", "par": "G"}
    return bail.rectifications.create(demande=offre.demande, le=offre.envoyee_le, **valeurs)


def _effacement(offre: Offre) -> Sollicitation:
    """Return what the household of the journey asks of its data, made once."""
    le = offre.envoyee_le
    return Sollicitation.objects.get_or_create(demande=offre.demande, defaults={"recue_le": le, "avant_le": le})[0]


def _ressemblance(offre: Offre) -> Ressemblance:
    """Return a pair of two demands that look alike, made once."""
    if connue := Ressemblance.objects.first():
        return connue
    siennes = Demande.objects.filter(ressort=offre.demande.ressort).order_by("pk")
    une, autre = siennes.exclude(pk=offre.demande_id).filter(souhaits__commune="60159")[:2]
    return Ressemblance.objects.create(
        premiere=une, seconde=autre, poids=160, raisons=["nom_meme"], trouvee_le=offre.envoyee_le
    )


def _parcourir(motifs: Any, prefixe: str, espace: str) -> Iterator[tuple[str, str]]:
    for motif in motifs:
        chemin = prefixe + str(motif.pattern)
        if isinstance(motif, URLResolver):
            yield from _parcourir(motif.url_patterns, chemin, f"{motif.namespace}:" if motif.namespace else espace)
        elif isinstance(motif, URLPattern):
            yield f"{espace}{motif.name}", chemin
