"""Embedded PostgreSQL: one cluster per folder, shared by any number of processes.

Every process that uses the cluster holds a shared flock(2) on ``users.lock``: the kernel drops it whatever the
end of the process. A watchdog blocks on the exclusive lock and stops the server a little after the last user.
"""

import fcntl
import hashlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from seuil.socle.db.postgres_binaires import commande, executer, identite, version
from seuil.socle.db.serveur_muet import MUETS
from seuil.socle.db.serveur_regle import reglages_du_serveur

DELAI_ARRET = 5.0
ESSAIS, PAUSE = 12, 0.25
SUPERUTILISATEUR = "postgres"

_verrous: dict[Path, int] = {}


def demarrer(racine: str | Path, options: tuple[str, ...] = ()) -> Path:
    """Return the socket folder of a running server whose data is in ``racine``, starting it if needed."""
    racine = Path(racine).expanduser().resolve()
    prise = dossier_prise(racine)
    if racine in _verrous and repond(prise):
        return prise
    racine.mkdir(parents=True, exist_ok=True)
    with _seul(racine / "start.lock"):
        if racine not in _verrous:
            descripteur = os.open(racine / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(descripteur, fcntl.LOCK_SH)
            _verrous[racine] = descripteur
        _preparer(racine, prise)
        if not repond(prise):
            _lancer_des_que_possible(racine, prise, options)
    return prise


def arreter(racine: str | Path) -> None:
    """Stop the server of ``racine`` now."""
    executer(commande("pg_ctl"), "-D", Path(racine) / "data", "-w", "-m", "fast", "stop")


def dossier_prise(racine: Path) -> Path:
    """Return a folder short enough for a Unix socket (108 bytes on Linux, 104 on macOS, file name included)."""
    proche = racine / "s"
    if len(os.fsencode(str(proche))) <= 80:
        return proche
    marque = hashlib.sha256(os.fsencode(str(racine))).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"seuil-pg-{os.getuid()}-{marque}"


def repond(prise: Path) -> bool:
    """Say whether a server accepts connections (the socket is asked: a pid may belong to a zombie)."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        try:
            client.connect(str(prise / ".s.PGSQL.5432"))
        except OSError:
            return False
    return True


def _preparer(racine: Path, prise: Path) -> None:
    donnees, cible = racine / "data", identite()
    for dossier in (donnees, prise):
        dossier.mkdir(mode=0o700, exist_ok=True)
        if cible and dossier.stat().st_uid != cible["user"]:
            os.chown(dossier, cible["user"], cible["group"])
    proprietaire = cible["user"] if cible else os.getuid()
    if prise.stat().st_uid != proprietaire or prise.stat().st_mode & 0o077:
        raise RuntimeError(f"{prise} belongs to somebody else: refusing to use it")
    if not (donnees / "PG_VERSION").exists():
        locale = ("builtin", "--locale=C.UTF-8") if version() >= 17 else ("icu", "--icu-locale=fr-FR", "--locale=C")
        langue = ("--encoding=UTF8", f"--locale-provider={locale[0]}", *locale[1:])
        acces = ("-U", SUPERUTILISATEUR, "--auth=trust")
        executer(commande("initdb"), "-D", donnees, *acces, *langue, "--no-instructions")


def _lancer_des_que_possible(racine: Path, prise: Path, options: tuple[str, ...]) -> None:
    """Start the server; the backends of one that was killed may need a moment to be gone."""
    for reste in reversed(range(ESSAIS)):
        try:
            return _lancer(racine, prise, options)
        except RuntimeError:
            if not reste:
                raise
            time.sleep(PAUSE)


def _lancer(racine: Path, prise: Path, options: tuple[str, ...]) -> None:
    _oublier_zombie(racine / "data", prise)
    _oublier_le_bavardage(racine)
    communs = [f"{nom}={valeur}" for nom, valeur in (MUETS | reglages_du_serveur()).items()]
    reglages = ["listen_addresses=''", f"unix_socket_directories='{prise}'", "max_connections=200", *communs, *options]
    attente, bavardage = ("-w", "-t", "60"), ("-l", racine / "data" / "server.log")
    passes = ("-o", " ".join(f"-c {reglage}" for reglage in reglages))
    executer(commande("pg_ctl"), "-D", racine / "data", *attente, *bavardage, *passes, "start", detache=True)
    _poster_le_veilleur(racine)


def _poster_le_veilleur(racine: Path) -> None:
    veilleur = subprocess.Popen(
        [sys.executable, "-m", "seuil.socle.db.postgres", str(racine)],
        cwd="/",
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    veilleur.returncode = 0  # it outlives this process on purpose: nobody waits for it


def _oublier_le_bavardage(racine: Path) -> None:
    """Drop, once, the log of a server that wrote statements and values in it."""
    if not (temoin := racine / "journal-muet").exists():
        (racine / "data" / "server.log").unlink(missing_ok=True)
        temoin.touch()


def _oublier_zombie(donnees: Path, prise: Path) -> None:
    """Forget a postmaster killed under a PID 1 that does not reap: PostgreSQL would refuse its own stale file."""
    try:
        pid = int((donnees / "postmaster.pid").read_text().split()[0])
        if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            (donnees / "postmaster.pid").unlink()
            (prise / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
    except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
        return


@contextmanager
def _seul(chemin: Path) -> Iterator[None]:
    with chemin.open("w") as fichier:
        fcntl.flock(fichier, fcntl.LOCK_EX)
        yield


def veiller(racine: Path) -> None:
    """Block until nobody uses the server of ``racine`` any more, then stop it."""
    with (racine / "users.lock").open("r+") as fichier:
        while True:
            fcntl.flock(fichier, fcntl.LOCK_EX)
            fcntl.flock(fichier, fcntl.LOCK_UN)
            time.sleep(DELAI_ARRET)
            try:
                fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            arreter(racine)
            return


if __name__ == "__main__":
    veiller(Path(sys.argv[1]))
