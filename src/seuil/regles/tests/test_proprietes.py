from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.regles.eligibilite import SOCIAUX, eligibilite
from seuil.regles.menage import Lien, Menage, Personne, categorie
from seuil.regles.plafonds import plafond
from seuil.regles.ressources import Ressources
from seuil.regles.zonage import Zone

LE = date(2024, 3, 1)
SANS_LIMITE = settings(deadline=None)
COMMUNES = st.sampled_from(["75056", "93030", "54395", "60159"])
MONTANTS = st.integers(0, 200_000)
ADULTE = st.dates(date(1930, 1, 1), date(2006, 3, 1))
ENFANT = st.builds(Personne, st.just(Lien.A_CHARGE), st.dates(date(2006, 1, 1), LE), st.booleans())
ATTENDU = st.builds(Personne, st.just(Lien.A_NAITRE), st.dates(LE, LE + timedelta(days=200)))
AUTRE = st.builds(Personne, st.sampled_from([Lien.CODEMANDEUR, Lien.AUTRE]), ADULTE, st.booleans())
ZONES = [Zone.PARIS_ET_LIMITROPHES, Zone.ILE_DE_FRANCE, Zone.AUTRES_REGIONS]


@st.composite
def menages(draw: st.DrawFn) -> Menage:
    demandeur = Personne(Lien.DEMANDEUR, draw(ADULTE), draw(st.booleans()))
    conjoints = draw(st.lists(st.builds(Personne, st.just(Lien.CONJOINT), ADULTE, st.booleans()), max_size=1))
    autres = draw(st.lists(st.one_of(ENFANT, ATTENDU, AUTRE), max_size=9))
    return Menage((demandeur, *conjoints, *autres))


class TestEligibilite:
    @SANS_LIMITE
    @given(menages(), COMMUNES, MONTANTS, MONTANTS)
    def test_ne_vient_jamais_d_un_revenu_plus_haut(self, menage, commune, revenu, hausse) -> None:
        avant = eligibilite(menage, Ressources(revenu), commune, le=LE)
        apres = eligibilite(menage, Ressources(revenu + hausse), commune, le=LE)

        assert all(avant.verdicts[nom].est_oui or apres.verdicts[nom].est_non for nom in SOCIAUX)

    @SANS_LIMITE
    @given(menages(), COMMUNES, MONTANTS, MONTANTS, MONTANTS)
    def test_ne_vient_jamais_d_une_annee_n_1_plus_haute(self, menage, commune, revenu, suivant, hausse) -> None:
        avant = eligibilite(menage, Ressources(revenu, suivant), commune, le=LE)
        apres = eligibilite(menage, Ressources(revenu, suivant + hausse), commune, le=LE)

        assert all(avant.verdicts[nom].est_oui or apres.verdicts[nom].est_non for nom in SOCIAUX)

    @SANS_LIMITE
    @given(menages(), COMMUNES, MONTANTS, st.randoms())
    def test_ne_depend_pas_de_l_ordre_des_personnes(self, menage, commune, revenu, hasard) -> None:
        melange = list(menage.personnes)
        hasard.shuffle(melange)

        avant = eligibilite(menage, Ressources(revenu), commune, le=LE)
        apres = eligibilite(Menage(tuple(melange)), Ressources(revenu), commune, le=LE)

        assert avant == apres

    @SANS_LIMITE
    @given(menages(), MONTANTS)
    def test_en_plai_emporte_le_plus_et_le_pls(self, menage, revenu) -> None:
        juge = eligibilite(menage, Ressources(revenu), "54395", le=LE)

        accordes = [juge.verdicts[nom].est_oui for nom in SOCIAUX]

        assert accordes == sorted(accordes)


class TestPlafond:
    @SANS_LIMITE
    @given(menages(), st.one_of(ENFANT, ATTENDU), st.sampled_from(SOCIAUX), st.sampled_from(ZONES))
    def test_ne_baisse_jamais_avec_un_enfant_de_plus(self, menage, enfant, financement, zone) -> None:
        agrandi = Menage((*menage.personnes, enfant))

        avant = plafond(categorie(menage, LE), financement, zone, le=LE)
        apres = plafond(categorie(agrandi, LE), financement, zone, le=LE)

        assert apres >= avant


class TestCategorie:
    @SANS_LIMITE
    @given(menages())
    def test_ne_depasse_jamais_d_un_rang_le_nombre_de_personnes_sauf_jeune_menage(self, menage) -> None:
        rang = categorie(menage, LE)

        total = rang.numero + rang.personnes_en_plus

        assert len(menage.personnes) <= total <= len(menage.personnes) + 1
