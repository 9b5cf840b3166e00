"""Messages: what leaves for whom, by which channel, and what became of it. Letters leave by bundles."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from seuil.acteurs.models import Agent, Organisme
from seuil.acteurs.nomenclatures import Attente
from seuil.contacts.models import Contact
from seuil.contacts.nomenclatures import Canal
from seuil.courriers.models import Courrier
from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.envois.etats import CYCLE, Etat
from seuil.socle.cycles import AvecCycle, EnsembleVerrouillable, Verrouillable
from seuil.socle.horloge import jour_de


class Liasse(Verrouillable):
    """The letters of one organism for one day: one file to print, one index; printed again, it is the same."""

    organisme = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="liasses")
    le = models.DateField()
    rang = models.PositiveSmallIntegerField(default=1)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    index = models.TextField()  # CSV
    feuilles = models.PositiveIntegerField()
    imprimee_le = models.DateField(null=True, blank=True)
    postee_le = models.DateField(null=True, blank=True)
    refaite_le = models.DateField(null=True, blank=True)  # a letter was taken out: what was printed before is void

    class Meta:
        ordering = ["-le", "-rang"]
        constraints = [models.UniqueConstraint(fields=["organisme", "le", "rang"], name="liasse_unique")]

    def __str__(self) -> str:
        return f"Courrier du {self.le:%d/%m/%Y}, n° {self.rang}"


class Envoi(AvecCycle):
    """One message: a notice, about one fact, by one channel, to one address. It exists once, whoever asks again.

    ``fait`` says which fact (an entry of the journal, a deadline): with the notice, the channel and the address, it is
    the key written before anything leaves. ``corps`` holds ``{lien}`` where its own link goes; a one-time code is
    erased from it once it left. A message to an agent has no demand.
    """

    cycle = CYCLE

    cle = models.CharField(max_length=22, unique=True)
    demande = models.ForeignKey(Demande, null=True, on_delete=models.CASCADE, related_name="envois")
    agent = models.ForeignKey(Agent, null=True, on_delete=models.CASCADE, related_name="envois")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.SET_NULL, related_name="envois")
    avis = models.CharField(max_length=40)
    fait = models.CharField(max_length=80)
    canal = models.CharField(max_length=10, choices=Canal.choices)
    adresse = models.CharField(max_length=254, blank=True)
    expediteur = models.ForeignKey(Organisme, null=True, on_delete=models.PROTECT, related_name="+")
    sujet = models.CharField(max_length=160)  # of the e-mail: neutral, whoever sees it
    titre = models.CharField(max_length=160)  # in the space and on paper
    corps = models.TextField()
    court = models.CharField(max_length=320, blank=True)  # what an SMS says
    courrier = models.ForeignKey(Courrier, null=True, on_delete=models.PROTECT, related_name="envois")
    exige_preuve = models.BooleanField(default=False)
    adresse_quittee = models.BooleanField(default=False)  # told there on purpose: it was left when it was queued
    sans_papier = models.BooleanField(default=False)  # no letter, even when every other way fails
    est_secret = models.BooleanField(default=False)  # its text holds a code: erased once it left
    ouvre = models.CharField(max_length=40, blank=True, default="", db_default="")  # the page its link opens
    lien_fin = models.DateField(null=True)  # its link opens until then at least
    le = models.DateField()
    cree_a = models.DateTimeField(db_default=Now())
    pas_avant = models.DateTimeField(null=True, blank=True)
    etat = models.CharField(max_length=12, choices=Etat.choices, default=Etat.EN_FILE)
    essais = models.PositiveSmallIntegerField(default=0)
    reference = models.CharField(max_length=120, blank=True)
    raison = models.CharField(max_length=120, blank=True)
    parti_a = models.DateTimeField(null=True, blank=True)
    lu_a = models.DateTimeField(null=True, blank=True)
    dates_fausses = models.PositiveSmallIntegerField(default=0)  # birth dates that its link refused, from all sources
    vu_le = models.DateField(null=True, blank=True)  # a desk saw what went wrong
    vu_par = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    relaie = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="relais")
    liasse = models.ForeignKey(Liasse, null=True, on_delete=models.PROTECT, related_name="envois")

    objects = EnsembleVerrouillable["Envoi"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "agent", "avis", "fait", "canal", "adresse"],
                name="envoi_unique",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="envoi_a_quelqu_un",
                condition=Q(demande=None, agent__isnull=False) | Q(demande__isnull=False, agent=None),
            ),
            models.CheckConstraint(name="lu_dans_l_espace", condition=Q(lu_a=None) | Q(canal=Canal.ESPACE)),
            models.CheckConstraint(name="liasse_d_une_lettre", condition=Q(liasse=None) | Q(canal=Canal.COURRIER)),
        ]
        indexes = [
            models.Index(fields=["pas_avant", "id"], condition=Q(etat=Etat.EN_FILE), name="envoi_en_file"),
            models.Index(
                fields=["etat"], condition=~Q(etat__in=[Etat.DISTRIBUE, Etat.LU, Etat.REMIS]), name="envoi_etat"
            ),
        ]

    def __str__(self) -> str:
        return f"L’envoi « {self.titre} » ({self.get_canal_display()})"

    @property
    def fait_d_origine(self) -> str:
        """The fact itself; what follows a comma in ``fait`` says why the message was sent again."""
        return self.fait.partition(",")[0]

    @property
    def mis_le(self) -> date:
        """The day it was really there to be read: a worker that was late does not shorten anybody's delay."""
        return max(self.le, jour_de(self.cree_a))


class CodeDemande(models.Model):
    """Somebody asked for a code to come in: the same row whether a demand of that number may receive one or not."""

    numero_unique = models.CharField(max_length=18)
    demande_a = models.DateTimeField()

    def __str__(self) -> str:
        return f"Un code demandé le {self.demande_a:%d/%m/%Y}"


class RetourInconnu(models.Model):
    """What came back and names no message of ours: kept for a person, never guessed."""

    recu_a = models.DateTimeField(db_default=Now())
    sorte = models.CharField(max_length=20)
    message_id = models.CharField(max_length=250, blank=True)
    destinataire = models.CharField(max_length=254, blank=True)
    extrait = models.CharField(max_length=300, blank=True)
    vu_le = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.message_id or self.destinataire


class Abonnement(Verrouillable):
    """What an agent wants written to it, and who reads it while it is away. Without a row: the daily digest, whole.

    Here and not in `acteurs`: an absence moves what is written, it gives no right and takes none away. ``a_part``: the
    kinds of work (`Attente`) left out of the digest; they stay on the agent's first page.
    """

    agent = models.OneToOneField(Agent, on_delete=models.CASCADE, related_name="abonnement")
    resume_quotidien = models.BooleanField(default=True)
    a_part = ArrayField(models.CharField(max_length=20, choices=Attente.choices), default=list, blank=True)
    absent_du = models.DateField(null=True, blank=True)
    absent_au = models.DateField(null=True, blank=True)  # included
    remplacant = models.ForeignKey(Agent, null=True, blank=True, on_delete=models.PROTECT, related_name="remplacements")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="absence_entiere",
                condition=Q(absent_du=None, absent_au=None)
                | Q(absent_du__isnull=False, absent_au__isnull=False, absent_au__gte=F("absent_du")),
            ),
            models.CheckConstraint(
                name="remplacant_d_un_absent",
                condition=Q(remplacant=None) | Q(absent_du__isnull=False) & ~Q(remplacant=F("agent")),
            ),
        ]

    def __str__(self) -> str:
        return f"Abonnement de {self.agent.designation}"

    def est_absent(self, le: date) -> bool:
        """Say whether the agent said that it is away on that day."""
        return self.absent_du is not None and self.absent_au is not None and self.absent_du <= le <= self.absent_au
