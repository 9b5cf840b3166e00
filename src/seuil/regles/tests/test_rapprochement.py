from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from seuil.regles.effort import Depense
from seuil.regles.rapprochement import Candidature, LogementVacant, Politique, examiner
from seuil.regles.ressources import Ressources
from seuil.regles.tests.lecture_des_cas import espaces_simples, menage
from seuil.regles.typologie import TypeLogement

LE = date(2024, 3, 1)
POLITIQUE = Politique(territoire="compiegne", taux_effort_maximum=Decimal(33))
LOGEMENT = LogementVacant(
    commune="60159",
    type=TypeLogement.T3,
    financement="PLUS",
    depense=Depense(loyer=Decimal(450), charges=Decimal(80)),
    accessible_fauteuil=False,
)
CANDIDATURE = Candidature(
    menage=menage(["demandeur 1990-05-01", "a_charge 2018-01-01"]),
    ressources=Ressources(n2=21_000),
    ressources_mensuelles=Decimal(1_750),
    communes=frozenset({"60159"}),
    types=frozenset({TypeLogement.T3, TypeLogement.T4}),
    valide_jusqu_au=date(2024, 12, 31),
)


class TestExaminer:
    def test_retient_une_demande_compatible_et_le_dit_regle_par_regle(self) -> None:
        examen = examiner(CANDIDATURE, LOGEMENT, POLITIQUE, le=LE)

        assert examen.verdict.est_oui
        assert [(regle.nom, espaces_simples(regle.verdict.motif)) for regle in examen.regles] == [
            ("validite", "Demande valable jusqu’au 31/12/2024."),
            ("attribution_en_cours", "Aucune autre attribution en cours."),
            ("identite_relue", "Aucun changement de nom ou de naissance à relire."),
            ("commune", "Compiègne est souhaitée."),
            ("type_souhaite", "Un T3 est souhaité."),
            ("type_adapte", "Un T3 convient à 2 personnes."),
            ("plafond", "PLUS : 21 000 € ne dépassent pas le plafond de 36 362 €."),
            ("accessibilite", "Aucun besoin d’accessibilité déclaré."),
            ("taux_effort", "Taux d’effort de 30,29 % pour un maximum de 33 %."),
        ]

    @pytest.mark.parametrize(
        ("changement", "regle", "motif"),
        [
            ({"valide_jusqu_au": date(2024, 2, 29)}, "validite", "commission le 01/03/2024"),
            ({"attribution_en_cours": "rang 1, 12 rue du Port"}, "attribution_en_cours", "12 rue du Port"),
            ({"identite_gelee_jusqu_au": date(2026, 12, 31)}, "identite_relue", "jusqu’au 31/12/2026"),
            ({"communes": frozenset({"54395"})}, "commune", "Compiègne n’est pas souhaitée"),
            ({"communes": frozenset()}, "commune", "Compiègne n’est pas souhaitée"),
            ({"types": frozenset({TypeLogement.T2})}, "type_souhaite", "types souhaités : T2"),
            ({"menage": menage(["demandeur 1990-05-01"])}, "type_adapte", "la grille prévoit T1 ou T2"),
            ({"ressources": Ressources(n2=36_363)}, "plafond", "36 363 € dépassent"),
            ({"fauteuil": True}, "accessibilite", "non accessible"),
            ({"ressources_mensuelles": Decimal(1_600)}, "taux_effort", "33,13 %"),
        ],
    )
    def test_nomme_la_premiere_regle_qui_refuse(self, changement, regle, motif) -> None:
        examen = examiner(replace(CANDIDATURE, **changement), LOGEMENT, POLITIQUE, le=LE)

        assert examen.premier_refus is not None
        assert examen.premier_refus.nom == regle
        assert motif in espaces_simples(examen.premier_refus.verdict.motif)

    @pytest.mark.parametrize("changement", [{"ressources": Ressources(n2=None)}, {"ressources_mensuelles": None}])
    def test_laisse_a_preciser_ce_qui_manque_sans_exclure(self, changement) -> None:
        examen = examiner(replace(CANDIDATURE, **changement), LOGEMENT, POLITIQUE, le=LE)

        assert examen.verdict.est_a_preciser
        assert examen.premier_refus is None

    def test_retient_une_demande_le_dernier_jour_de_sa_validite(self) -> None:
        examen = examiner(replace(CANDIDATURE, valide_jusqu_au=LE), LOGEMENT, POLITIQUE, le=LE)

        assert examen.verdict.est_oui

    def test_accepte_une_commune_du_departement_quand_la_demande_est_elargie(self) -> None:
        elargie = replace(CANDIDATURE, communes=frozenset({"60382"}), elargie=True)

        examen = examiner(elargie, LOGEMENT, POLITIQUE, le=LE)

        assert examen.verdict.est_oui

    def test_n_elargit_pas_a_un_autre_departement(self) -> None:
        elargie = replace(CANDIDATURE, communes=frozenset({"54395"}), elargie=True)

        examen = examiner(elargie, LOGEMENT, POLITIQUE, le=LE)

        assert examen.premier_refus is not None
        assert examen.premier_refus.nom == "commune"

    @pytest.mark.parametrize(
        ("voulue", "lieu", "compatible"),
        [
            ("75056", "75112", True),
            ("75112", "75056", True),
            ("75112", "75112", True),
            ("75115", "75112", False),
            ("93059", "93066", True),
        ],
    )
    def test_reconnait_arrondissements_et_communes_absorbees(self, voulue, lieu, compatible) -> None:
        candidature = replace(CANDIDATURE, communes=frozenset({voulue}))

        examen = examiner(candidature, replace(LOGEMENT, commune=lieu), POLITIQUE, le=LE)

        assert (examen.premier_refus is None) is compatible

    def test_tient_compte_de_l_aide_au_logement(self) -> None:
        aidee = replace(CANDIDATURE, ressources_mensuelles=Decimal(1_000), aide_estimee=Decimal(250))

        examen = examiner(aidee, LOGEMENT, POLITIQUE, le=LE)

        assert examen.regles[-1].verdict.motif == "Taux d’effort de 28 % pour un maximum de 33 %."

    def test_n_exclut_pas_sur_l_effort_sans_seuil_du_territoire(self) -> None:
        pauvre = replace(CANDIDATURE, ressources_mensuelles=Decimal(600))

        examen = examiner(pauvre, LOGEMENT, Politique(territoire="compiegne"), le=LE)

        assert examen.verdict.est_oui

    def test_laisse_a_preciser_un_financement_inconnu(self) -> None:
        examen = examiner(CANDIDATURE, replace(LOGEMENT, financement="ILN"), POLITIQUE, le=LE)

        assert examen.verdict.motif == "Aucun plafond de ressources n’est connu pour le financement « ILN »."
