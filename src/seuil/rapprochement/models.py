"""Who may be a candidate where: one narrow row per demand, commune and type, kept in step with the demand."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from seuil.cotation.models import Grille
from seuil.demandes.models import Demande
from seuil.patrimoine.models import Vacance

SANS_TERRITOIRE = "aucun"
FAUTEUIL, ELARGIE, TRAVAILLE, HABITE, ENTIERE = 2, 4, 8, 16, 32
ORDRE = ("lieu", "type", "-score", "recue_le", "demande")
FILTRES = ("categorie", "personnes_en_plus", "revenu", "revenu_mensuel", "aide", "drapeaux", "echeance", "sauf")


class Pretendant(models.Model):
    """A demand that wants a place and a type of dwelling that suits it, with what a search filters on.

    Amounts in euros; ``type`` as `CODES_TYPES`. A demand whose attribution is in progress has no row.
    Derived, never typed: one table per territory of the commune, no foreign key to check. ``lieu`` is a commune; for a
    town cut into arrondissements, the list of those who want any part of it (`V75056`), marked `ENTIERE` when the
    whole town suits them. A widened demand also has
    rows whose ``lieu`` is its whole ressort (`R060`): one for the territories that score it or have their own grid
    of types, one (``aucun``) for all the others; ``sauf`` names the lists and territories where another row tells it.
    """

    pk = models.CompositePrimaryKey("demande_id", "lieu", "territoire", "type")
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="pretendants"
    )
    lieu = models.CharField(max_length=6)
    territoire = models.SlugField(db_column="territoire_id", db_index=False)
    score = models.SmallIntegerField()
    recue_le = models.DateField()
    type = models.SmallIntegerField()
    echeance = models.DateField()
    categorie = models.SmallIntegerField()
    personnes_en_plus = models.SmallIntegerField(default=0)
    revenu = models.IntegerField(null=True)
    revenu_mensuel = models.IntegerField()
    aide = models.IntegerField(default=0)
    drapeaux = models.SmallIntegerField(default=0)
    prioritaire = models.BooleanField(default=False)
    sauf = ArrayField(models.CharField(max_length=50), null=True)

    class Meta:
        indexes = [
            models.Index(fields=ORDRE, include=FILTRES, name="pretendant_classement"),
            models.Index(fields=ORDRE, include=FILTRES, condition=Q(prioritaire=True), name="pretendant_prioritaire"),
        ]

    def __str__(self) -> str:
        return f"{self.demande_id} pour {self.lieu}"


class Inscription(models.Model):
    """In the lists of which territories a demand has rows, and the first day on which growing older may change them.

    Rows are found through it: no table of another territory is looked at.
    """

    demande = models.OneToOneField(
        Demande, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="inscription"
    )
    territoires = ArrayField(models.SlugField())
    a_revoir_le = models.DateField(db_index=True)

    def __str__(self) -> str:
        return f"{self.demande_id} : {', '.join(self.territoires)}"


class Nuit(models.Model):
    """A night that was passed: from which day to which. ``est_un_saut``: confirmed by a person, it may be undone."""

    depuis = models.DateField(null=True)
    le = models.DateField()
    est_un_saut = models.BooleanField(default=False)
    commencee_a = models.DateTimeField(auto_now_add=True)
    est_finie = models.BooleanField(default=False)
    annulee_le = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nuit_en_avant", condition=Q(depuis__isnull=True) | Q(le__gte=models.F("depuis"))
            )
        ]

    def __str__(self) -> str:
        return f"La nuit du {self.le:%d/%m/%Y}"


class Classement(models.Model):
    """A search frozen when it was used: how many candidates, how many demands each rule put aside.

    Its candidates are rows of `RangFige`, those put aside are in `Exclues`.
    """

    vacance = models.ForeignKey(Vacance, on_delete=models.PROTECT, related_name="classements")
    le = models.DateField()
    graine = models.CharField(max_length=64)
    regles = models.JSONField()
    compatibles = models.PositiveIntegerField(default=0)
    exclusions = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Classement du {self.le} pour {self.vacance}"

    @property
    def ecartees(self) -> int:
        """How many demands were put aside."""
        return sum(exclusion["nombre"] for exclusion in self.exclusions)

    @property
    def etudiees(self) -> int:
        """How many demands were looked at."""
        return self.compatibles + self.ecartees


class RangFige(models.Model):
    """One candidate of a frozen ranking: what its rank rests on, under which grid it was scored.

    The draw between equals is made again from the seed and the number. ``ligne``: the candidate as it was shown, for
    those designated and the first ranks only (`services.figer`). Tens of thousands are written by one statement: no
    foreign key is checked, each one comes from its own table.
    """

    pk = models.CompositePrimaryKey("classement_id", "rang")
    classement = models.ForeignKey(
        Classement, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="rangs"
    )
    rang = models.IntegerField()
    demande = models.ForeignKey(
        Demande, on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    score = models.SmallIntegerField()
    prouve = models.SmallIntegerField()
    recue_le = models.DateField()
    grille = models.ForeignKey(
        Grille, null=True, on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+"
    )
    ligne = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["demande"], name="rang_fige_decrit", condition=Q(ligne__isnull=False))]

    def __str__(self) -> str:
        return f"Le rang {self.rang}"


class Exclues(models.Model):
    """Every demand that one rule put aside in a frozen search, with the sentence told of it (`codes.serrer`).

    Demands are their keys: nobody is named, and one that left the register is still told why.
    """

    classement = models.ForeignKey(Classement, on_delete=models.CASCADE, related_name="exclues")
    regle = models.CharField(max_length=20)
    contenu = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["classement", "regle"], name="exclues_une_fois_par_regle")]

    def __str__(self) -> str:
        return f"{self.regle}, {self.classement}"


PRETENDANTS = Pretendant._meta.db_table
