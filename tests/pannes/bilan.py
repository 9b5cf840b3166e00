"""What the database holds, against what people saw."""

import subprocess
import sys
import time
from collections import Counter

from tests.pannes.gens import Comptes, nom_de

REPIT = 60.0


def attendre_le_calme() -> float:
    """Wait until no job is due; return how long it took, at most a minute."""
    from django.db import connection  # noqa: PLC0415

    debut = time.monotonic()
    while time.monotonic() - debut < REPIT:
        with connection.cursor() as curseur:
            curseur.execute("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')")
            if curseur.fetchone()[0] == 0:
                break
        time.sleep(0.5)
    return time.monotonic() - debut


def compter(rangs: list[int], comptes: Comptes) -> dict[str, int]:
    """Return each figure of the table: all but the first lines must be zero."""
    return {
        "ménages enregistrés": len(_enregistres(rangs)),
        "changements confirmés": sum(map(len, comptes.telephones.values())),
        "désignations confirmées": len(comptes.designees),
        "réponses en échec, envoyées à nouveau": comptes.refus,
        **_des_menages(rangs, comptes),
        **_des_changements(comptes),
        **_des_designations(comptes),
    }


def _enregistres(rangs: list[int]) -> dict[str, list[int]]:
    from seuil.demandes.models import Titulaire  # noqa: PLC0415
    from seuil.socle.cle import cle  # noqa: PLC0415

    noms = {f"{cle(nom_de(rang))} panne": nom_de(rang) for rang in rangs}
    trouvees: dict[str, list[int]] = {}
    for lue, demande in Titulaire.objects.filter(cle__in=noms).values_list("cle", "demande_id"):
        trouvees.setdefault(noms[lue], []).append(demande)
    return trouvees


def _des_menages(rangs: list[int], comptes: Comptes) -> dict[str, int]:
    from seuil.cotation.models import Cotation  # noqa: PLC0415
    from seuil.courriers.models import Courrier, Gabarit  # noqa: PLC0415
    from seuil.demandes.models import Demande  # noqa: PLC0415
    from seuil.rapprochement.models import Inscription  # noqa: PLC0415

    enregistres = _enregistres(rangs)
    cles = [cle for siennes in enregistres.values() for cle in siennes]
    numeros = dict(Demande.objects.filter(pk__in=cles).values_list("pk", "numero_unique"))
    lettres = Counter(
        Courrier.objects.filter(gabarit=Gabarit.ATTESTATION, numero_unique__in=numeros.values()).values_list(
            "numero_unique", flat=True
        )
    )
    cotees = set(Cotation.objects.filter(demande__in=cles).values_list("demande_id", flat=True))
    listees = set(Inscription.objects.filter(demande__in=cles).values_list("demande_id", flat=True))
    dits = {nom: numero for nom, (numero, _) in comptes.dits.items()}
    return {
        "enregistrés sans le savoir": len([nom for nom in enregistres if nom not in dits]),
        "numéros dits puis perdus": len([nom for nom in dits if nom not in enregistres]),
        "numéros dits qui ne sont pas les leurs": len(
            [nom for nom, siennes in enregistres.items() if nom in dits and numeros[siennes[0]] != dits[nom]]
        ),
        "enregistrés deux fois": len([nom for nom, siennes in enregistres.items() if len(siennes) > 1]),
        "codes dits qui n’ouvrent pas": _codes_faux(comptes),
        "sans score": len(set(cles) - cotees),
        "sans liste": len(set(cles) - listees),
        "sans attestation": len([numero for numero in numeros.values() if not lettres[numero]]),
        "attestations en double": len([numero for numero, nombre in lettres.items() if nombre > 1]),
    }


def _codes_faux(comptes: Comptes) -> int:
    from django.contrib.auth.hashers import check_password  # noqa: PLC0415

    from seuil.demandes.models import Demande  # noqa: PLC0415

    dits = dict(list(comptes.dits.values())[-40:])
    haches = Demande.objects.filter(numero_unique__in=dits).values_list("numero_unique", "code_acces")
    return sum(not check_password(dits[numero], hache) for numero, hache in haches)


def _des_changements(comptes: Comptes) -> dict[str, int]:
    from seuil.demandes.models import Demande  # noqa: PLC0415
    from seuil.journal.models import Entree  # noqa: PLC0415

    perdus = doubles = 0
    for numero, essais in comptes.telephones.items():
        lu = Demande.objects.values_list("telephone", flat=True).get(numero_unique=numero)
        confirme = comptes.confirmes.get(numero)
        perdus += bool(confirme and lu not in essais[essais.index(confirme) :])
        actes = Entree.objects.filter(verbe="demande.modifiee", numero_unique=numero)
        ecrits = Counter(acte.faits.get("apres", {}).get("telephone") for acte in actes)
        doubles += sum(nombre > 1 for telephone, nombre in ecrits.items() if telephone)
    return {"changements confirmés puis perdus": perdus, "changements écrits deux fois": doubles}


def _des_designations(comptes: Comptes) -> dict[str, int]:
    from seuil.designations.models import Candidature, Liste  # noqa: PLC0415

    listes = Counter(Liste.objects.values_list("vacance_id", flat=True))
    candidats = Counter(Candidature.objects.values_list("vacance_id", flat=True))
    return {
        "désignations confirmées puis perdues": len(comptes.designees - set(listes)),
        "désignations en double ou à moitié": len(
            [vacance for vacance, nombre in listes.items() if nombre > 1 or candidats[vacance] != 3]
        ),
    }


def verifier(*commande: str) -> tuple[int, str]:
    """Run `seuil …` and return its exit code and last line."""
    rendu = subprocess.run(
        [sys.executable, "-m", "seuil.config.cli", *commande], capture_output=True, text=True, check=False
    )
    return rendu.returncode, (rendu.stdout + rendu.stderr).strip().split("\n")[-1]
