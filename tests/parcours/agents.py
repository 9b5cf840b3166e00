"""What agents do on their pages, one verb after the other."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from seuil.demo.comptes import MOT_DE_PASSE
from tests.parcours import gestes

COMPTE_DU_RESERVATAIRE = {
    "Préfecture de l’Oise": "prefecture",
    "Action Logement Services": "reservataire",
    "Agglomération de la Région de Compiègne": "agglomeration",
    "Les Logis d’Exemple": "bailleur",
}
EN_COMMISSION = (390, 820, 1280)  # a phone, the tablet that goes round the table, a computer


def connecter(page: Any, serveur: str, identifiant: str) -> None:
    """Sign in as one of the ready-made accounts, whoever was there before."""
    page.goto("about:blank")  # what the page before was still asking for brings its session back no more
    page.context.clear_cookies()
    page.goto(f"{serveur}/gestion/connexion/")
    page.fill("[name=identifiant]", identifiant)
    page.fill("[name=mot_de_passe]", MOT_DE_PASSE)
    gestes.suivre(page, "button:has-text('Se connecter')")


def dater(page: Any, nom: str, jour: date) -> None:
    """Type a date in its three boxes."""
    for partie, valeur in (("jour", jour.day), ("mois", jour.month), ("annee", jour.year)):
        page.fill(f"[name={nom}_{partie}]", str(valeur))


def declarer(regard: Any, serveur: str, reference: str) -> str:
    """Declare a dwelling vacant and send it; return the account of the body it went to."""
    page = regard.page
    page.goto(f"{serveur}/gestion/logements/")
    regard.verifier("logements")
    while not page.locator(f"a:has-text('{reference}')").count():
        gestes.suivre(page, "nav[aria-label='Pages du parc'] a:has-text('Suivante')")
    gestes.suivre(page, f"a:has-text('{reference}')")
    dater(page, "libre_le", timezone.localdate() + timedelta(days=45))
    regard.verifier("declarer")
    gestes.suivre(page, "button:has-text('Déclarer ce logement vacant')")
    regard.verifier("vacance")
    gestes.suivre(page, "button:has-text('Envoyer le logement')")
    regard.verifier("vacance-orientee")
    texte = page.inner_text("main")
    return next(compte for nom, compte in COMPTE_DU_RESERVATAIRE.items() if f"{nom} a droit" in texte)


def designer(regard: Any, nom: str) -> None:
    """Tick the first two candidates and the household of the story, wherever it is ranked, then name them."""
    page = regard.page
    regard.verifier("candidats")
    cases = page.locator("tbody input[name=d]")
    cases.nth(0).check()
    cases.nth(1).check()
    while not page.locator(f"tr:has-text('{nom}') input[name=d]").count():
        gestes.suivre(page, "button:has-text('Candidats suivants')")
    page.locator(f"tr:has-text('{nom}') input[name=d]").first.check()
    gestes.suivre(page, "button:has-text('Voir mes choix')")
    if page.locator("#rangs-passes").count():
        dire_les_rangs_passes(page)
        regard.verifier("rangs-passes")
    gestes.suivre(page, "button:has-text('Désigner ces candidats')")
    regard.verifier("candidats-designes")


def dire_les_rangs_passes(page: Any) -> None:
    """Choose one reason for every rank passed over: the common one when there are several."""
    liste = page.locator("#rangs-passes select").first
    liste.select_option("injoignable")
    precision = liste.get_attribute("name").replace("rang_", "mots_")
    page.fill(f"[name={precision}]", "Trois appels cette semaine.")


def tenir_la_seance(regard: Any, serveur: str, nom: str) -> None:
    """Convene for today, open, vote for each candidate, correct a mistyped rank, put off and take back, close."""
    page = regard.page
    page.goto(f"{serveur}/gestion/commissions/")
    dater(page, "seance_le", timezone.localdate())
    page.fill("[name=heure]", "14 h")
    regard.verifier("commissions")
    gestes.suivre(page, "button:has-text('Convoquer la séance')")
    gestes.suivre(page, "button:has-text('Inscrire')")
    for liste in page.locator("form[action$='/ouvrir/'] select[name^=membre_]").all():
        liste.select_option("present")
    regard.verifier("seance", EN_COMMISSION)
    gestes.suivre(page, "button:has-text('Ouvrir la séance')")
    regard.verifier("seance-ouverte", EN_COMMISSION)
    gestes.suivre(page, "a:has-text('Examiner')")
    regard.verifier("examen", EN_COMMISSION)
    _reporter_puis_reprendre(page)
    _voter(page, 3, nom, premier=True)
    _corriger(page, 1)
    for rang in (2, 3):
        _voter(page, rang, nom)
    regard.verifier("examen-decide", EN_COMMISSION)
    gestes.suivre(page, "a:has-text('Séance du')")
    gestes.suivre(page, "button:has-text('Clore la séance')")
    regard.verifier("seance-close", EN_COMMISSION)


def _reporter_puis_reprendre(page: Any) -> None:
    """Put off the first candidate, then examine it after all."""
    page.locator('summary:has-text("Reporter l")').first.click()
    page.locator("[name$=motif_report]:visible").first.select_option("piece")
    gestes.suivre(page, page.locator("form[action$='/reporter/'] button:visible").first)
    gestes.suivre(page, "button:has-text('Reprendre')")


def _voter(page: Any, rang: int, nom: str, *, premier: bool = False) -> None:
    """Rank the household of the story last: the two before it will not take the dwelling."""
    votes = page.locator("form[action$='/decider/']:visible")
    vote = votes.filter(has_not_text=nom).first if premier or rang < 3 else votes.first
    vote.locator("[name$=nature]").select_option("b")
    vote.locator("[name$=rang]").fill(str(rang))
    vote.locator("label:has-text('Tous pour')").click()
    gestes.suivre(page, vote.locator("button"))


def _corriger(page: Any, rang: int) -> None:
    """Vote again with the right rank: the form shows what was voted."""
    page.locator("summary:has-text('Refaire le vote')").click()
    vote = page.locator("details[open] form[action$='/decider/']")
    vote.locator("[name$=rang]").fill(str(rang))
    gestes.suivre(page, vote.locator("button"))


def offrir(regard: Any) -> None:
    """Send the offer to the first rank; the two first ranks refuse by phone."""
    page = regard.page
    gestes.suivre(page, "button:has-text('Envoyer l')")
    regard.verifier("attributions")
    for _ in range(2):
        gestes.suivre(page, page.locator("a:has-text('Noter une réponse')").last)
        for question, choix in (("reponse", "refuse"), ("voie", "telephone")):
            cle = page.get_attribute(f"[name={question}][value={choix}]", "id")
            page.click(f"label[for={cle}]")
        dater(page, "recue_le", timezone.localdate())
        page.fill("[name=motif]", "Trop loin du travail.")
        gestes.suivre(page, "button:has-text('Enregistrer la réponse')")


def signer(regard: Any) -> None:
    """Sign the lease."""
    page = regard.page
    gestes.suivre(page, "a:has-text('Préparer la signature')")
    for nom in ("prend_effet_le", "etat_des_lieux_le"):
        dater(page, nom, timezone.localdate() + timedelta(days=50))
    page.click("label[for=id_assurance_vue]")
    regard.verifier("signature")
    gestes.suivre(page, "button:has-text('Signer le bail')")
    regard.verifier("bail")
