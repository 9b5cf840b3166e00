"""What a territory tells: the files, the agents' wordings, what a page shows of them."""

from datetime import date, timedelta

import pytest

from seuil.acteurs.models import Agent, Metier
from seuil.informations import reference
from seuil.informations.etats import Etat
from seuil.informations.models import Redaction, Texte
from seuil.informations.requetes import textes_lus
from seuil.informations.services import RedactionInvalide, ecarter, publier, rediger, reprendre, retirer
from seuil.socle.droits import DroitRefuse
from seuil.territoires.models import Territoire

LE = date(2026, 11, 23)
PLACE = {"rubrique": "renouveler", "rang": 0, "delai_legal": False}
CONTENU = {
    "titre": "Renouveler",
    "corps": "Tous les ans.",
    "aujourdhui": "",
    "article": "",
    "date": "",
    "source": "Guide",
}


@pytest.fixture
def ville(monde) -> Territoire:
    return Territoire.objects.get(pk="compiegne")


@pytest.fixture
def redacteurs(ville) -> list[Agent]:
    tenant = Agent.objects.filter(organisme__epci=ville.epci).first().organisme
    return [
        Agent.objects.create(username=nom, organisme=tenant, metiers=[Metier.INFORMATION]) for nom in ("lea", "omar")
    ]


def lus(ville: Territoire) -> list[str]:
    return [lu.corps for lu in textes_lus(ville, "renouveler", LE) if lu.ancre == "essai"]


def test_charger_deux_fois_ne_change_rien(ville):
    """A fresh base loads the files; loading them again writes nothing."""
    avant = Redaction.objects.count()
    reference.charger(LE + timedelta(days=1))

    assert Texte.objects.filter(territoire=None).exists()
    assert Redaction.objects.count() == avant


def test_un_fichier_qui_change_passe_en_ligne(ville):
    reprendre(ville, "essai", PLACE, CONTENU, le=LE)
    reprendre(ville, "essai", PLACE, {**CONTENU, "corps": "Chaque année."}, le=LE)

    assert lus(ville) == ["Chaque année."]


def test_un_fichier_ne_recouvre_jamais_un_agent(ville, redacteurs):
    """What an agent wrote stays; the file's new wording waits, and is proposed once."""
    reprendre(ville, "essai", PLACE, CONTENU, le=LE)
    texte = Texte.objects.get(territoire=ville, cle="essai")
    rediger(texte, {**CONTENU, "corps": "Écrit ici."}, par=redacteurs[0], le=LE)
    for _ in range(2):
        reprendre(ville, "essai", PLACE, {**CONTENU, "corps": "Chaque année."}, le=LE)

    assert lus(ville) == ["Écrit ici."]
    proposee = Redaction.objects.get(texte=texte, etat=Etat.PROPOSEE)
    publier(proposee, par=redacteurs[0], le=LE)
    assert lus(ville) == ["Chaque année."]


def test_ce_qu_un_agent_retire_ne_revient_pas(ville, redacteurs):
    reprendre(ville, "essai", PLACE, CONTENU, le=LE)
    retirer(Redaction.objects.get(texte__cle="essai"), par=redacteurs[0], le=LE)
    reprendre(ville, "essai", PLACE, {**CONTENU, "corps": "Chaque année."}, le=LE)

    assert lus(ville) == []


def test_un_delai_legal_se_relit_a_deux(ville, redacteurs):
    """Whoever wrote a legal delay does not put it on line; a colleague does, and is named."""
    auteur, relecteur = redacteurs
    reprendre(ville, "essai", {**PLACE, "delai_legal": True}, CONTENU, le=LE)
    texte = Texte.objects.get(territoire=ville, cle="essai")
    nouvelle = rediger(texte, {**CONTENU, "corps": "Sous {validite_mois}."}, par=auteur, le=LE)

    assert lus(ville) == ["Tous les ans."]
    with pytest.raises(DroitRefuse, match="une autre personne"):
        publier(nouvelle, par=auteur, le=LE)
    publier(nouvelle, par=relecteur, le=LE)
    assert lus(ville) == ["Sous 12\u00a0mois."]
    assert Redaction.objects.get(pk=nouvelle.pk).relue_par == relecteur


def test_une_proposition_ecartee_reste_lisible(ville, redacteurs):
    reprendre(ville, "essai", {**PLACE, "delai_legal": True}, CONTENU, le=LE)
    texte = Texte.objects.get(territoire=ville, cle="essai")
    ecartee = ecarter(rediger(texte, {**CONTENU, "corps": "Faux."}, par=redacteurs[0], le=LE), par=redacteurs[0], le=LE)

    assert ecartee.etat == Etat.ECARTEE
    assert lus(ville) == ["Tous les ans."]


@pytest.mark.parametrize(
    ("change", "champ"),
    [
        ({"corps": "Sous {delai_inconnu}."}, "corps"),
        ({"corps": "  "}, "corps"),
        ({"source": ""}, "source"),
        ({"aujourdhui": "Deux ans."}, "article"),
    ],
)
def test_un_texte_faux_ne_s_ecrit_pas(ville, redacteurs, change, champ):
    reprendre(ville, "essai", PLACE, CONTENU, le=LE)
    texte = Texte.objects.get(territoire=ville, cle="essai")
    with pytest.raises(RedactionInvalide) as refus:
        rediger(texte, {**CONTENU, **change}, par=redacteurs[0], le=LE)

    assert refus.value.champ == champ
    assert lus(ville) == ["Tous les ans."]


def test_seuls_les_agents_d_ici_ecrivent(ville, redacteurs):
    texte = Texte.objects.filter(territoire=None).first()
    with pytest.raises(DroitRefuse, match="règles nationales"):
        rediger(texte, CONTENU, par=redacteurs[0], le=LE)
    reprendre(Territoire.objects.get(pk="dugny"), "essai", PLACE, CONTENU, le=LE)
    with pytest.raises(DroitRefuse, match="agents de ce territoire"):
        rediger(Texte.objects.get(cle="essai"), CONTENU, par=redacteurs[0], le=LE)
