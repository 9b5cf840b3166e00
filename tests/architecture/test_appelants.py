"""Every module serves the product: one that only tests or the benchmark reach leaves, or gets a caller."""

from tests.architecture.appelants import atteints, liens, portes, sans_appelant

DES_TESTS = {"seuil.config.settings_test"}
DROIT_SANS_PAGE = {"seuil.regles.maintien"}  # the supplement and the right to stay: law read, that no page tells yet
SANS_APPELANT = (
    "Nothing of the product imports {noms}: only tests or the benchmark reach it. Call it from a verb, a read, a page "
    "or a command, or remove it with its tests (docs/decisions/0060)."
)


class TestAppelants:
    def test_tout_module_a_un_appelant_dans_le_produit(self):
        seuls = sans_appelant() - DES_TESTS - DROIT_SANS_PAGE

        assert not seuls, SANS_APPELANT.format(noms=", ".join(sorted(seuls)))

    def test_un_module_que_seul_un_orphelin_appelle_est_orphelin_aussi(self):
        vers = {"porte": ["verbe"], "verbe": ["moteur"], "banc": ["compile"], "compile": ["moteur", "noyau"]}

        assert {*vers, "noyau", "moteur"} - atteints(["porte"], vers) == {"banc", "compile", "noyau"}

    def test_rien_n_est_excuse_que_le_produit_appelle(self):
        assert sans_appelant() >= DES_TESTS | DROIT_SANS_PAGE

    def test_les_portes_sont_des_modules_du_produit(self):
        assert portes() <= {*liens()}
        assert {"seuil.config.cli", "seuil.rapprochement.management.commands.importer"} <= portes()
