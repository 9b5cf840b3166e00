"""Tell a household of a fact: each line of the table becomes an announcement, queued once."""

from datetime import date

from seuil.avis.modele import Avis, Fait
from seuil.avis.table import TABLE
from seuil.demandes.models import Demande
from seuil.envois.annonces import Annonce, du_journal
from seuil.envois.models import Envoi
from seuil.envois.services import prevoir
from seuil.journal.models import Entree


def prevenir(entree: Entree, *, le: date) -> list[Envoi]:
    """Queue what the table says of a fact. Raises LettreAttendue while a letter is not written: called again later."""
    demande = demande_de(entree)
    if demande is None:
        return []
    fait = Fait(entree, demande)
    dits = [avis for avis in TABLE.get(entree.verbe, ()) if avis.si(fait)]
    annonces = [annoncer(avis, fait) for avis in dits]
    return [envoi for annonce in annonces for envoi in prevoir(annonce, demande, le=le)]


def annoncer(avis: Avis, fait: Fait) -> Annonce:
    """Return what leaves, its words filled in."""
    mots = avis.mots(fait)
    return Annonce(
        avis=avis.nom,
        fait=du_journal(fait.entree.pk),
        sujet=avis.sujet,
        titre=avis.titre,
        corps=avis.corps(mots),
        sms=avis.sms_dit(mots),
        expediteur=avis.expediteur(fait),
        papier=avis.papier(fait),
        courrier=avis.lettre(fait),
        exige_preuve=avis.exige_preuve,
        est_urgent=avis.est_urgent,
        aussi_accompagnant=avis.aussi_accompagnant,
        contacts=avis.contacts(fait),
        ouvre=avis.ouvre,
        lien_fin=avis.fin_du_lien(fait),
    )


def demande_de(entree: Entree) -> Demande | None:
    """Return the demand that an act is about."""
    demandes = Demande.objects.select_related("guichet__organisme")
    if entree.objet == "demande":
        return demandes.filter(pk=entree.objet_id).first()
    numero = entree.numero_unique or entree.faits.get("numero", "")
    return demandes.filter(numero_unique=numero).first() if numero else None
