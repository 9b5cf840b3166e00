"""Grids, scores, and the narrow rows that a night reads.

The table of scores is cut by territory, which Django cannot say: its statement is written here.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

POSER = """
create table cotation_cotation (
  total smallint not null,
  total_prouve smallint not null,
  masque bigint not null,
  masque_prouve bigint not null,
  quantites smallint[] not null,
  calculee_le date not null,
  demande_id bigint not null,
  grille_id bigint not null,
  territoire_id varchar(50) not null,
  primary key (demande_id, territoire_id)
) partition by list (territoire_id);
"""
RETIRER = "drop table cotation_cotation"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("demandes", "0001_initial"), ("territoires", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Grille",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(max_length=40)),
                ("texte", models.TextField()),
                ("empreinte", models.CharField(max_length=64)),
                ("date_debut", models.DateField()),
                ("date_fin", models.DateField(null=True)),
                ("deliberation", models.CharField(blank=True, max_length=200)),
                ("publiee_le", models.DateField()),
                (
                    "territoire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grilles", to="territoires.territoire"
                    ),
                ),
            ],
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(POSER, RETIRER)],
            state_operations=[
                migrations.CreateModel(
                    name="Cotation",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "demande_id",
                                "territoire_id",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("total", models.SmallIntegerField()),
                        ("total_prouve", models.SmallIntegerField()),
                        ("masque", models.BigIntegerField()),
                        ("masque_prouve", models.BigIntegerField()),
                        (
                            "quantites",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.SmallIntegerField(), default=list, size=None
                            ),
                        ),
                        ("calculee_le", models.DateField()),
                        (
                            "demande",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cotations",
                                to="demandes.demande",
                            ),
                        ),
                        (
                            "territoire",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="territoires.territoire",
                            ),
                        ),
                        (
                            "grille",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="cotation.grille",
                            ),
                        ),
                    ],
                )
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("total", models.SmallIntegerField()),
                ("total_prouve", models.SmallIntegerField()),
                ("masque", models.BigIntegerField()),
                ("masque_prouve", models.BigIntegerField()),
                (
                    "quantites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("lignes", models.JSONField()),
                ("faits", models.JSONField()),
                ("calculee_le", models.DateField()),
                ("est_courante", models.BooleanField(default=True)),
                (
                    "demande",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="demandes.demande"
                    ),
                ),
                ("grille", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="cotation.grille")),
                (
                    "territoire",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="territoires.territoire"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "territoire_id", "demande_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("preuves", models.BigIntegerField()),
                ("a_revoir_le", models.DateField()),
                ("date_depot", models.DateField()),
                ("date_naissance", models.DateField()),
                ("fin_ase", models.DateField()),
                ("nb_personnes", models.SmallIntegerField()),
                ("nb_occupants", models.SmallIntegerField()),
                ("nb_mineurs", models.SmallIntegerField()),
                ("nb_a_charge", models.SmallIntegerField()),
                ("nb_pieces", models.SmallIntegerField()),
                ("surface_m2", models.SmallIntegerField()),
                ("loyer_charges", models.IntegerField()),
                ("apl", models.SmallIntegerField()),
                ("revenu_mensuel", models.IntegerField()),
                ("revenu_uc_annuel", models.IntegerField()),
                ("duree_chomage_mois", models.SmallIntegerField()),
                ("temps_trajet_minutes", models.SmallIntegerField()),
                ("nb_refus_adaptes", models.SmallIntegerField()),
                ("statut_occupation", models.SmallIntegerField()),
                ("situation_pro", models.SmallIntegerField()),
                ("dalo", models.BooleanField()),
                ("handicap", models.BooleanField()),
                ("appartement_therapeutique", models.BooleanField()),
                ("difficultes_particulieres", models.BooleanField()),
                ("violences_couple", models.BooleanField()),
                ("mariage_force", models.BooleanField()),
                ("viol_agression", models.BooleanField()),
                ("sortie_prostitution", models.BooleanField()),
                ("traite_proxenetisme", models.BooleanField()),
                ("habitat_indigne", models.BooleanField()),
                ("logement_non_decent", models.BooleanField()),
                ("menace_expulsion", models.BooleanField()),
                ("depart_personne_a_charge", models.BooleanField()),
                ("divorce_separation", models.BooleanField()),
                ("parent_isole", models.BooleanField()),
                ("travaille_epci", models.BooleanField()),
                ("travaille_commune", models.BooleanField()),
                ("habite_epci", models.BooleanField()),
                ("habite_commune", models.BooleanField()),
                ("logement_inadapte", models.BooleanField()),
                ("logement_repris", models.BooleanField()),
                ("historique_locatif", models.BooleanField()),
                ("eloigne_du_travail", models.BooleanField()),
                ("rapprochement_familial", models.BooleanField()),
                ("travailleur_essentiel", models.BooleanField()),
                ("implication_locale", models.BooleanField()),
                ("logement_demoli", models.BooleanField()),
                ("assistant_maternel", models.BooleanField()),
                ("malus_violences", models.BooleanField()),
                ("malus_expulsion", models.BooleanField()),
                ("malus_voisinage", models.BooleanField()),
                ("malus_stupefiants", models.BooleanField()),
                (
                    "demande",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="observations",
                        to="demandes.demande",
                    ),
                ),
                (
                    "territoire",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="territoires.territoire",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Registre",
            fields=[
                (
                    "territoire",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="territoires.territoire",
                    ),
                ),
                ("arrete_au", models.DateField()),
                (
                    "grille",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="cotation.grille"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Retouche",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "demande",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="demandes.demande",
                    ),
                ),
                (
                    "territoire",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="territoires.territoire",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="grille",
            constraint=models.UniqueConstraint(fields=("territoire", "version"), name="version_unique"),
        ),
        migrations.AddConstraint(
            model_name="grille",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date_fin__isnull", True), ("date_fin__gt", models.F("date_debut")), _connector="OR"
                ),
                name="debut_avant_fin",
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(
                condition=models.Q(("est_courante", True)), fields=("demande", "territoire"), name="une_note_courante"
            ),
        ),
        migrations.AddIndex(
            model_name="observation", index=models.Index(fields=["demande"], name="observation_demande")
        ),
        migrations.AddIndex(
            model_name="observation", index=models.Index(fields=["date_depot"], name="observation_date_depot")
        ),
        migrations.AddIndex(
            model_name="observation", index=models.Index(fields=["date_naissance"], name="observation_date_naissance")
        ),
        migrations.AddIndex(
            model_name="observation", index=models.Index(fields=["fin_ase"], name="observation_fin_ase")
        ),
        migrations.AddIndex(
            model_name="observation", index=models.Index(fields=["a_revoir_le"], name="observation_a_revoir_le")
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("apl__range", (0, 10000)),
                    ("duree_chomage_mois__range", (0, 720)),
                    ("loyer_charges__range", (0, 100000)),
                    ("nb_a_charge__range", (0, 29)),
                    ("nb_mineurs__range", (0, 29)),
                    ("nb_occupants__range", (-1, 99)),
                    ("nb_personnes__range", (1, 30)),
                    ("nb_pieces__range", (-1, 30)),
                    ("nb_refus_adaptes__range", (0, 50)),
                    ("revenu_mensuel__range", (-1, 1000000)),
                    ("revenu_uc_annuel__range", (-1, 12000000)),
                    ("situation_pro__range", (0, 8)),
                    ("statut_occupation__range", (0, 17)),
                    ("surface_m2__range", (-1, 2000)),
                    ("temps_trajet_minutes__range", (-1, 600)),
                ),
                name="faits_dans_leurs_bornes",
            ),
        ),
    ]
