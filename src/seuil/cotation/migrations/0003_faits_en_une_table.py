"""Facts in one table, so that a night looks once; truths keyed by demand. Derived rows: `seuil cotation reprendre`."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import seuil.regles.criteres.nomenclatures
from seuil.socle.db.partitions import TablePartitionnee


class Migration(migrations.Migration):
    dependencies = [("cotation", "0002_lignes_etroites")]

    operations = [
        migrations.DeleteModel(name="Cotation"),
        migrations.DeleteModel(name="Observation"),
        TablePartitionnee(
            name="Cotation",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "demande_id", "territoire_id", blank=True, editable=False, primary_key=True, serialize=False
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
                    "grille",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cotation.grille",
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
            options={
                "indexes": [
                    models.Index(fields=["demande"], name="observation_demande"),
                    models.Index(fields=["date_depot"], name="observation_date_depot"),
                    models.Index(fields=["date_naissance"], name="observation_date_naissance"),
                    models.Index(fields=["fin_ase"], name="observation_fin_ase"),
                    models.Index(fields=["a_revoir_le"], name="observation_a_revoir_le"),
                ],
                "constraints": [
                    models.CheckConstraint(
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
                            ("situation_pro__range", (0, seuil.regles.criteres.nomenclatures.SituationPro["AUT"])),
                            (
                                "statut_occupation__range",
                                (0, seuil.regles.criteres.nomenclatures.StatutOccupation["SQUAT"]),
                            ),
                            ("surface_m2__range", (-1, 2000)),
                            ("temps_trajet_minutes__range", (-1, 600)),
                        ),
                        name="faits_dans_leurs_bornes",
                    )
                ],
            },
        ),
    ]
