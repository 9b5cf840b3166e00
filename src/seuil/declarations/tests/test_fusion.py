"""Three readings of the same answers: what one person left follows the others, what it changed stays."""

from hypothesis import given
from hypothesis import strategies as st

from seuil.declarations.faits import commencer, fusionner, reprendre
from seuil.declarations.models import DEPUIS

TEXTES = st.sampled_from(["", "1", "2", "Nancy"])
BRUTS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.lists(TEXTES, max_size=2), max_size=3)
PAGES = st.dictionaries(st.sampled_from(["taille", "loyer", "foyer"]), BRUTS, max_size=3)
REPONSES = st.builds(lambda pages, personnes: {"pages": pages, "personnes": personnes}, PAGES, PAGES)


def dites(page):
    """Return what a page says: nothing sent and nothing typed are the same."""
    return {nom: valeurs for nom, valeurs in page.items() if valeurs not in ([], [""])}


class TestFusionner:
    @given(BRUTS, BRUTS)
    def test_qui_n_a_rien_touche_lit_ce_qui_est_la(self, base, actuelle):
        assert dites(fusionner(base, base, actuelle)) == dites(actuelle)

    @given(BRUTS, BRUTS)
    def test_qui_est_seul_garde_ce_qu_il_a_ecrit(self, base, mienne):
        assert dites(fusionner(base, mienne, base)) == dites(mienne | {nom: [] for nom in base if nom not in mienne})

    @given(BRUTS, BRUTS, BRUTS)
    def test_ne_dit_rien_que_personne_n_a_dit(self, base, mienne, actuelle):
        fusion = fusionner(base, mienne, actuelle)

        assert all(fusion[nom] in (mienne.get(nom), actuelle.get(nom)) for nom in fusion)


class TestReprendre:
    @given(REPONSES, REPONSES)
    def test_un_changement_neuf_suit_les_reponses(self, avant, apres):
        repris = reprendre(commencer(avant, depuis=3), apres)

        assert {cle: dites(page) for cle, page in repris["personnes"].items()} == {
            cle: dites(page) for cle, page in apres["personnes"].items()
        }
        assert repris[DEPUIS] == 3

    @given(REPONSES)
    def test_qui_retire_une_personne_ne_la_voit_pas_revenir(self, avant):
        change = commencer(avant, depuis=0)
        retiree = next(iter(avant["personnes"]), None)
        change["personnes"] = {cle: page for cle, page in avant["personnes"].items() if cle != retiree}

        assert retiree not in reprendre(change, avant)["personnes"]
