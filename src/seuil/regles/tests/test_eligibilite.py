from datetime import date

from seuil.regles.eligibilite import eligibilite
from seuil.regles.plafonds import Financement
from seuil.regles.ressources import Ressources
from seuil.regles.tests.lecture_des_cas import espaces_simples, menage

LE = date(2024, 3, 1)
SEUL = menage(["demandeur 1990-05-01"])


def motif(ressources: Ressources, financement: Financement) -> str:
    return espaces_simples(eligibilite(SEUL, ressources, "54395", le=LE).verdicts[financement].motif)


class TestEligibilite:
    def test_dit_quel_avis_d_imposition_manque(self) -> None:
        juge = eligibilite(SEUL, Ressources(n2=None), "54395", le=LE)

        assert juge.motifs[1] == "Revenu à préciser : l’avis d’imposition des revenus 2022 manque."

    def test_dit_la_deduction_pour_l_ehpad(self) -> None:
        juge = eligibilite(SEUL, Ressources(30_000, ehpad_depense=4_000, ehpad_personnes=1), "54395", le=LE)

        assert espaces_simples(juge.motifs[1]) == (
            "Revenu retenu : 26 000 €, ressources de l’année N-2 (2022), après 4 000 € d’hébergement en EHPAD."
        )

    def test_dit_quelle_baisse_rendrait_eligible_au_plafond_meme(self) -> None:
        phrase = motif(Ressources(40_000), Financement.PLUS)

        assert phrase == (
            "PLUS : 40 000 € dépassent le plafond de 22 642 €. Si les ressources de l’année N-1 ou des douze derniers "
            "mois sont d’au plus 22 642 € (baisse d’au moins 10 %), le plafond est respecté."
        )

    def test_ajoute_la_deduction_au_seuil_de_baisse(self) -> None:
        phrase = motif(Ressources(40_000, ehpad_depense=1_000, ehpad_personnes=1), Financement.PLUS)

        assert "sont d’au plus 23 642 €" in phrase

    def test_ne_parle_que_des_revenus_encore_inconnus(self) -> None:
        phrase = motif(Ressources(40_000, n1=39_000), Financement.PLUS)

        assert "Si les ressources des douze derniers mois sont d’au plus 22 642 €" in phrase

    def test_ne_promet_rien_quand_tous_les_revenus_sont_connus(self) -> None:
        phrase = motif(Ressources(40_000, n1=39_000, douze_mois=38_000), Financement.PLUS)

        assert phrase == "PLUS : 40 000 € dépassent le plafond de 22 642 €."

    def test_cite_l_article_de_chaque_verdict(self) -> None:
        juge = eligibilite(SEUL, Ressources(10_000), "54395", le=LE)

        textes = {str(verdict.texte) for verdict in juge.verdicts.values()}

        assert textes == {"R441-1 (arrêté du 29 juillet 1987)"}
