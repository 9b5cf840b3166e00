import json

from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.regles.numero_unique import NumeroInvalide, analyser
from seuil.regles.saisie import LONGUEUR_CITEE, citer
from seuil.regles.tests.jugements import eligibilite_en_ligne

SANS_LIMITE = settings(deadline=None)
VALEURS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60) | st.dates().map(str),
    lambda internes: st.lists(internes, max_size=4) | st.dictionaries(st.text(max_size=8), internes, max_size=4),
    max_leaves=8,
)
BONNE = {
    "id": "x",
    "le": "2024-03-01",
    "commune": "54395",
    "personnes": [{"lien": "demandeur", "naissance": "1990-05-01", "cmi_invalidite": False}],
    "rfr_n2": 20_000,
    "rfr_n1": None,
    "ressources_12_mois": None,
}


class TestUneLigne:
    @SANS_LIMITE
    @given(st.sampled_from(sorted(BONNE)), VALEURS)
    def test_recoit_toujours_une_reponse_ou_une_phrase(self, cle, valeur) -> None:
        ligne = json.dumps({**BONNE, cle: valeur})

        reponse = eligibilite_en_ligne(ligne)

        assert ("eligible" in reponse) != ("erreur" in reponse)

    @SANS_LIMITE
    @given(st.sampled_from(["lien", "naissance", "cmi_invalidite", "garde", "emancipe"]), VALEURS)
    def test_recoit_toujours_une_reponse_pour_chaque_champ_de_personne(self, cle, valeur) -> None:
        ligne = json.dumps({**BONNE, "personnes": [{**BONNE["personnes"][0], cle: valeur}]})

        reponse = eligibilite_en_ligne(ligne)

        assert ("eligible" in reponse) != ("erreur" in reponse)

    @SANS_LIMITE
    @given(st.text(min_size=1).filter(lambda texte: texte.strip() and "\n" not in texte))
    def test_quelconque_est_refusee_en_nommant_la_ligne(self, texte) -> None:
        reponse = eligibilite_en_ligne("bonjour " + texte.encode(errors="replace").decode())

        assert reponse["erreur"]["champ"] == "ligne"


class TestIdentifiant:
    def test_tient_en_deux_cents_caracteres(self) -> None:
        reponses = [eligibilite_en_ligne(json.dumps({**BONNE, "id": "x" * longueur})) for longueur in (200, 201)]

        assert [reponse["id"] for reponse in reponses] == ["x" * 200, None]


class TestJsonIllisible:
    def test_est_situe_au_caractere_pres(self) -> None:
        reponse = eligibilite_en_ligne('{"id": oui}')

        assert reponse["erreur"]["motif"] == "La ligne n’est pas du JSON lisible (caractère 8)."


class TestNumeroTape:
    @given(st.text(max_size=40))
    def test_est_lu_ou_refuse_par_une_phrase(self, texte) -> None:
        try:
            lu = str(analyser(texte))
        except NumeroInvalide as refus:
            lu = str(refus)

        assert len(lu) == 18 or lu.startswith("Le numéro unique «")


class TestCiter:
    @given(VALEURS)
    def test_tient_sur_une_ligne_courte_et_imprimable(self, valeur) -> None:
        cite = citer(valeur)

        assert len(cite) <= LONGUEUR_CITEE + 5
        assert all(lettre.isprintable() or lettre == "\xa0" for lettre in cite)
