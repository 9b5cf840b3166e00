"""A whole lot written as columns is, row by row, what the law says of each demand alone."""

from datetime import date, timedelta
from random import Random

import pytest
from django.db.models import Count

from seuil.cotation.models import Cotation, Note, Observation
from seuil.cotation.requetes import a_lire, notes_courantes
from seuil.cotation.services import calculer
from seuil.demandes.models import Demande, Personne, Souhait
from seuil.demandes.tests.preuves import prouver
from seuil.rapprochement.models import Inscription, Pretendant
from seuil.rapprochement.services import reprendre, verifier
from seuil.regles.calendrier import ajouter_mois

LE = date(2026, 11, 23)
COMMUNES = ["60159", "60382", "60175", "60057", "75056", "75112"]
MOTIFS = [[], ["13"], ["09", "11"], ["14"]]


def ecarts():
    """Return what differs, every demand read again in plain Python whatever the columns say."""
    return list(verifier(le=LE, temoins=1))


def bouleverser(hasard, demande):
    """Make a demand as odd as a register may hold."""
    Demande.objects.filter(pk=demande.pk).update(
        commune=hasard.choice([None, *COMMUNES[:4]]),
        surface=hasard.choice([None, 9, 40, 32_000]),
        pieces=hasard.choice([None, 1, 30]),
        nb_occupants=hasard.randint(0, 120),
        loyer_charges=hasard.choice([0, 500, 200_000]),
        apl=hasard.choice([0, 210, 20_000]),
        occupation=hasard.choice(["HLM", "LP", "SD", "CPE", "POCC"]),
        motifs=hasard.choice(MOTIFS),
        situations=hasard.choice([[], ["dalo"], ["ase", "handicap"], ["chomage_long", "viol"]]),
        types=hasard.choice([["T1", "T2"], ["T2", "T3", "T4"], ["C"], ["T6", "T5"]]),
        besoin_accessible=hasard.random() < 0.3,
        demande_elargie=hasard.random() < 0.4,
        attribution_en_cours=hasard.choice(["", "", "", "ailleurs"]),
        gelee_jusqu_au=hasard.choice([None, None, LE, LE - timedelta(1)]),
    )
    demande.souhaits.all().delete()
    voulues = hasard.sample(COMMUNES, hasard.randint(1, 4))
    Souhait.objects.bulk_create(
        Souhait(demande=demande, commune_id=code, ordre=rang) for rang, code in enumerate(voulues, start=1)
    )
    for personne in demande.personnes.all():
        age = hasard.choice([0, 13, 14, 17, 18, 27, 28, 40])
        Personne.objects.filter(pk=personne.pk).update(
            naissance=ajouter_mois(LE, -12 * (age if personne.lien != "demandeur" else 30))
            + timedelta(hasard.randint(-2, 2)),
            garde=hasard.choice(["", "alternee", "visite"]) if personne.lien == "a_charge" else "",
            cmi_invalidite=hasard.random() < 0.1,
            contrat=hasard.choice(["", "CDI", "CHO", "APP"]),
            commune_travail=hasard.choice([None, *COMMUNES]),
            sorte_avis=hasard.choice(["", "", "protection"]),
            avis_de=demande.titulaire if personne.lien == "conjoint" and hasard.random() < 0.3 else None,
            rfr_n2=hasard.choice([None, 0, 12_000, 20_000]),
            rfr_n1=hasard.choice([None, 9_000, 18_500]),
            ressources_12_mois=hasard.choice([None, 5_000]),
            ressources_mensuelles=hasard.choice([0, 777, 2_300]),
        )


@pytest.fixture
def bouleversees(monde, db):
    hasard = Random(20261127)
    demandes = list(Demande.objects.order_by("pk"))
    for demande in demandes:
        bouleverser(hasard, demande)
    return demandes


class TestReprendre:
    def test_ecrit_ce_que_la_loi_dit_de_chaque_demande(self, bouleversees):
        fait = reprendre(le=LE, avancer=lambda nombre: None)

        assert fait == len(bouleversees)
        assert ecarts() == []
        assert Pretendant.objects.filter(demande__demande_elargie=True).exclude(sauf=None).exists()

    def test_lit_ce_qui_est_etabli_et_ce_qui_a_ete_lu_autrement(self, bouleversees):
        hasard = Random(4)
        for demande in bouleversees[::2]:
            du, au = LE + timedelta(hasard.randint(-9, 9)), LE + timedelta(hasard.randint(10, 40))
            bornes = hasard.choice([{}, {"du": du, "au": au, "sursis_au": au}, {"retire_le": LE}])
            dits, valeur = hasard.choice(
                [
                    (["dalo", "surface_m2"], None),
                    (["dalo"], True),
                    (["handicap", "menace_expulsion"], False),
                    (["nb_pieces", "nb_mineurs"], 2),
                    (["fin_ase"], "2025-01-31"),
                    (["malus_voisinage", "difficultes_particulieres"], True),
                    (["temps_trajet_minutes"], 900),
                ]
            )
            prouver(demande, *dits, valeur=valeur, **bornes)

        reprendre(le=LE, avancer=lambda nombre: None)

        assert ecarts() == []
        assert Cotation.objects.exclude(masque_prouve=0).exists()
        assert Pretendant.objects.filter(prioritaire=True).exists()
        assert Observation.objects.filter(malus_voisinage=True).exists()

    def test_lit_seul_un_foyer_que_les_colonnes_ne_tiennent_pas(self, bouleversees):
        riche = Demande.objects.annotate(nombre=Count("personnes")).filter(nombre__gt=1).first()
        riche.personnes.update(
            ressources_12_mois=9_999_999, sorte_avis="protection", avis_de=None
        )  # their sum is beyond

        reprendre(le=LE, avancer=lambda nombre: None)

        assert ecarts() == []
        assert Inscription.objects.count() == len(bouleversees)

    def test_ne_retient_une_demande_radiee_sur_aucune_liste(self, bouleversees):
        Demande.objects.filter(pk=bouleversees[0].pk).update(etat="radiee", motif_radiation="b", radiee_le=LE)

        reprendre(le=LE, avancer=lambda nombre: None)

        vus = {ecart.quoi.split()[0] for ecart in ecarts()}
        assert vus == {"faits", "verites", "listes"}  # what it left behind is seen

    def test_ne_dit_plus_courant_le_score_d_un_territoire_quitte(self, bouleversees):
        gardee = Note.objects.filter(est_courante=True, territoire="compiegne").first()
        gardee.demande.souhaits.all().delete()
        Souhait.objects.create(demande=gardee.demande, commune_id="75112", ordre=1)

        reprendre(le=LE, avancer=lambda nombre: None)

        gardee.refresh_from_db()
        assert not gardee.est_courante
        assert "compiegne" not in {note.territoire_id for note in notes_courantes(gardee.demande) if note.est_courante}


class TestVerifier:
    def test_voit_par_les_colonnes_une_ligne_fausse_de_chaque_table(self, bouleversees):
        reprendre(le=LE, avancer=lambda nombre: None)
        vues = Observation.objects.order_by("demande")
        Observation.objects.filter(pk=vues[3].pk).update(nb_mineurs=29)
        Cotation.objects.filter(pk=Cotation.objects.order_by("demande")[9].pk).update(total_prouve=99)
        Pretendant.objects.filter(pk=Pretendant.objects.order_by("demande").last().pk).delete()

        assert {ecart.quoi.split()[0] for ecart in verifier(le=LE, temoins=10**9)} == {"faits", "verites", "listes"}


class TestRecit:
    def test_d_un_lot_est_celui_d_un_calcul_fait_pour_elle_seule(self, bouleversees):
        Note.objects.all().delete()
        reprendre(le=LE, avancer=lambda nombre: None)

        lues = [(demande, note) for demande in a_lire() for note in notes_courantes(demande)]

        seules = [calculer(demande, note.territoire, note.grille, le=LE) for demande, note in lues]
        assert len(lues) > 40
        assert [note.lignes for _, note in lues] == [seule.lignes for seule in seules]
