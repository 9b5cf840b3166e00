from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.regles.autocontrole import (
    AvisDeclare,
    Gravite,
    Lecture,
    LectureDeuxDDoc,
    Signature,
    bulletins,
    comparer_a_l_avis,
    constater_l_age,
    constater_l_annee,
    constater_la_lisibilite,
    constater_le_nom,
    constater_les_pages,
    jours_lus,
    lire_2ddoc,
    mois_lus,
    mois_manquants,
    pages_lues,
)
from seuil.regles.pieces import piece_de_code
from seuil.regles.tests.lecture_des_cas import espaces_simples

LE = date(2026, 11, 26)
FICHIERS = Path(__file__).parent / "fichiers"
DECLARE = AvisDeclare(annee=2024, rfr=18_420, noms=("Essai Amina", "Essai Karim"))
MOIS = st.dates(date(2025, 1, 1), date(2027, 12, 31)).map(lambda un: un.replace(day=1))
INTERDITS = ("authentique", "faux", "fraude", "invalide", "falsifi")


def code(nom: str) -> str:
    return (FICHIERS / f"p05-2ddoc-{nom}.txt").read_bytes().decode("latin-1").rstrip("\n")


def dits(lecture: LectureDeuxDDoc) -> list[str]:
    return [espaces_simples(constat.dit) for constat in comparer_a_l_avis(lecture, DECLARE)]


class TestLeCodeDUnAvis:
    @pytest.mark.parametrize("nom", ["complet", "champ-inconnu"])
    def test_se_lit_en_sautant_un_champ_inconnu(self, nom: str) -> None:
        lu = lire_2ddoc(code(nom))

        assert (lu.etat, lu.annee, lu.rfr, str(lu.parts)) == (Lecture.COMPLETE, 2025, 18_240, "2.5")
        assert lu.declarants == ("ESSAI AMINA", "ESSAI KARIM")
        assert lu.reference == "0000000000000"
        assert lu.signature is Signature.NON_VERIFIEE

    def test_dont_un_champ_est_tronque_se_lit_jusqu_au_separateur(self) -> None:
        lu = lire_2ddoc(code("complet").replace("440000000000000", "44001\x1e"))

        assert (lu.etat, lu.reference, lu.annee) == (Lecture.COMPLETE, "001", 2025)

    def test_sans_ses_separateurs_est_une_lecture_incomplete(self) -> None:
        lu = lire_2ddoc(code("douchette"))

        assert lu == LectureDeuxDDoc(Lecture.INCOMPLETE)
        assert dits(lu) == ["La lecture du code est incomplète. Relisez-le avec l’appareil photo, de plus près."]

    def test_dont_un_seul_separateur_manque_est_une_lecture_incomplete(self) -> None:
        assert lire_2ddoc(code("complet").replace("18240\x1d", "18240")).etat is Lecture.INCOMPLETE

    @pytest.mark.parametrize("texte", ["", "DC", "DC99", "bonjour", "DC04FR00000025EC25EC0101FR\x1f"])
    def test_absent_ou_d_un_autre_document_est_non_lu(self, texte: str) -> None:
        assert dits(lire_2ddoc(texte)) == [
            "Le code de l’avis n’a pas été lu. Le document suit son cours : une personne le lira."
        ]

    @given(st.text(), st.integers(0, 235), st.integers(0, 235))
    def test_abime_ne_leve_rien_et_n_accuse_personne(self, bruit: str, debut: int, fin: int) -> None:
        abime = code("complet")[:debut] + bruit + code("complet")[fin:]

        phrases = " ".join(constat.phrase for constat in comparer_a_l_avis(lire_2ddoc(abime), DECLARE)).lower()

        assert not [mot for mot in INTERDITS if mot in phrases]


class TestLaComparaison:
    def test_montre_les_deux_montants_et_reconnait_le_conjoint(self) -> None:
        assert dits(lire_2ddoc(code("complet"))) == [
            "Le code de l’avis est lu, sa signature est non vérifiée.",
            "L’avis porte sur les revenus de 2025. Celui des revenus de 2024 est attendu.",
            "Vous avez déclaré 18 420 € de revenu fiscal de référence. L’avis dit 18 240 €. Confirmez le bon montant.",
            "Essai Amina est sur l’avis, déclarant 1.",
            "Essai Karim est sur l’avis, déclarant 2.",
        ]

    def test_garde_les_deux_valeurs_pour_la_page(self) -> None:
        ecart = next(un for un in comparer_a_l_avis(lire_2ddoc(code("complet")), DECLARE) if un.code == "RFR_DIFFERENT")

        assert {nom: espaces_simples(un) for nom, un in ecart.valeurs.items()} == {
            "declare": "18 420 €",
            "lu": "18 240 €",
        }
        assert ecart.gravite is Gravite.A_VERIFIER

    def test_dit_la_signature_verifiee(self) -> None:
        lu = lire_2ddoc(code("complet"), signature=Signature.VERIFIEE)

        assert dits(lu)[0] == "Le code de l’avis est lu, sa signature est vérifiée."

    def test_dit_qui_manque_et_qui_est_en_plus(self) -> None:
        declare = AvisDeclare(annee=2025, rfr=18_240, noms=("Essai Amina", "Autre Paul"))

        codes = [constat.code for constat in comparer_a_l_avis(lire_2ddoc(code("complet")), declare)]

        assert codes == [
            "SIGNATURE_NON_VERIFIEE",
            "RFR_PAREIL",
            "DECLARANT_RECONNU",
            "DECLARANT_ABSENT",
            "AUTRE_DECLARANT",
        ]


class TestLesBulletins:
    @given(st.sets(MOIS, max_size=6), st.dates(date(2025, 6, 1), date(2027, 12, 31)))
    def test_ne_redemandent_jamais_un_mois_accepte(self, acceptes: set[date], le: date) -> None:
        assert not acceptes & set(mois_manquants(acceptes, le))
        assert not any(constat.code == "MOIS_EN_TROP" for constat in bulletins({}, le, acceptes))

    @given(st.sets(MOIS, max_size=6), MOIS, st.dates(date(2025, 6, 1), date(2027, 12, 31)))
    def test_n_en_demandent_pas_plus_quand_on_en_envoie_un(self, tenus: set[date], un: date, le: date) -> None:
        assert len(mois_manquants(tenus | {un}, le)) <= len(mois_manquants(tenus, le)) <= 3


class TestUnDocument:
    @pytest.mark.parametrize(
        ("datee_du", "attendu"),
        [
            (date(2026, 8, 26), ["RECENT"]),
            (date(2026, 8, 25), ["TROP_ANCIEN"]),
            (date(2026, 11, 27), ["DATE_A_VENIR"]),
            (None, ["DATE_NON_LUE"]),
        ],
    )
    def test_dit_son_age(self, datee_du, attendu) -> None:
        constats = constater_l_age(piece_de_code("prestations", LE), datee_du, LE)

        assert [constat.code for constat in constats] == attendu

    def test_sans_age_dans_la_liste_n_en_dit_rien(self) -> None:
        assert constater_l_age(piece_de_code("livret_famille", LE), date(1999, 1, 1), LE) == ()

    @pytest.mark.parametrize(("lue", "attendu"), [(2025, ["AUTRE_ANNEE"]), (2024, []), (None, [])])
    def test_dit_si_l_avis_est_d_une_autre_annee(self, lue, attendu) -> None:
        assert [constat.code for constat in constater_l_annee(lue, 2024)] == attendu

    @pytest.mark.parametrize(
        ("lu", "attendu"),
        [
            ("MME ESSAI AMINA", "NOM_RECONNU"),
            ("Amina Éssai", "NOM_RECONNU"),
            ("ESSAI", "AUTRE_NOM"),
            ("ESSAI PAUL", "AUTRE_NOM"),
            (" ", "NOM_NON_LU"),
        ],
    )
    def test_dit_a_qui_il_est(self, lu, attendu) -> None:
        assert constater_le_nom(lu, ["Essai Amina", "Essai Karim"]).code == attendu

    @pytest.mark.parametrize(
        ("lues", "total", "attendu"),
        [
            ([1, 2, 4], 4, ["Il manque la page 3 sur 4."]),
            ([1], 4, ["Il manque les pages 2, 3 et 4 sur 4."]),
            ([1, 2, 3], 2, ["Plus que prévu : la page 3, pour un document de 2 pages."]),
            ([1, 3], 2, ["Il manque la page 2 sur 2.", "Plus que prévu : la page 3, pour un document de 2 pages."]),
            ([1, 2], 2, []),
            ([], None, []),
        ],
    )
    def test_dit_a_part_ce_qui_manque_et_ce_qui_est_en_trop(self, lues, total, attendu) -> None:
        assert [constat.dit for constat in constater_les_pages(lues, total)] == attendu

    @pytest.mark.parametrize(
        ("nettete", "petit_cote", "attendu"),
        [(5.0, 1200, ["FLOUE"]), (900.0, 400, ["PETITE"]), (900.0, 1200, []), (None, None, [])],
    )
    def test_dit_si_la_photo_se_lit(self, nettete, petit_cote, attendu) -> None:
        assert [constat.code for constat in constater_la_lisibilite(nettete, petit_cote, LE)] == attendu


class TestUnTexte:
    @pytest.mark.parametrize(
        ("texte", "attendu"),
        [
            ("le 31/10/2026, puis le 2 août 2026", [date(2026, 10, 31), date(2026, 8, 2)]),
            ("1er décembre 2025", [date(2025, 12, 1)]),
            ("31/02/2026", []),
        ],
    )
    def test_donne_ses_jours(self, texte, attendu) -> None:
        assert list(jours_lus(texte)) == attendu

    @pytest.mark.parametrize(
        ("pages", "attendu"),
        [
            (["Periode : aout 2026", "Période : septembre 2026"], [date(2026, 8, 1), date(2026, 9, 1)]),
            (["Période du 01/10/2026 au 31/10/2026\nEntrée le 3 mars 2020"], [date(2026, 10, 1)]),
            (["Bulletin 10/2026"], [date(2026, 10, 1)]),
            (["mars 2020 et avril 2021"], []),
            (["rien"], []),
            (["Période : octobre 2026", "Période : octobre 2026"], [date(2026, 10, 1)]),
        ],
    )
    def test_donne_le_mois_de_chaque_bulletin(self, pages, attendu) -> None:
        assert list(mois_lus(pages)) == attendu

    def test_donne_ses_numeros_de_page(self) -> None:
        assert pages_lues(["Page 1/4", "page 2 sur 4"]) == ((1, 2), 4)
        assert pages_lues(["Page 1/4", "page 2/3"]) == ((1, 2), None)
