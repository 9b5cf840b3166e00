"""The end of a year that nobody renewed: prolonged while its notice is not proven sent, else removed (e)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from seuil.acteurs.auteurs import Systeme
from seuil.demandes import services as demandes
from seuil.demandes.etats import EN_COURS, MotifRadiation
from seuil.demandes.models import Demande
from seuil.demandes.requetes import delais_de_la_demande
from seuil.regles.calendrier import ajouter_jours, ajouter_mois
from seuil.regles.renouvellement import Palier, fin_de_validite, juger_la_radiation
from seuil.renouvellements.models import Rappel
from seuil.renouvellements.requetes import avis_parti_le
from seuil.territoires.requetes import plus_long

NOTICE_TARDIVE = "L’avis de renouvellement est parti le {parti}, moins d’un mois avant la fin."
SANS_AVIS = "Rien ne prouve que l’avis de renouvellement est parti."
ATTRIBUTION = "Un logement est en cours d’attribution."


@dataclass(slots=True)
class Fins:
    """What one night did."""

    radiees: int = 0
    prolongees: int = 0


def finir_les_echues(*, le: date) -> Fins:
    """Prolong or remove each demand whose end has come, or whose notice left late. Each in its own transaction."""
    annoncee = Exists(Rappel.objects.filter(demande=OuterRef("pk"), palier=Palier.AVIS))
    bientot = ajouter_jours(le, plus_long("derniere_relance_jours", le))
    dues = Demande.objects.filter(Q(echeance__lte=le) | Q(annoncee, echeance__lte=bientot), etat__in=EN_COURS)
    fins = Fins()
    for cle in dues.order_by("pk").values_list("pk", flat=True):
        finir(Demande.objects.get(pk=cle), fins, le=le)
    return fins


@transaction.atomic
def finir(demande: Demande, fins: Fins, *, le: date) -> None:
    """Prolong a demand, remove it, or leave it as it is."""
    demande = demande.verrouiller()
    if demande.etat not in EN_COURS:
        return
    parti_le, regles = avis_parti_le(demande), delais_de_la_demande(demande, le)
    est_retenue = bool(demande.attribution_en_cours)  # a dwelling offered meanwhile holds the removal
    if not est_retenue and juger_la_radiation(demande.echeance, parti_le, regles, le=le).est_oui:
        demandes.radier(demande, motif=MotifRadiation.RENOUVELLEMENT, par=Systeme(), le=le)
        fins.radiees += 1
        return
    if parti_le is None and le < demande.echeance:
        return
    fin = fin_de_validite(demande.echeance, parti_le, regles, le)
    raison = NOTICE_TARDIVE.format(parti=f"{parti_le:%d/%m/%Y}") if parti_le else SANS_AVIS
    if parti_le is not None and est_retenue and demande.echeance <= le:
        fin, raison = max(fin, ajouter_mois(le, regles.notification_renouvellement_mois)), ATTRIBUTION
    fins.prolongees += demandes.prolonger(demande, jusqu_au=fin, raison=raison, par=Systeme(), le=le)
