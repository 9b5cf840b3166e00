"""The papers of a demand and their pages: one paper is several files, sent once for every landlord of the town."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from seuil.acteurs.models import Agent
from seuil.demandes.models import Demande, Personne
from seuil.documents.models import Document
from seuil.instruction.etats import CYCLE, EN_CHEMIN, Canal, Etat, EtatFeuille
from seuil.socle.cycles import AvecCycle, Verrouillable


class PieceQuerySet(models.QuerySet["Piece"]):
    def courantes(self) -> "PieceQuerySet":
        """The papers that stand: what was replaced stays in the file, apart."""
        return self.exclude(etat=Etat.REMPLACEE)

    def a_lire(self) -> "PieceQuerySet":
        """The papers that wait for an agent."""
        return self.filter(etat=Etat.EN_VERIFICATION)


class Piece(AvecCycle):
    """A paper of the limited list, of the demand or of one adult of the home.

    ``datee_du``: the day written on it; ``imprimee``: the last day printed on it; ``expire_le``: the last day it is
    worth by law. ``constats``: what the self-check said, never a decision. ``prise_par``: who reads it now.
    ``remplace``: the accepted one that it will replace, worth until this one is accepted (docs/decisions/0048).
    The papers of a person who leaves the home leave with it; of a couple that separates, to its own demand.
    """

    cycle = CYCLE

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="papiers")
    code = models.CharField(max_length=40)
    personne = models.ForeignKey(Personne, null=True, on_delete=models.CASCADE, related_name="+")
    etat = models.CharField(max_length=20, choices=Etat.choices, default=Etat.PREPAREE)
    canal = models.CharField(max_length=20, choices=Canal.choices)
    mot = models.CharField(max_length=500, blank=True)
    envoyee_a = models.DateTimeField(null=True)
    datee_du = models.DateField(null=True)
    imprimee = models.DateField(null=True)
    expire_le = models.DateField(null=True)
    constats = models.JSONField(default=list)
    prise_par = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    prise_a = models.DateTimeField(null=True)
    decidee_le = models.DateField(null=True)
    decidee_par = models.CharField(max_length=200, blank=True)
    message = models.TextField(blank=True)
    contestation = models.CharField(max_length=500, blank=True)
    remplace = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = PieceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "code", "personne"],
                condition=Q(etat__in=EN_CHEMIN),
                nulls_distinct=False,
                name="une_piece_en_chemin",
            ),
            models.UniqueConstraint(
                fields=["demande", "code", "personne"],
                condition=Q(etat=Etat.ACCEPTEE),
                nulls_distinct=False,
                name="une_piece_acceptee",
            ),
            models.CheckConstraint(
                name="piece_envoyee_avec_son_heure", condition=Q(etat=Etat.PREPAREE) | Q(envoyee_a__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["envoyee_a"], name="piece_a_lire", condition=Q(etat=Etat.EN_VERIFICATION))]

    def __str__(self) -> str:
        return gettext("La pièce du dossier")


class Feuille(models.Model):
    """A file of a paper: a photo, or a PDF of some pages. ``rotation`` in degrees, clockwise; ``motif``: its code.

    ``releve``: what it says by itself, read once, without its text; None until it may be read.
    """

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="feuilles")
    ordre = models.PositiveSmallIntegerField()
    document = models.ForeignKey(Document, null=True, on_delete=models.SET_NULL, related_name="+")
    nom = models.CharField(max_length=120)
    rotation = models.PositiveSmallIntegerField(default=0)
    etat = models.CharField(max_length=20, choices=EtatFeuille.choices, default=EtatFeuille.A_LIRE)
    motif = models.CharField(max_length=40, blank=True)
    precision = models.CharField(max_length=500, blank=True)
    ajoutee_a = models.DateTimeField(auto_now_add=True)
    releve = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feuille_refusee_avec_motif", condition=~Q(etat=EtatFeuille.REFUSEE) | ~Q(motif="")
            ),
            models.CheckConstraint(name="quart_de_tour", condition=Q(rotation__in=(0, 90, 180, 270))),
        ]
        ordering = ("ordre", "pk")

    def __str__(self) -> str:
        return self.nom


class Rectification(Verrouillable):
    """An answer that an agent corrected on the faith of a paper (art. R441-2-17): declared, kept, why, by whom.

    ``reponse``: what the household answered to it; the demand itself holds the value that is kept.
    """

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="rectifications")
    personne = models.ForeignKey(Personne, null=True, on_delete=models.SET_NULL, related_name="+")
    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="rectifications")
    champ = models.CharField(max_length=40)
    declaree = models.JSONField(null=True)
    retenue = models.JSONField()
    raison = models.CharField(max_length=300)
    par = models.CharField(max_length=200)
    le = models.DateField()
    reponse = models.CharField(max_length=500, blank=True)
    repondue_le = models.DateField(null=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.champ} : {self.declaree} → {self.retenue}"
