"""Who will live there, who holds the demand, which communes are wished."""

from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q, Value

from seuil.demandes.nomenclatures import Civilite, Contrat, Lien, Nationalite, Precision, SituationFamiliale, SorteAvis
from seuil.socle.naissances import Naissance
from seuil.socle.noms import NOM_MAX
from seuil.territoires.models import Commune, Ressort

EUROS_MAX = 999_999
CLE_MAX = 255  # two names of NOM_MAX; one sign may hold fifteen letters, what is longer is cut
UNE_DEMANDE_VIVANTE: Final = "une_demande_vivante"


class Personne(models.Model):
    """``nom``: the one in use, printed everywhere. ``nom_naissance``: empty when it is the same.

    ``naissance``: where only the month or the year is known (``precision_naissance``), the first day of it.
    ``avis_de``: whose tax notice tells this person's income too; the amounts are then that person's, and counted once.
    ``ressources``: net euros a month by code of `Ressource`; ``ressources_mensuelles`` is what they make together.
    """

    demande = models.ForeignKey("demandes.Demande", on_delete=models.CASCADE, related_name="personnes")
    ordre = models.PositiveSmallIntegerField(default=0)
    lien = models.CharField(max_length=12, choices=Lien.choices)
    civilite = models.CharField(max_length=1, choices=Civilite.choices, blank=True)
    nom = models.CharField(max_length=NOM_MAX, blank=True)
    nom_naissance = models.CharField(max_length=NOM_MAX, blank=True, default="", db_default="")
    prenom = models.CharField(max_length=NOM_MAX, blank=True)
    naissance = models.DateField()
    precision_naissance = models.CharField(
        max_length=5, choices=Precision.choices, default=Precision.JOUR, db_default=Precision.JOUR.value
    )
    nationalite = models.CharField(max_length=1, choices=Nationalite.choices, blank=True)
    situation_familiale = models.CharField(
        max_length=1, choices=SituationFamiliale.choices, blank=True, default="", db_default=""
    )
    est_emancipe = models.BooleanField(default=False, db_default=False)
    cmi_invalidite = models.BooleanField(default=False)
    garde = models.CharField(max_length=10, blank=True)
    contrat = models.CharField(max_length=3, choices=Contrat.choices, blank=True)
    profession = models.CharField(max_length=60, blank=True, default="", db_default="")
    employeur = models.CharField(max_length=60, blank=True, default="", db_default="")
    commune_travail = models.ForeignKey(
        Commune, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ville_travail = models.CharField(max_length=80, blank=True, default="", db_default="")  # outside the communes
    pays_travail = models.CharField(max_length=2, blank=True, default="", db_default="")
    sorte_avis = models.CharField(max_length=10, choices=SorteAvis.choices, blank=True, default="", db_default="")
    avis_de = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    rfr_n2 = models.IntegerField(null=True, blank=True)
    rfr_n1 = models.IntegerField(null=True, blank=True)
    ressources_12_mois = models.IntegerField(null=True, blank=True)
    ressources = models.JSONField(default=dict, blank=True, db_default=Value({}, models.JSONField()))
    ressources_mensuelles = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["ordre"]
        constraints = [
            models.UniqueConstraint(fields=["demande"], condition=Q(lien=Lien.DEMANDEUR), name="un_seul_demandeur"),
            models.CheckConstraint(
                name="rfr_plausible",
                condition=(Q(rfr_n2__isnull=True) | Q(rfr_n2__range=(0, EUROS_MAX)))
                & (Q(rfr_n1__isnull=True) | Q(rfr_n1__range=(0, EUROS_MAX))),
            ),
        ]

    def __str__(self) -> str:
        return " ".join(mot for mot in (self.get_civilite_display(), self.prenom, self.nom) if mot)

    @property
    def initiales(self) -> str:
        """`Z. F.`, or `F.` for who has no first name."""
        return " ".join(f"{mot[:1]}." for mot in (self.prenom, self.nom) if mot)

    @property
    def nee_sous(self) -> str:
        """`née Dupont`, when the name of birth is another; « né(e) » where no civility says which."""
        ne = {Civilite.MADAME.value: "née", Civilite.MONSIEUR.value: "né"}.get(self.civilite, "né(e)")
        return f"{ne} {self.nom_naissance}" if self.nom_naissance else ""

    @property
    def naissance_connue(self) -> Naissance:
        """The birth, and how much of it is known."""
        return Naissance(self.naissance, Precision(self.precision_naissance))

    @property
    def naissance_ecrite(self) -> str:
        """The birth as pages and letters print it: `27 mars 1985`, `1985 (jour et mois inconnus)`."""
        return str(self.naissance_connue)


class Souhait(models.Model):
    demande = models.ForeignKey("demandes.Demande", on_delete=models.CASCADE, related_name="souhaits", db_index=False)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, db_index=False)
    ordre = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["ordre"]
        constraints = [models.UniqueConstraint(fields=["demande", "commune"], name="souhait_unique")]
        indexes = [models.Index(fields=["commune"], name="souhait_commune")]

    def __str__(self) -> str:
        return str(self.commune)


class Titulaire(models.Model):
    """One live demand per person and ressort; a justified second one takes the next `rang`, a held one none.

    ``indices``: the keys by which it is found under other spellings (`controle.indices`); ``est_compare``: the night
    looked for those who resemble it.
    """

    demande = models.ForeignKey("demandes.Demande", on_delete=models.CASCADE, related_name="titulaires")
    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT, db_index=False)
    cle = models.CharField(max_length=CLE_MAX)
    naissance = models.DateField()
    rang = models.PositiveSmallIntegerField(default=0)
    est_vivant = models.BooleanField(default=True)
    indices = ArrayField(models.CharField(max_length=24), default=list)
    est_compare = models.BooleanField(default=False)

    class Meta:
        indexes = [
            GinIndex(
                fields=["indices"],
                condition=Q(est_vivant=True),
                name="titulaire_indices",
                gin_pending_list_limit=512,  # kB: what was just written is read one by one
            ),
            models.Index(fields=["demande"], condition=Q(est_vivant=True, est_compare=False), name="titulaire_a_voir"),
            models.Index(fields=["ressort", "cle", "demande"], name="titulaire_nom"),  # the agents' list by name
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["ressort", "cle", "naissance", "rang"], condition=Q(est_vivant=True), name=UNE_DEMANDE_VIVANTE
            )
        ]

    def __str__(self) -> str:
        return self.cle
