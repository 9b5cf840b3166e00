"""The offer made to a candidate, the answers it received, the ranks passed without one, and the lease."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from seuil.acteurs.models import Agent
from seuil.baux.etats import CLOSES, CYCLE, EN_COURS, Etat
from seuil.commissions.models import Decision
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Logement, Vacance
from seuil.socle.cycles import AvecCycle


class Offre(AvecCycle):
    """``imprimee_le``: the last day to answer that the letter prints; ``repondre_avant``: the last day in force,
    included, later than it when the delivery is proven later. ``repondue_le``: the day the answer that counts came.
    """

    cycle = CYCLE

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="offres", related_query_name="offre")
    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="offres")
    demande = models.ForeignKey(Demande, on_delete=models.PROTECT, related_name="offres")
    etat = models.CharField(max_length=14, choices=Etat.choices, default=Etat.ENVOYEE)
    envoyee_le = models.DateField()
    imprimee_le = models.DateField()
    repondre_avant = models.DateField()
    repondue_le = models.DateField(null=True)
    motif_refus = models.CharField(max_length=300, blank=True)
    close_le = models.DateField(null=True)
    motif_cloture = models.CharField(max_length=300, blank=True)
    courrier = models.ForeignKey(Courrier, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vacance"], condition=Q(etat__in=EN_COURS), name="une_offre_a_la_fois"),
            models.UniqueConstraint(
                fields=["decision"], condition=~Q(etat=Etat.RETIREE), name="une_offre_par_attribution"
            ),
            models.CheckConstraint(
                name="delai_de_reponse",
                condition=Q(imprimee_le__gt=F("envoyee_le"), repondre_avant__gte=F("imprimee_le")),
            ),
            models.CheckConstraint(
                name="reponse_datee",
                condition=~Q(etat__in=[Etat.ACCEPTEE, Etat.REFUSEE, Etat.BAIL_SIGNE]) | Q(repondue_le__isnull=False),
            ),
            models.CheckConstraint(
                name="cloture_datee", condition=~Q(etat__in=[*CLOSES, Etat.RETIREE]) | Q(close_le__isnull=False)
            ),
            models.CheckConstraint(
                name="passage_motive", condition=~Q(etat__in=[Etat.PASSEE, Etat.RETIREE]) | ~Q(motif_cloture="")
            ),
        ]

    def __str__(self) -> str:
        return gettext("L’offre du %(jour)s") % {"jour": f"{self.envoyee_le:%d/%m/%Y}"}


class Sens(models.TextChoices):
    ACCEPTE = "accepte", _("Il accepte")
    REFUSE = "refuse", _("Il refuse")


class Voie(models.TextChoices):
    """How an answer came: every way is good, on the day it was received."""

    EN_LIGNE = "en_ligne", "En ligne"
    COURRIER = "courrier", "Courrier"
    COURRIEL = "courriel", "Courriel"
    GUICHET = "guichet", "Au guichet"
    TELEPHONE = "telephone", "Téléphone"
    VISITE = "visite", "Bon de visite"


class Reponse(models.Model):
    """An answer to an offer, on the day it was received; every one is kept. ``accuse``: the letter that says so."""

    offre = models.ForeignKey(Offre, on_delete=models.PROTECT, related_name="reponses_recues")
    sens = models.CharField(max_length=8, choices=Sens.choices)
    recue_le = models.DateField()
    voie = models.CharField(max_length=10, choices=Voie.choices)
    motif = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True)
    saisie_le = models.DateField()
    saisie_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    accuse = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["recue_le", "pk"]
        constraints = [
            models.CheckConstraint(name="reponse_avant_saisie", condition=Q(recue_le__lte=F("saisie_le"))),
            models.CheckConstraint(name="refus_avec_motif", condition=~Q(sens=Sens.REFUSE) | ~Q(motif="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_sens_display()}, {self.get_voie_display().lower()} du {self.recue_le:%d/%m/%Y}"


class Passage(models.Model):
    """A rank passed without an offer, as its household accepted another dwelling: neither a refusal nor a loss."""

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="passage")
    motif = models.CharField(max_length=300)
    le = models.DateField()
    par = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="passage_sans_offre_motive", condition=~Q(motif=""))]

    def __str__(self) -> str:
        return f"Rang passé le {self.le:%d/%m/%Y} : {self.motif}"


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
