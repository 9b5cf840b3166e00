"""The two letters of a desk: the one that asks for an answer, the warning that its silence leads to (R441-2-8 c)."""

from datetime import date
from typing import Any, cast

from seuil.acteurs.models import Agent
from seuil.courriers.contextes import Auteur, AvertissementSansReponse, Paire, ReponseAttendue, verifier_la_lettre
from seuil.demandes.courriers import emetteur, lettre, recours
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.radiations.models import Interrogation
from seuil.regles.ecriture import compte
from seuil.regles.tribunaux import Objet
from seuil.socle.design.mesures import date_longue
from seuil.socle.telephones import montrer

DROIT = "Article R. 441-2-8 (c) du code de la construction et de l’habitation"


def lettre_de_interrogation(interrogation: Interrogation) -> ReponseAttendue:
    """Return the letter that asks for an answer: what for, until when, how, what silence leads to."""
    propre = {
        "auteur": _auteur(interrogation.demandee_par),
        "question": interrogation.question,
        "repondre_avant_le": date_longue(interrogation.repondre_avant),
        "repondre": _repondre(interrogation),
        "delai": _delai(interrogation.demande, interrogation.demandee_le),
    }
    return cast(ReponseAttendue, _entete(interrogation, interrogation.demandee_le) | propre)


def lettre_d_avertissement(interrogation: Interrogation, *, le: date) -> AvertissementSansReponse:
    """Return the warning: its month runs from its proven delivery. Raises LettreIncomplete."""
    demande, organisme = interrogation.demande, interrogation.organisme
    commune = demande.souhaits.select_related("commune").earliest("ordre").commune
    ecrite, avant = date_longue(interrogation.demandee_le), date_longue(interrogation.repondre_avant)
    propre = {
        "auteur": _auteur(interrogation.avertie_par or interrogation.demandee_par),
        "motif": f"Vous n’avez pas répondu à notre lettre du {ecrite}.",
        "motif_de_droit": DROIT,
        "constat": f"Réponse attendue jusqu’au {avant}. Le {date_longue(le)}, nous n’avons rien reçu.",
        "question": interrogation.question,
        "repondre": _repondre(interrogation),
        "delai": _delai(demande, le),
        "recours": recours(demande, Objet.DEMANDE, auteur=organisme.nom, bailleur=organisme, commune=commune, le=le),
    }
    ecrit = _entete(interrogation, le) | propre
    verifier_la_lettre(ecrit)
    return cast(AvertissementSansReponse, ecrit)


def _entete(interrogation: Interrogation, le: date) -> dict[str, Any]:
    par = interrogation.avertie_par or interrogation.demandee_par
    return {**lettre(interrogation.demande, emetteur(interrogation.organisme, par.guichet), le=le)}


def _auteur(agent: Agent) -> Auteur:
    return Auteur(nom=agent.designation, qualite=f"guichet d’enregistrement, {agent.guichet or agent.nom_organisme}")


def _repondre(interrogation: Interrogation) -> list[Paire]:
    """Return the ways to answer that exist, and no other."""
    organisme = interrogation.organisme
    guichet = (interrogation.avertie_par or interrogation.demandee_par).guichet
    adresse, telephone = (guichet or organisme).adresse, (guichet or organisme).telephone
    voies = [
        ("En ligne", "dans votre espace : changez ou renouvelez votre demande, envoyez un document"),
        ("Par courrier", ", ".join(filter(None, [organisme.nom, adresse]))),
        ("Par téléphone", montrer(telephone)),
        ("Sur place", "à tout guichet d’enregistrement, avec cette lettre"),
    ]
    return [(voie, ou) for voie, ou in voies if ou]


def _delai(demande: Demande, le: date) -> str:
    return compte(delais_de_la_demande(demande, le).avertissement_radiation_mois, "mois", "mois")
