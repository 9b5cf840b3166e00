"""Properties of the term of an offer, wherever and whenever it is notified."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.regles.delais import delais
from seuil.regles.feries import est_chome, jours_feries, premier_jour_ouvre
from seuil.regles.offres import Attente, juger_la_reponse, limite, limite_imprimee, terme

JOURS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
DEPARTEMENTS = st.sampled_from(["60", "54", "57", "67", "75", "971", "972", "973", "974", "976"])
SANS_LIMITE = settings(deadline=None)


class TestTerme:
    @SANS_LIMITE
    @given(JOURS, DEPARTEMENTS, st.integers(10, 45))
    def test_laisse_toujours_le_delai_entier_et_finit_un_jour_ouvre(self, jour, departement, nombre) -> None:
        regles = delais(jour, {"reponse_offre_jours": nombre})

        dernier = terme(jour, regles, departement)

        assert dernier - jour >= timedelta(nombre)
        assert not est_chome(dernier, departement)

    @SANS_LIMITE
    @given(JOURS, DEPARTEMENTS)
    def test_ne_recule_jamais_quand_la_remise_est_plus_tardive(self, jour, departement) -> None:
        regles = delais(jour)

        assert terme(jour, regles, departement) <= terme(jour + timedelta(1), regles, departement)

    @SANS_LIMITE
    @given(JOURS, DEPARTEMENTS)
    def test_n_attend_jamais_plus_de_cinq_jours_un_jour_ouvre(self, jour, departement) -> None:
        assert premier_jour_ouvre(jour, departement) - jour <= timedelta(5)


class TestLimite:
    @SANS_LIMITE
    @given(JOURS, DEPARTEMENTS, st.integers(0, 60), st.booleans())
    def test_n_est_jamais_avant_la_date_imprimee_ni_avant_le_terme(self, jour, departement, ecart, en_main) -> None:
        regles = delais(jour)
        imprimee = limite_imprimee(jour, regles, departement, remise_le=jour if en_main else None)
        notifiee = jour + timedelta(ecart)

        en_vigueur = limite(imprimee, notifiee, regles, departement)

        assert en_vigueur >= imprimee
        assert en_vigueur >= terme(notifiee, regles, departement)
        assert limite(imprimee, None, regles, departement) == imprimee

    @SANS_LIMITE
    @given(JOURS, st.integers(0, 40), st.integers(0, 40))
    def test_une_reponse_compte_le_jour_de_sa_reception_quel_que_soit_celui_de_sa_saisie(self, jour, recue, saisie):
        attente = Attente(jour, jour + timedelta(10), jour)
        arrivee = jour + timedelta(recue)

        verdict = juger_la_reponse(attente, arrivee, arrivee + timedelta(saisie), apres_accord=False)

        assert verdict.est_oui == (recue <= 10)


class TestFeries:
    @SANS_LIMITE
    @given(st.integers(2014, 2040))
    def test_sont_onze_partout_treize_en_alsace_et_en_moselle_douze_outre_mer(self, annee) -> None:
        nombres = [len(jours_feries(annee, departement)) for departement in ("60", "67", "974")]

        assert nombres in ([11, 13, 12], [10, 12, 11])  # some years, the Ascension is on 1 or 8 May
