"""The offer made to a candidate, and the lease."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from seuil.baux.etats import CYCLE, EN_COURS, Etat
from seuil.commissions.models import Decision
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Logement, Vacance
from seuil.socle.cycles import AvecCycle


class Offre(AvecCycle):
    cycle = CYCLE

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="offre")
    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="offres")
    demande = models.ForeignKey(Demande, on_delete=models.PROTECT, related_name="offres")
    etat = models.CharField(max_length=14, choices=Etat.choices, default=Etat.ENVOYEE)
    envoyee_le = models.DateField()
    repondre_avant = models.DateField()
    repondue_le = models.DateField(null=True)
    motif_refus = models.CharField(max_length=300, blank=True)
    courrier = models.ForeignKey(Courrier, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vacance"], condition=Q(etat__in=EN_COURS), name="une_offre_a_la_fois"),
            models.CheckConstraint(name="delai_de_reponse", condition=Q(repondre_avant__gt=F("envoyee_le"))),
            models.CheckConstraint(
                name="reponse_datee", condition=Q(etat__in=[Etat.ENVOYEE, Etat.RETIREE]) | Q(repondue_le__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return gettext("L’offre du %(jour)s") % {"jour": f"{self.envoyee_le:%d/%m/%Y}"}


class Bail(models.Model):
    offre = models.OneToOneField(Offre, on_delete=models.PROTECT, related_name="bail")
    logement = models.ForeignKey(Logement, on_delete=models.PROTECT, related_name="baux")
    demande = models.OneToOneField(Demande, on_delete=models.PROTECT, related_name="bail")
    signe_le = models.DateField()
    prend_effet_le = models.DateField()
    depot_garantie = models.DecimalField(max_digits=7, decimal_places=2)
    assurance_vue = models.BooleanField()
    etat_des_lieux_le = models.DateField(null=True)
    courrier = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="effet_apres_signature", condition=Q(prend_effet_le__gte=F("signe_le"))),
            models.CheckConstraint(name="assurance_obligatoire", condition=Q(assurance_vue=True)),
        ]

    def __str__(self) -> str:
        return f"Bail du {self.signe_le:%d/%m/%Y}"
