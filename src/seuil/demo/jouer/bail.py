"""Step 6: the offers, the answers, the lease, and nothing left behind."""

from collections.abc import Iterator
from datetime import date, timedelta

from seuil.acteurs.auteurs import Demandeur, Systeme
from seuil.baux import services as baux
from seuil.baux.etats import Etat as EtatOffre
from seuil.baux.models import Offre
from seuil.courriers.models import Preuve
from seuil.demandes.models import Demande
from seuil.demo.jouer.partie import EtapeRatee, Partie, refuse, tenir
from seuil.designations.models import Candidature
from seuil.journal import services as journal
from seuil.journal.models import Entree
from seuil.patrimoine.models import Vacance
from seuil.rapprochement.models import Pretendant
from seuil.reactions.travaux import vider
from seuil.socle.droits import DroitRefuse


def louer(partie: Partie) -> Iterator[str]:
    """Refusal, silence, acceptance, lease; the demand leaves every list."""
    bailleur = partie.agents["bailleur"]
    partie.vacance.refresh_from_db()
    premiere = baux.offrir(partie.vacance, par=bailleur, le=partie.jour(15))
    yield f"6. Offre au rang 1, réponse jusqu’au {premiere.repondre_avant:%d/%m/%Y} inclus."
    deuxieme = _refuser(partie, premiere)
    yield f"   Rang 1 refuse le {partie.jour(18):%d/%m/%Y} : offre au rang 2."
    troisieme = _se_taire(partie, deuxieme)
    yield "   Rang 2 : remise de l’offre prouvée, aucune réponse jusqu’au dernier jour, ce qui vaut refus."
    yield f"   Offre au rang 3, {partie.demande.titulaire}."
    _accepter(troisieme, etranger=Demandeur(premiere.demande.numero_unique))
    bail = baux.signer(
        Offre.objects.get(pk=troisieme.pk),
        prend_effet_le=partie.jour(50),
        assurance_vue=True,
        etat_des_lieux_le=partie.jour(50),
        par=bailleur,
        le=partie.jour(45),
    )
    yield f"   Bail signé le {bail.signe_le:%d/%m/%Y}, dépôt de garantie {bail.depot_garantie} €."
    yield from _verifier_la_fin(partie, bail.offre)


def _refuser(partie: Partie, premiere: Offre) -> Offre:
    auteur = Demandeur(premiere.demande.numero_unique)
    suivante = baux.refuser(premiere, motif="Trop loin du travail", par=auteur, le=partie.jour(18))
    if suivante is None:
        raise EtapeRatee("Après un refus, le rang suivant reçoit l’offre.")
    return suivante


def _se_taire(partie: Partie, deuxieme: Offre) -> Offre:
    """The second rank says nothing: its letter is proven to have arrived, and its last day passes."""
    dernier = deuxieme.repondre_avant
    refuse(lambda: _constater(deuxieme, lendemain(dernier)), ValueError, "Rien ne prouve la remise.")
    baux.noter_la_remise(
        deuxieme,
        Preuve.RECOMMANDE,
        remise_le=partie.jour(19),
        note="Accusé de réception signé.",
        par=partie.agents["bailleur"],
        le=partie.jour(20),
    )
    refuse(lambda: _constater(deuxieme, dernier), ValueError, "Le délai court encore.")
    suivante = _constater(deuxieme, lendemain(dernier))
    if suivante is None or suivante.demande_id != partie.demande.pk:
        raise EtapeRatee("Le rang 3 est notre ménage.")
    return suivante


def _accepter(troisieme: Offre, *, etranger: Demandeur) -> None:
    le = lendemain(troisieme.envoyee_le)
    refuse(lambda: baux.accepter(troisieme, par=etranger, le=le), DroitRefuse, "On ne répond pas pour autrui.")
    baux.accepter(troisieme, par=Demandeur(troisieme.demande.numero_unique), le=le)


def lendemain(jour: date) -> date:
    """Return the day after."""
    return jour + timedelta(1)


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
