"""The wished communes: which are chosen, and whether one more may be."""

from django.utils.translation import gettext

from seuil.territoires.models import Commune


def communes_choisies(codes: list[str]) -> list[Commune]:
    """Return the communes of these codes, in their order, each once; none where the national demand does not exist."""
    souhaitables = Commune.objects.select_related("departement").filter(departement__ressort__isnull=False)
    connues = souhaitables.in_bulk([code for code in codes if "\0" not in code])
    return [connues[code] for code in dict.fromkeys(codes) if code in connues]


def ajouter_une_commune(choisies: list[Commune], code: str, *, maximum: int) -> tuple[list[Commune], str]:
    """Return the communes with one more, and why it cannot be added."""
    commune = next(iter(communes_choisies([code])), None)
    if commune is None:
        return choisies, gettext("Choisissez une commune de la liste.")
    if commune in choisies:
        return choisies, gettext("Vous avez déjà choisi %(commune)s.") % {"commune": commune}
    if len(choisies) >= maximum:
        return choisies, gettext("Vous avez déjà %(nombre)s communes. Retirez-en une pour en ajouter une autre.") % {
            "nombre": len(choisies)
        }
    if refus := refus_du_ressort([*choisies, commune]):
        return choisies, refus
    return [*choisies, commune], ""


def refus_du_ressort(choisies: list[Commune]) -> str:
    """Return which commune is not of the ressort of the first one, in a sentence; nothing when all are."""
    autres = (une for une in choisies if une.departement.ressort_id != choisies[0].departement.ressort_id)
    if (commune := next(autres, None)) is None:
        return ""
    return gettext(
        "%(commune)s n’est pas dans le même département que %(premiere)s. "
        "Une demande vaut pour un département, ou pour toute l’Île-de-France : il en faut une autre."
    ) % {"commune": commune, "premiere": choisies[0]}
