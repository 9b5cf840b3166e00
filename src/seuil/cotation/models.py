"""Published grids, kept as their own text; the score of each demand with the truths that made it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from seuil.demandes.models import Demande
from seuil.regles.criteres.faits import COLONNES, FAITS
from seuil.territoires.models import Territoire


class Grille(models.Model):
    """A grid version, immutable: its TOML text is read by the same reader as the files of `regles`."""

    territoire = models.ForeignKey(Territoire, on_delete=models.PROTECT, related_name="grilles")
    version = models.CharField(max_length=40)
    texte = models.TextField()
    empreinte = models.CharField(max_length=64)
    date_debut = models.DateField()
    date_fin = models.DateField(null=True)
    deliberation = models.CharField(max_length=200, blank=True)
    publiee_le = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["territoire", "version"], name="version_unique"),
            models.CheckConstraint(
                name="debut_avant_fin", condition=Q(date_fin__isnull=True) | Q(date_fin__gt=F("date_debut"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.territoire}, version {self.version}"


class Note(models.Model):
    """The score of a demand in a territory, with the truths, the facts seen and the grid that weighed them.

    ``masque`` has one bit per criterion of the grid that holds; ``quantites`` the numbers of those that count.
    One row per computation that changed something: the current one is the latest.
    """

    demande = models.ForeignKey(Demande, on_delete=models.CASCADE, related_name="notes")
    territoire = models.ForeignKey(Territoire, on_delete=models.PROTECT)
    grille = models.ForeignKey(Grille, on_delete=models.PROTECT)
    total = models.SmallIntegerField()
    total_prouve = models.SmallIntegerField()
    masque = models.BigIntegerField()
    masque_prouve = models.BigIntegerField()
    quantites = ArrayField(models.IntegerField(), default=list)
    lignes = models.JSONField()
    faits = models.JSONField()
    calculee_le = models.DateField()
    est_courante = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["demande", "territoire"], condition=Q(est_courante=True), name="une_note_courante"
            )
        ]

    def __str__(self) -> str:
        return f"{self.total} points"


def dans_les_bornes() -> Q:
    """Return the condition that every whole number stays inside its declared bounds, « not known » included."""
    entiers = [nom for nom, fait in FAITS.items() if fait.nature is int]
    return Q(**{f"{nom}__range": (COLONNES[nom].minimum, COLONNES[nom].maximum) for nom in entiers})


class Observation(models.Model):
    """The facts of a demand seen from a territory, as grids read them (`seuil regles criteres` tells each one).

    Derived, never typed: no foreign key to check, one table for all territories, so that a night finds in one look
    whose date crosses a threshold. ``a_revoir_le`` is the first day on which somebody of the household, by growing
    older, changes a fact. The other columns are the facts of `regles/criteres/faits.py`: never null, narrow.
    """

    pk = models.CompositePrimaryKey("territoire_id", "demande_id")
    territoire = models.ForeignKey(
        Territoire, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="observations"
    )
    preuves = models.BigIntegerField()
    a_revoir_le = models.DateField()
    date_depot = models.DateField()
    date_naissance = models.DateField()
    fin_ase = models.DateField()
    nb_personnes = models.SmallIntegerField()
    nb_occupants = models.SmallIntegerField()
    nb_mineurs = models.SmallIntegerField()
    nb_a_charge = models.SmallIntegerField()
    nb_pieces = models.SmallIntegerField()
    surface_m2 = models.SmallIntegerField()
    loyer_charges = models.IntegerField()
    apl = models.SmallIntegerField()
    revenu_mensuel = models.IntegerField()
    revenu_uc_annuel = models.IntegerField()
    duree_chomage_mois = models.SmallIntegerField()
    temps_trajet_minutes = models.SmallIntegerField()
    nb_refus_adaptes = models.SmallIntegerField()
    statut_occupation = models.SmallIntegerField()
    situation_pro = models.SmallIntegerField()
    dalo = models.BooleanField()
    handicap = models.BooleanField()
    appartement_therapeutique = models.BooleanField()
    difficultes_particulieres = models.BooleanField()
    violences_couple = models.BooleanField()
    mariage_force = models.BooleanField()
    viol_agression = models.BooleanField()
    sortie_prostitution = models.BooleanField()
    traite_proxenetisme = models.BooleanField()
    habitat_indigne = models.BooleanField()
    logement_non_decent = models.BooleanField()
    menace_expulsion = models.BooleanField()
    depart_personne_a_charge = models.BooleanField()
    divorce_separation = models.BooleanField()
    parent_isole = models.BooleanField()
    travaille_epci = models.BooleanField()
    travaille_commune = models.BooleanField()
    habite_epci = models.BooleanField()
    habite_commune = models.BooleanField()
    logement_inadapte = models.BooleanField()
    logement_repris = models.BooleanField()
    historique_locatif = models.BooleanField()
    eloigne_du_travail = models.BooleanField()
    rapprochement_familial = models.BooleanField()
    travailleur_essentiel = models.BooleanField()
    implication_locale = models.BooleanField()
    logement_demoli = models.BooleanField()
    assistant_maternel = models.BooleanField()
    malus_violences = models.BooleanField()
    malus_expulsion = models.BooleanField()
    malus_voisinage = models.BooleanField()
    malus_stupefiants = models.BooleanField()

    class Meta:
        constraints = [models.CheckConstraint(name="faits_dans_leurs_bornes", condition=dans_les_bornes())]
        indexes = [
            models.Index(fields=[champ], name=f"observation_{champ}"[:30])
            for champ in ("demande", "date_depot", "date_naissance", "fin_ase", "a_revoir_le")
        ]

    def __str__(self) -> str:
        return f"Faits de la demande {self.demande_id}, {self.territoire_id}"


class Cotation(models.Model):
    """The current score of a demand in a territory, as truths: with its grid they explain it for ever.

    What a person read before is in `Note`; a night or a new grid writes here only. One table per territory: a new grid
    fills another one and swaps. Name the territory in every query, or every table is looked at.
    """

    pk = models.CompositePrimaryKey("demande_id", "territoire_id")
    territoire = models.ForeignKey(
        Territoire, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="cotations"
    )
    grille = models.ForeignKey(Grille, on_delete=models.PROTECT, db_constraint=False, db_index=False, related_name="+")
    total = models.SmallIntegerField()
    total_prouve = models.SmallIntegerField()
    masque = models.BigIntegerField()
    masque_prouve = models.BigIntegerField()
    quantites = ArrayField(models.SmallIntegerField(), default=list)
    calculee_le = models.DateField()

    def __str__(self) -> str:
        return f"{self.total} points"


class Retouche(models.Model):
    """A demand written while its territory was being weighed again aside: redone there before the swap, then forgotten.

    Written by the desk's own transaction; what a rebuilding cut short left is forgotten by the next one.
    """

    territoire = models.ForeignKey(
        Territoire, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )
    demande = models.ForeignKey(
        Demande, on_delete=models.CASCADE, db_constraint=False, db_index=False, related_name="+"
    )

    def __str__(self) -> str:
        return f"Demande {self.demande_id} retouchée, {self.territoire_id}"


class Registre(models.Model):
    """As of which day, and under which grid, the scores of a territory stand."""

    territoire = models.OneToOneField(Territoire, on_delete=models.CASCADE, primary_key=True)
    grille = models.ForeignKey(Grille, null=True, on_delete=models.PROTECT)
    arrete_au = models.DateField()

    def __str__(self) -> str:
        return f"{self.territoire}, arrêté au {self.arrete_au:%d/%m/%Y}"


COTATIONS = Cotation._meta.db_table
