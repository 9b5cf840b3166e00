"""L9: each rank passed over keeps its reason, shown beside the candidate that comes next."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.auteurs import Systeme
from seuil.designations.models import Liste, RangPasse
from seuil.designations.requetes import rangs_passes
from seuil.designations.services import DesignationImpossible, MotifDuRang, MotifsDesRangs, designer, retirer
from seuil.journal.models import Contenu
from seuil.patrimoine.models import Vacance
from seuil.patrimoine.services import reproposer

LE = date(2026, 11, 23)
INJOIGNABLE, AUTRE = MotifDuRang("injoignable", "Appels des 3 et 5."), MotifDuRang("autre", "Déménage à Creil.")


@pytest.fixture
def nommer(orientee, agents):
    def nommer(demandes, rangs, vacance=orientee):
        return designer(
            vacance, demandes=demandes, motif_insuffisance="Motif.", rangs_passes=rangs, par=agents["bailleur"], le=LE
        )

    return nommer


class TestDesigner:
    def test_garde_un_motif_par_rang_passe(self, nommer, classees):
        motifs = MotifsDesRangs({classees[1].pk: INJOIGNABLE}, autres=AUTRE)

        liste = nommer([classees[0], classees[2], classees[5]], motifs)

        lus = RangPasse.objects.filter(liste=liste).values_list("rang", "demande", "code", "mots")
        assert list(lus) == [
            (2, classees[1].pk, "injoignable", "Appels des 3 et 5."),
            (4, classees[3].pk, "autre", "Déménage à Creil."),
            (5, classees[4].pk, "autre", "Déménage à Creil."),
        ]
        assert '"code":"injoignable"' in Contenu.objects.latest("pk").texte.replace(" ", "")

    @pytest.mark.parametrize(
        ("motif", "champ", "phrase"),
        [
            (None, "rang", "dites pourquoi ce rang est passé."),
            (MotifDuRang("", "Seulement des mots."), "rang", "dites pourquoi ce rang est passé."),
            (MotifDuRang("inconnu", "x"), "rang", "Le motif « inconnu » n’existe pas."),
            (MotifDuRang("report"), "rang", "Le motif « report » n’existe pas."),
            (MotifDuRang("autre", "  "), "mots", "écrivez la raison"),
            (MotifDuRang("injoignable", "x" * 301), "mots", "ce texte est trop long."),
        ],
    )
    def test_refuse_un_rang_sans_motif_et_dit_lequel(self, nommer, classees, motif, champ, phrase):
        motifs = MotifsDesRangs({} if motif is None else {classees[1].pk: motif})

        with pytest.raises(DesignationImpossible, match=phrase) as refus:
            nommer([classees[0], classees[2]], motifs)

        assert refus.value.champ == f"{champ}_{classees[1].pk}"
        assert str(refus.value).startswith(f"Rang 2, {classees[1].titulaire} : ")
        assert not Liste.objects.exists()

    def test_ne_demande_rien_sans_rang_passe(self, nommer, classees):
        liste = nommer(classees[:3], MotifsDesRangs())

        assert not liste.rangs_passes.exists()

    def test_ne_dit_pas_passee_une_candidate_gardee_ou_deja_decidee(self, nommer, classees):
        """A vacancy that comes back: those who were examined are not passed over."""
        liste = nommer(classees[:2], MotifsDesRangs())
        liste.candidatures.filter(demande=classees[0]).update(etat="decidee")
        reproposer(liste.vacance, par=Systeme(), le=LE)

        suivante = nommer([classees[3]], MotifsDesRangs(autres=INJOIGNABLE), Vacance.objects.get(pk=liste.vacance_id))

        assert [passe.demande for passe in suivante.rangs_passes.all()] == [classees[2]]


class TestRangsPasses:
    def test_les_donne_avec_la_candidate_qui_suit(self, nommer, classees, orientee):
        motifs = MotifsDesRangs({classees[1].pk: INJOIGNABLE}, autres=AUTRE)
        liste = nommer([classees[0], classees[2], classees[5]], motifs)

        lus = rangs_passes(orientee)

        un, trois, six = liste.candidatures.order_by("rang")
        assert [str(dit) for dit in lus[un.pk]] == []
        assert [str(dit) for dit in lus[trois.pk]] == [
            f"Rang 2, {classees[1].titulaire} : Foyer injoignable. Appels des 3 et 5."
        ]
        assert [str(dit) for dit in lus[six.pk]] == [
            f"Rang 4, {classees[3].titulaire} : Déménage à Creil.",
            f"Rang 5, {classees[4].titulaire} : Déménage à Creil.",
        ]
        assert lus[trois.pk][0].numero == classees[1].numero_unique

    def test_passent_a_la_suivante_quand_une_candidate_se_retire(self, nommer, classees, orientee, agents):
        liste = nommer([classees[0], classees[2], classees[3]], MotifsDesRangs(autres=AUTRE))
        trois = liste.candidatures.get(demande=classees[2])
        retirer(trois, motif="Renonce.", par=agents["bailleur"], le=LE + timedelta(1))

        lus = rangs_passes(orientee)

        assert trois.pk not in lus
        assert [dit.rang for dit in lus[liste.candidatures.get(demande=classees[3]).pk]] == [2]

    def test_demandent_peu_de_requetes(self, nommer, classees, orientee, django_assert_num_queries):
        nommer([classees[0], classees[9]], MotifsDesRangs(autres=AUTRE))

        with django_assert_num_queries(4):
            rangs_passes(orientee)
