"""When a desk is open: its week, the public holidays, the next opening."""

from datetime import datetime, time

import pytest

from seuil.regles.horaires import Etat, HorairesInvalides, lire_horaires, ouverture

DUGNY = lire_horaires(["lun-jeu 08:30-12:00 13:30-17:00", "ven 13:30-17:00"])
SEINE_SAINT_DENIS, MOSELLE = "93", "57"


@pytest.mark.parametrize(
    ("moment", "etat", "jusqu_a", "rouvre"),
    [
        ("2026-11-27 14:00", Etat.OUVERT, "17:00", None),  # a Friday afternoon
        ("2026-11-27 10:00", Etat.FERME, None, "2026-11-27 13:30"),
        ("2026-11-27 17:00", Etat.FERME, None, "2026-11-30 08:30"),  # closed at the very minute, open on Monday
        ("2026-11-30 08:30", Etat.OUVERT, "12:00", None),
        ("2026-11-30 12:15", Etat.FERME, None, "2026-11-30 13:30"),
        ("2026-11-11 09:00", Etat.FERME, None, "2026-11-12 08:30"),  # a public holiday
        ("2026-12-24 18:00", Etat.FERME, None, "2026-12-28 08:30"),  # Christmas on a Friday, then the week-end
    ],
)
def test_le_service_de_dugny(moment, etat, jusqu_a, rouvre):
    lue = ouverture(DUGNY, datetime.fromisoformat(moment), SEINE_SAINT_DENIS)

    assert lue.etat is etat
    assert lue.jusqu_a == (time.fromisoformat(jusqu_a) if jusqu_a else None)
    assert lue.rouvre == (datetime.fromisoformat(rouvre) if rouvre else None)


def test_un_jour_ferie_de_moselle_seulement():
    """26 December is a holiday in Moselle; it is a Saturday in 2026, a Monday in 2022."""
    lundi = datetime(2022, 12, 26, 9, 0)
    assert ouverture(DUGNY, lundi, MOSELLE).etat is Etat.FERME
    assert ouverture(DUGNY, lundi, SEINE_SAINT_DENIS).etat is Etat.OUVERT


def test_sans_horaires_rien_n_est_dit():
    assert ouverture((), datetime(2026, 11, 27, 10), MOSELLE).etat is Etat.INCONNU


@pytest.mark.parametrize("ligne", ["", "lun", "lun 8:30-12:00", "xyz 08:30-12:00", "lun 12:00-08:30", "lun-ven"])
def test_des_horaires_illisibles_sont_refuses(ligne):
    with pytest.raises(HorairesInvalides):
        lire_horaires([ligne])
