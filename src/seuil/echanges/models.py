"""Conversations of a household with a service, their messages, the files joined to them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from seuil.acteurs.models import Agent, Guichet, Organisme
from seuil.demandes.models import Demande
from seuil.documents.models import Document
from seuil.echanges.etats import CYCLE, Etat
from seuil.echanges.nomenclatures import Qui, Sujet
from seuil.mandats.models import Mandat
from seuil.socle.cycles import AvecCycle

TEXTE_MAX, RAISON_MAX = 2000, 300


class Echange(AvecCycle):
    """One subject of a demand with one service: a desk, or an organism that has a dwelling for it (no ``guichet``).

    ``attend_depuis`` and ``repondre_avant``: of the first message that nobody answered; no day when the town set none.
    ``prise_par``: who answers it now. ``vient_de``: the service that passed it on, and why. ``mandat``: who opened it
    for the household, and reads it.
    """

    cycle = CYCLE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="echanges")
    organisme = models.ForeignKey(Organisme, on_delete=models.PROTECT, related_name="+")
    guichet = models.ForeignKey(Guichet, null=True, on_delete=models.PROTECT, related_name="+")
    sujet = models.CharField(max_length=12, choices=Sujet.choices)
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.A_REPONDRE)
    mandat = models.ForeignKey(Mandat, null=True, on_delete=models.SET_NULL, related_name="+")
    attend_depuis = models.DateTimeField(null=True)
    repondre_avant = models.DateField(null=True)
    prise_par = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    prise_a = models.DateTimeField(null=True)
    vient_de = models.ForeignKey(Organisme, null=True, on_delete=models.PROTECT, related_name="+")
    raison = models.CharField(max_length=RAISON_MAX, blank=True)
    clos_le = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="echange_attendu_depuis", condition=~Q(etat=Etat.A_REPONDRE) | Q(attend_depuis__isnull=False)
            ),
            models.CheckConstraint(
                name="echange_clos_un_jour", condition=~Q(etat=Etat.CLOS) | Q(clos_le__isnull=False)
            ),
            models.CheckConstraint(name="echange_confie_avec_raison", condition=Q(vient_de=None) | ~Q(raison="")),
        ]
        indexes = [
            models.Index(
                fields=["organisme", "repondre_avant"], name="echange_a_repondre", condition=Q(etat=Etat.A_REPONDRE)
            )
        ]

    def __str__(self) -> str:
        return gettext("La conversation")

    @property
    def service(self) -> str:
        """Return how the household names who answers."""
        return str(self.guichet or self.organisme)


class Message(models.Model):
    """What was said, once: ``cle`` names the sending. ``nom``: the service, or who acts, as it was that day."""

    echange = models.ForeignKey(Echange, on_delete=models.CASCADE, related_name="messages")
    qui = models.CharField(max_length=10, choices=Qui.choices)
    nom = models.CharField(max_length=200, blank=True)
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    ecrit_a = models.DateTimeField()
    texte = models.CharField(max_length=TEXTE_MAX)
    cle = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return gettext("Le message")


class FichierJoint(models.Model):
    """A file joined to a message: through the safe of documents, and no paper of the checklist."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="fichiers")
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    nom = models.CharField(max_length=120)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.nom
