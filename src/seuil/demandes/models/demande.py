"""The demand: what it asks, how its household lives now, where it stands."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Upper
from django.utils.translation import gettext

from seuil.acteurs.models import Guichet, Organisme
from seuil.demandes.etats import CYCLE, EN_COURS, SORTIES, Etat, MotifRadiation
from seuil.demandes.models.foyer import Personne, Souhait
from seuil.demandes.nomenclatures import Categorie, Lien, Motif, Occupation, Situation, TypeLogement
from seuil.documents.models import Document
from seuil.regles.identite import juger_le_gel
from seuil.socle.cycles import AvecCycle, EnsembleVerrouillable
from seuil.territoires.faits import Lieu, LieuEtranger, lieu_des_colonnes
from seuil.territoires.models import Commune, Ressort, Territoire
from seuil.territoires.nomenclatures import FRANCE


class DemandeQuerySet(EnsembleVerrouillable["Demande"]):
    def actives(self) -> "DemandeQuerySet":
        return self.filter(etat=Etat.ACTIVE)

    def retenues(self) -> "DemandeQuerySet":
        """Return the demands whose holder has another living one, until a desk decides."""
        return self.filter(etat=Etat.RETENUE)

    def chez(self, bailleur: Organisme) -> "DemandeQuerySet":
        """Return the mutations that name this landlord as theirs: the declared name is the only link."""
        return self.filter(occupation=Occupation.HLM, bailleur_actuel__iexact=bailleur.nom)

    def souhaitant(self, commune: Commune) -> "DemandeQuerySet":
        """Return the demands that wish the commune, or any of its ressort; a town and its arrondissements are one."""
        memes = Commune.objects.filter(Q(pk=commune.pk) | Q(pk=commune.commune_parent) | Q(commune_parent=commune.pk))
        nommee = Exists(Souhait.objects.filter(demande=OuterRef("pk"), commune__in=memes))
        return self.filter(nommee | Q(demande_elargie=True, ressort=commune.departement.ressort_id))


class Demande(AvecCycle):
    """Millions of rows: a column is indexed when a query looks it up, and no index repeats the start of another.

    ``commune`` of the letters is null abroad: ``ville_etrangere`` and ``pays`` then say where. ``amenagement``: what a
    disability asks of the dwelling (`declarations.forms.handicap`). ``doublon_de``: the living demand found at
    registration, then the one it was joined to; ``separee_de``: the demand
    of the couple that this one left, whose seniority it keeps. ``tranchee_le``: the day a desk decided.
    """

    cycle = CYCLE
    vue_par: int | None = None  # in memory: the agent whose page has just read it among what it may see

    ressort = models.ForeignKey(Ressort, on_delete=models.PROTECT, db_index=False)
    etat = models.CharField(max_length=10, choices=Etat.choices, default=Etat.ACTIVE)
    numero_unique = models.CharField(max_length=18, unique=True)
    guichet = models.ForeignKey(Guichet, on_delete=models.PROTECT, db_index=False)
    recue_le = models.DateField()
    enregistree_le = models.DateField()
    renouvelee_le = models.DateField(null=True, blank=True)
    echeance = models.DateField()
    radiee_le = models.DateField(null=True, blank=True)
    motif_radiation = models.CharField(max_length=6, choices=MotifRadiation.choices, blank=True)
    motif_doublon = models.CharField(max_length=300, blank=True)
    doublon_de = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    separee_de = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    tranchee_le = models.DateField(null=True, blank=True)
    code_acces = models.CharField(max_length=128, blank=True)
    piece_identite = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    formulaire = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    adresse = models.CharField(max_length=120)
    code_postal = models.CharField(max_length=12)
    commune = models.ForeignKey(Commune, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    ville_etrangere = models.CharField(max_length=80, blank=True, default="", db_default="")
    pays = models.CharField(max_length=2, default=FRANCE, db_default=FRANCE)
    hebergeant = models.CharField(max_length=80, blank=True, default="", db_default="")  # whose letter box it is
    est_protegee = models.BooleanField(default=False, db_default=False)
    adresse_sure = models.CharField(
        max_length=240, blank=True, default="", db_default=""
    )  # where letters go while it is protected
    telephone = models.CharField(max_length=20, blank=True)
    mel = models.EmailField(blank=True)

    occupation = models.CharField(max_length=6, choices=Occupation.choices)
    occupation_depuis = models.DateField(null=True, blank=True)
    bailleur_actuel = models.CharField(max_length=80, blank=True, default="", db_default="")
    est_proprietaire = models.BooleanField(null=True)
    bien_possede = models.CharField(max_length=160, blank=True, default="", db_default="")
    surface = models.PositiveSmallIntegerField(null=True, blank=True)
    pieces = models.PositiveSmallIntegerField(null=True, blank=True)
    nb_occupants = models.PositiveSmallIntegerField(default=1)
    loyer_charges = models.PositiveIntegerField(default=0)
    apl = models.PositiveIntegerField(default=0)

    motifs = ArrayField(models.CharField(max_length=2, choices=Motif.choices), size=3)
    situations = ArrayField(models.CharField(max_length=20, choices=Situation.choices), default=list, blank=True)
    date_jugement = models.DateField(null=True, blank=True)
    autre_motif = models.CharField(max_length=80, blank=True, default="", db_default="")
    types = ArrayField(models.CharField(max_length=2, choices=TypeLogement.choices))
    loyer_maximum = models.PositiveIntegerField(null=True, blank=True)
    categorie = models.CharField(max_length=1, choices=Categorie.choices, blank=True, default="", db_default="")
    avec_parking = models.BooleanField(null=True)
    refuse_rez_de_chaussee = models.BooleanField(null=True)
    accepte_sans_ascenseur = models.BooleanField(null=True)
    amenagement = models.JSONField(default=dict, blank=True, db_default=Value({}, models.JSONField()))
    precisions = models.CharField(max_length=255, blank=True, default="", db_default="")
    besoin_accessible = models.BooleanField(default=False)
    demande_elargie = models.BooleanField(default=False)
    attribution_en_cours = models.CharField(max_length=160, blank=True)
    gelee_jusqu_au = models.DateField(null=True, blank=True)  # last day of the freeze: an identity is being read again

    objects = DemandeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="radiee_avec_motif_et_date",
                condition=Q(etat__in=SORTIES, radiee_le__isnull=False) & ~Q(motif_radiation="")
                | ~Q(etat=Etat.RADIEE) & Q(radiee_le__isnull=True, motif_radiation=""),
            ),
            models.CheckConstraint(
                name="retenue_avec_son_autre",
                condition=~Q(etat=Etat.RETENUE) | Q(doublon_de__isnull=False, tranchee_le__isnull=True),
            ),
            models.CheckConstraint(
                name="rattachee_avec_son_autre",
                condition=~Q(etat=Etat.RATTACHEE) | Q(doublon_de__isnull=False, tranchee_le__isnull=False),
            ),
            models.CheckConstraint(
                name="recue_avant_enregistrement", condition=Q(recue_le__lte=models.F("enregistree_le"))
            ),
        ]
        indexes = [
            models.Index(fields=["ressort", "etat", "recue_le"], name="demande_ressort"),
            models.Index(fields=["echeance"], name="demande_echeance", condition=Q(etat__in=EN_COURS)),
            models.Index(fields=["telephone"], name="demande_telephone", condition=~Q(telephone="")),
            models.Index(Upper("bailleur_actuel"), name="demande_bailleur", condition=Q(occupation=Occupation.HLM)),
        ]

    def __str__(self) -> str:
        return gettext("La demande %(numero)s") % {"numero": self.numero_unique}

    @property
    def adresse_postale(self) -> tuple[str, ...]:
        """The lines under the name on an envelope; none when no letter may leave."""
        if self.est_protegee:
            return tuple(ligne.strip() for ligne in self.adresse_sure.splitlines() if ligne.strip())
        chez = gettext("Chez %(nom)s") % {"nom": self.hebergeant} if self.hebergeant else ""
        return tuple(filter(None, (chez, self.adresse, self.localite)))

    @property
    def lieu(self) -> Lieu | LieuEtranger | None:
        """Where letters go, in France or abroad."""
        return lieu_des_colonnes(self.commune, self.code_postal, self.ville_etrangere, self.pays)

    @property
    def localite(self) -> str:
        """The line of the town: its postal code and its name, and the country abroad."""
        return str(self.lieu or "")

    @property
    def est_une_mutation(self) -> bool:
        """Say whether the household rents a social dwelling already; lists, file and score read the same answer."""
        return self.occupation == Occupation.HLM

    def est_gelee(self, le: date) -> bool:
        """Say whether a name or a birth being read again keeps the demand from being chosen on that day."""
        return not juger_le_gel(self.gelee_jusqu_au, le=le).est_oui

    def habite(self, territoire: Territoire | None) -> bool:
        """Say whether the household lives in the intercommunality of the territory; nobody abroad does."""
        if territoire is None or territoire.epci_id is None or self.commune is None:
            return False
        return territoire.epci_id == self.commune.epci_id

    @property
    def premier_souhait(self) -> Souhait:
        """The wish named first, whose town's delays are the demand's; read again only where the wishes are not."""
        if "souhaits" in getattr(self, "_prefetched_objects_cache", {}):
            return min(self.souhaits.all(), key=lambda souhait: souhait.ordre)
        return self.souhaits.select_related("commune").earliest("ordre")

    @property
    def titulaire(self) -> Personne:
        """The person whose demand it is."""
        return next(personne for personne in self.personnes.all() if personne.lien == Lien.DEMANDEUR)
