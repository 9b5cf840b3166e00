"""The people of the trial: households that register then change their phone, an agent who names candidates."""

import io
import re
import threading
import time
from dataclasses import dataclass, field

from PIL import Image

from tests.pannes.navigateur import Abandon, Navigateur

CODE = re.compile(r'id="code-acces">\s*([A-Z0-9]+)\s*<')
NUMERO = re.compile(r"(060[0-9]{4}[0-9]{6}GDPUB)")
CHOIX = re.compile(r'name="d" value="(\d+)"')
LETTRES = "abcdefghijklmnopqrst"


@dataclass
class Comptes:
    """What people saw, to be compared with what the database holds."""

    verrou: threading.Lock = field(default_factory=threading.Lock)
    dits: dict[str, tuple[str, str]] = field(default_factory=dict)
    abandons: list[str] = field(default_factory=list)
    telephones: dict[str, list[str]] = field(default_factory=dict)
    confirmes: dict[str, str] = field(default_factory=dict)
    designees: set[int] = field(default_factory=set)
    refus: int = 0


def nom_de(rang: int) -> str:
    """Return a name of letters only, one per household."""
    lettres = ""
    while rang >= 0:
        lettres, rang = LETTRES[rang % 20] + lettres, rang // 20 - 1
    return f"Essai{lettres}"


def photo() -> bytes:
    sortie = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(sortie, "PNG")
    return sortie.getvalue()


def deposer(racine: str, nom: str, comptes: Comptes) -> Navigateur | None:
    """Register a household from one browser, then read the number and the code; return its browser when it was told."""
    from seuil.declarations.tests.saisies import IDENTITE, PAGES  # noqa: PLC0415 - the settings are chosen by then

    navigateur = Navigateur(racine)
    try:
        navigateur.lire("/compiegne/demander/")
        navigateur.envoyer("/compiegne/demander/", {})
        for etape, reponses in (PAGES | {"identite": IDENTITE | {"prenom": "Panne", "nom": nom}}).items():
            navigateur.envoyer(f"/compiegne/demander/{etape}/", reponses)
        page = navigateur.envoyer("/compiegne/demander/envoyer/", {"exact": "on"}, {"piece": photo()})
        if not CODE.search(page.texte):
            page = navigateur.lire("/bienvenue/")
        code, numero = CODE.search(page.texte), NUMERO.search(re.sub(r"[\s\u00a0\u202f]|<[^>]+>", "", page.texte))
        if code and numero:
            comptes.dits[nom] = (numero[1], code[1])
            navigateur.envoyer("/bienvenue/note/", {})
            return navigateur
    except Abandon:
        comptes.abandons.append(nom)
    finally:
        with comptes.verrou:
            comptes.refus += navigateur.refus
    return None


def changer(navigateur: Navigateur, numero: str, rang: int, comptes: Comptes) -> None:
    """Change the phone of a household and remember what was acknowledged."""
    dit = f"06{rang:08d}"
    telephone = f"+33{dit[1:]}"  # as the register keeps it (`socle.telephones`)
    comptes.telephones.setdefault(numero, []).append(telephone)
    navigateur.envoyer("/compiegne/ma-demande/changer/joindre/", {"telephone": dit, "mel": ""})
    page = navigateur.envoyer("/compiegne/ma-demande/changer/enregistrer/", {})
    if page.adresse.endswith("/compiegne/ma-demande/changer/fait/"):
        comptes.confirmes[numero] = telephone


def designer(agent: Navigateur, vacance: int, comptes: Comptes) -> None:
    """Name the first three candidates of a vacancy."""
    adresse = f"/gestion/vacances/{vacance}/candidats/"
    page = agent.lire(adresse)
    choisis = list(dict.fromkeys(CHOIX.findall(page.texte)))[:3]
    page = agent.envoyer(adresse, {"d": choisis, "designer": "1", "motif_insuffisance": ""})
    if page.adresse.endswith(f"/gestion/vacances/{vacance}/"):
        comptes.designees.add(vacance)


def entrer(racine: str, identifiant: str, mot_de_passe: str) -> Navigateur:
    """Return the browser of an agent who is signed in."""
    agent = Navigateur(racine)
    agent.lire("/gestion/connexion/")
    agent.envoyer("/gestion/connexion/", {"identifiant": identifiant, "mot_de_passe": mot_de_passe})
    return agent


def vivre(racine: str, rangs: "list[int]", fin: threading.Event, comptes: Comptes) -> None:
    """One household after another, until the end: register, then change the phone twice."""
    for rang in rangs:
        if fin.is_set():
            return
        navigateur = deposer(racine, nom_de(rang), comptes)
        if navigateur is None:
            continue
        for tour in range(2):
            try:
                changer(navigateur, comptes.dits[nom_de(rang)][0], rang * 10 + tour, comptes)
            except Abandon:
                comptes.abandons.append(f"{nom_de(rang)}, téléphone")


def attribuer(
    racine: str, compte: tuple[str, str], vacances: list[int], fin: threading.Event, comptes: Comptes
) -> None:
    """Name candidates for one vacancy after another, until the end."""
    agent = entrer(racine, *compte)
    for vacance in vacances:
        if fin.is_set():
            return
        try:
            designer(agent, vacance, comptes)
        except Abandon:
            comptes.abandons.append(f"vacance {vacance}")
        time.sleep(1)
