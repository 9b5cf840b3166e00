"""Generator of labelled pairs of identities, as French desks, web forms, old files and families produce them.

Half the pairs are one person written twice, half are two persons who look alike; kinds ending in "_indecidable" exist
in life but cannot be decided from the five fields alone. In the name lists "_" stands for a space, common names first.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache
from random import Random
from typing import NamedTuple


@dataclass(frozen=True)
class Identite:
    """One identity as a file holds it."""

    nom: str
    nom_naissance: str
    prenom: str
    naissance: date
    precision: str


class _Personne(NamedTuple):
    fiche: Identite
    femme: bool
    origine: str


def _blocs(texte: str) -> dict[str, tuple[str, ...]]:
    """Split a compact text made of "label: word word" blocks."""
    lots = re.split(r"(\w+): ", texte.replace("\n", " "))[1:]
    return {
        cle: tuple(mot.replace("_", " ") for mot in lot.split())
        for cle, lot in zip(lots[::2], lots[1::2], strict=False)
    }


_POIDS = {
    "france": 48,
    "maghreb": 17,
    "afrique": 11,
    "iberique": 5,
    "turquie": 3,
    "est": 4,
    "indes": 4,
    "asie": 2,
    "comores": 2,
    "outremer": 4,
}
_NOMS = _blocs("""france: Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre
Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure
André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas
Henry Roussel Mathieu Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud
Joly Rivière Le_Gall Le_Roux Le_Goff Lebrun Le_Bihan L'Hostis Van_den_Berghe D'Haene de_La_Tour Besnard Marin
Saint-Martin maghreb: Benali Saïdi Haddad Mansouri Brahimi Cherif Slimani Amrani El_Amrani Khelifi Trabelsi Ben_Salah
Bouzid Belhadj Hamidi El_Idrissi Zerrouki Belkacem Ziani Gharbi Boukhari Aït_Ahmed Ouali Meziane Hadj_Ali Alaoui Bennani
Tazi Chraïbi Lahlou Bouazza Boudjemaa Djebbar Ben_Youssef M'Barek afrique: Diallo Traoré Coulibaly Diarra Camara Keïta
Koné Touré Sow Ba Diop N'Diaye Fall Cissé Sissoko Sylla Konaté Kanté Doumbia Fofana Bah Barry Sidibé Diakité Dembélé
Niang Gueye Sarr Faye Mbaye Sy Ouattara Ouédraogo Sawadogo Kouassi Kouamé  iberique: Da_Silva Dos_Santos Ferreira
Pereira Rodrigues Gomes Fernandes Martins Lopes Gonçalves Alves Carvalho De_Oliveira De_Sousa Ribeiro Pinto Teixeira
Ferreira_Da_Silva Pereira_Dos_Santos Rossi turquie: Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir
Arslan Doğan Kılıç Çetin Kara  est: Popescu Ivanov Nowak Petrov Kowalski Kovalenko Ionescu Shevchenko Petrosyan
Wiśniewski Popa Radu Sokolov Kuznetsov Munteanu Hakobyan Bondarenko Sargsyan Beridze Magomedov  indes: Singh Khan
Ahmadi Hossain Rahman Islam Kumar Mohammadi Hussain Uddin Miah Chowdhury Patel Sivakumar Selvarajah Kandasamy  asie:
Nguyễn Chen Trần Lê Wang Phạm Li Zhang Huỳnh Lin Phan Wu Võ  comores: Mohamed Ali Saïd Ahmed Abdou Ibrahim Hassane
Soilihi Youssouf Mmadi Bacar Attoumani Combo Madi Houmadi Ahamada  outremer: Payet Hoarau Grondin Jean-Baptiste Joseph
Pierre Maillot Dijoux Lauret Charles Técher Louis Bègue Nativel """)
_PRENOMS = _blocs("""1930_h: Jean Pierre Michel André Jacques Bernard Claude Daniel Jean-Pierre Jean-Claude Jean-Paul
Jean-Luc Jean-Marie Gérard René Alain Roger Robert Christian Marcel Henri Georges Guy Maurice Louis 1930_f: Marie
Monique Jacqueline Jeanne Françoise Christiane Catherine Nicole Marie-Claude Marie-France Anne-Marie Marie-Louise
Martine Michèle Simone Denise Jeannine Madeleine Danielle Chantal Yvette Suzanne Marguerite Marie-Thérèse 1965_h:
Christophe Stéphane Laurent Sébastien Nicolas David Frédéric Olivier Jean-Marc Jean Jean-François Pierre-Yves Pierre
Éric Thierry Julien Guillaume Pascal Jérôme Cédric Alexandre 1965_f: Nathalie Isabelle Sylvie Valérie Sandrine Stéphanie
Céline Véronique Anne-Sophie Anne Marie-Laure Anne-Laure Marie Christelle Sophie Virginie Karine Laurence Corinne
Aurélie Delphine 1988_h: Kévin Thomas Alexandre Maxime Quentin Antoine Romain Clément Jean-Baptiste Pierre Pierre-Louis
Valentin Lucas Théo Hugo Florian Dylan Jordan Corentin 1988_f: Laura Camille Marine Manon Léa Marion Pauline Mélanie
Marie Marie-Lou Anne-Lise Mathilde Anaïs Morgane Océane Chloé Sarah Justine Lucie maghreb_h: Mohamed Ahmed Ali Karim
Rachid Saïd Abdelkader Youssef Mustapha Hassan Omar Ibrahim Samir Nabil Khaled Farid Abdallah Abdelaziz Kamel Mourad
Mehdi Hicham maghreb_f: Fatima Khadija Fatiha Malika Nadia Aïcha Zohra Samira Naïma Karima Rachida Leïla Yamina Amina
Houria Djamila Saïda Zineb Latifa Hanane Farida Nora afrique_h: Mamadou Moussa Ibrahima Amadou Ousmane Abdoulaye Oumar
Boubacar Cheikh Seydou Souleymane Bakary Lassana Fousseyni Adama Issa Alassane Youssouf afrique_f: Fatoumata Aminata
Mariam Awa Aïssatou Aïssata Kadiatou Hawa Oumou Ramatoulaye Fanta Djénéba Maïmouna Bintou Rokia Coumba Khady Ndeye
iberique_h: José João António Manuel Carlos Paulo Luís iberique_f: Maria Ana Isabel Teresa Paula Cristina Fernanda
turquie_h: Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim turquie_f: Fatma Ayşe Emine Hatice Zeynep Elif Gülşen est_h:
Oleksandr Sergueï Andrzej Mihai Dmitri Ion Piotr Yuri Volodymyr Krzysztof est_f: Olena Maria Elena Natalia Tatiana Iryna
Katarzyna Małgorzata Ana Oksana indes_h: Mohammad Abdul Rajesh Gurpreet Ahmad Jahangir Kamal indes_f: Fatema Kaur
Nasrin Priya Sultana Shanthi Lakshmi asie_h: Văn_Minh Wei Thanh_Tùng Xiao-Ming Quốc_Hùng Jian-Guo Hữu_Phước
asie_f: Thị_Lan Li-Hua Thị_Hương Xiao-Yan Ngọc_Mai Mei-Ling Thị_Thu_Hà comores_h: Saïd Ali Mohamed Ahamada Ibrahim
Abdou Soilihi comores_f: Fatima Echati Moinaecha Zalihata Mariama Halima Zaïnaba outremer_h: Jean-Bernard Expédit
Rosaire Willy Fritz outremer_f: Marie-Josée Rose-Marie Guerlande Marie-Rose Gisèle""")
_ECRITURES = _blocs("""arabe: Mohamed=Mohammed=Muhammad=Mohammad=Mouhamed Ahmed=Ahmad=Ahmet Youssef=Yousef=Youcef=Yusuf
Saïd=Said=Saeed Hocine=Hussein=Houssine=Hossein Abdelkader=Abdel_Kader=Abdulkader=Abdelqader
Khadija=Khadidja=Hadija=Khedidja=Hadidja Aïcha=Aisha=Aycha=Aicha Fatima=Fatma=Fathma=Fatema Meriem=Maryam=Mariam=Meryem
Leïla=Leyla=Laila=Layla Djamel=Jamel=Jamal Noureddine=Nourdine=Nordine=Nour-Eddine Tarik=Tareq=Tariq
Mustapha=Mostafa=Mustafa=Moustapha Zohra=Zahra=Zehra Abdallah=Abdullah=Abdalla=Abdellah Slimane=Soulaymane=Suleiman
cyrillique: Sergueï=Sergey=Sergei=Serhii Oleksandr=Aleksandr=Olexandr=Alexander Tatiana=Tetiana=Tatyana Yuri=Iouri=Yurii
Natalia=Nataliya=Nataliia Iryna=Irina Dmitri=Dmytro=Dmitry Volodymyr=Vladimir Mykola=Nikolaï=Nikolay Oksana=Oxana
Yulia=Ioulia=Iuliia Shevchenko=Chevtchenko africaine: Diallo=Jallow=Jalloh Ouédraogo=Wédraogo Gueye=Guèye=Guéye
Fatoumata=Fatumata=Fatimata Kadiatou=Kadidiatou Djénéba=Diénaba=Jeneba Coulibaly=Koulibaly=Coulibali Cissé=Sissé=Ceesay
Maïmouna=Maimuna=Mamouna N'Diaye=Njie=Ndiaye diminutifs: Alexandre=Alex Frédéric=Fred Nicolas=Nico Véronique=Véro
Élisabeth=Babette Abdelkader=Kader Abdelkrim=Krim Abdelaziz=Aziz Fatoumata=Fatou=Fanta Boubacar=Bouba Ramatoulaye=Rama
Nafissatou=Nafi Souleymane=Souley Benjamin=Ben Maxime=Max Thomas=Tom Grégory=Greg Samuel=Sam Madeleine=Mado
Marguerite=Margot francises: João=Jean José=Joseph António=Antoine Manuel=Emmanuel Maria=Marie Paulo=Paul
Isabel=Isabelle Ana=Anne Luís=Louis Teresa=Thérèse Krzysztof=Christophe Andrzej=André Pedro=Pierre Piotr=Pierre
Katarzyna=Catherine Youssef=Joseph Małgorzata=Marguerite Mihai=Michel Elena=Hélène Rachid=Richard mixtes_f:
Michel=Michèle Daniel=Danielle Dominique=Dominique Claude=Claude Frédéric=Frédérique Pascal=Pascale René=Renée
André=Andrée Emmanuel=Emmanuelle François=Françoise Christian=Christiane Louis=Louise Camille=Camille mixtes_m:
Karim=Karima Rachid=Rachida Samir=Samira Farid=Farida Saïd=Saïda Amine=Amina Nabil=Nabila Adama=Awa""")
_REGLES = _blocs(r"""tirets_et_apostrophes: 5 tout - -> ->_ '> '>_ (?<=\w{3})_(?=\w{3})>- translitteration_arabe: 6 tout
arabe ou>u ch>sh dj>j kh>k (?<=\w)ss>s ei>ai i$>y ^el_>al_ ^el_> ï>yi gh>g ou(?=a)>w (?<=[dlmr])e(?=[dlmr])>a
translitteration_cyrillique: 2 tout cyrillique+ ov$>off ch>tch sh>ch ^k>c y>i ts>tz yan$>ian k(?=s)>c (?<=\w)z>s
orthographe_africaine: 2.5 tout africaine ou>u dia>dja gu>g ï>i ^n'>n c(?=[aou])>k ss>s oua>wa é$>ey y>i
lettres_turques_et_slaves: 2 tout + ş>s ş>ch ş>sh ğ> ğ>g ç>tch ö>oe ü>ou ć>tch ś>s ź>z ı>i romanisation_asiatique: 1.5
tout + ^thị_> ->_ -> (?<=\w)_(?=\w)> xi>si zh>j q>ch th>t v>w sh>s j>z ee>i dd>d kh>k (?<=a)h> desinence_slave: 0.5 noms
- ova$>ov eva$>ev ska$>ski faute_d_oreille: 4 - - ph>f (?<=\w)f(?=[aeio])>ph th>t eau>o (?<=\w)au>o ck>k (?<=\w)qu>k
([lnrstmpf])\1>\1 (?<=\w)y>i ai>ei ei>ai (?<=[aeou])([lnrtm])(?=[aeiouy])>\1\1 ault$>aud (?<=\w{4})[tdx]$> (?<=\w{4})e$>
(?<=[aeiou])s(?=[aeiou])>z (?<=[a-z])h> lecture_optique: 1.5 - - rn>m m>rn (?<=\w)l(?=\w)>i (?<=\w)i(?=\w)>l cl>d
(?<=\w)e(?=\w)>c (?<=\w)u>n (?<=\w)n>u o>0 ll>11 prenom_compose_abrege: 3 prenom - ^(\w)\w+-(\w+)$>\1.-\2
^(\w)\w+-(\w)\w+$>\1.\2. ^(\w+)-(\w)\w+$>\1_\2. ^(\w)\w+-(\w+)$>\1_\2 prenom_compose_tronque: 2 prenom - [-_][^-_]+$>
^[^-_]{3,}[-_]> particule: 4 noms - ^(le|la|el|al|ben|da|dos|de|du|van_den|aït|hadj|saint)[-_](?=\w)>\1
^(el|da|dos|de|de_la)_(?=\w)> ^(d|n|m|l)'(?=\w)>\1 ^(de_la|de|da|dos)_(.+)$>\2_(\1) ^d'>
^(le|du)(roux|brun|blanc|grand|roy|clerc|maire|moine|pont|bois|mont|val|four|puy|puis)$>\1_\2
^(bel|ben|bou)(ali|hadj|kacem|azza|zid|nani|yahia|khari)$>\1_\2 nom_compose_tronque: 2.5 noms -
^(?!de|da|do|el|le|la|van|aït|du|hadj|saint|ben|l_|d_)(\w{3,})[-_]+(\w.+)$>\1
^(?!de|da|do|el|le|la|van|aït|du|hadj|saint|ben|l_|d_)(\w{3,})[-_]+(\w.+)$>\2 ^(?!saint|jean)(\w{4,})-+(\w{4,})$>\2-\1
zone_tronquee: 1.5 tout - (?<=^.{8}).{2,}$> (?<=^.{10}).+$> (?<=^.{12}).+$> diminutif: 2 prenom diminutifs
prenom_francise: 1 prenom francises""")
_FORMES = _blocs("""nom_d_usage_apres_mariage: 10 M n|n|p remariage: 1.5 M a|n|p nom_d_usage_double: 4 M n-u|n|p u-n|n|p
n_u|n|p nom_de_l_autre_parent_accole: 1 - n-a|n|p n_a|n|p nom_d_usage_pris_pour_naissance: 3 M u|u|p
usage_et_naissance_echanges: 2 M n|u|p nee_ou_epouse_dans_le_nom: 2.5 M u_NÉE_n|n|p n_ÉPOUSE_u|n|p n_ÉP._u|n|p MME_u|n|p
VVE_u|n|p n_(u)|n|p nom_et_prenom_inverses: 3 - p|p|u p|n|u prenoms_tous_ecrits: 5 - u|n|p_d u|n|p,_d u|n|p_d_s
prenom_usuel_second: 1.5 - u|n|d_p u|n|d_(p) sans_prenom: 1 - u|n| chaine_patronymique: 1.5 - p_u|p_n| d_u|d_n|p u|n|p_d
changement_de_nom_indecidable: 0.4 - a|a|p u-a|u-a|p changement_de_prenom_indecidable: 0.3 - u|n|d u|n|e""")
_LIENS = _blocs("""inconnus: 6 -40 40 autre autre noms_voisins: 6 -12 12 meme voisin noms_et_prenoms_voisins: 2 -8 8
proche voisin homonymes: 13 -45 45 meme courant homonymes_a_moins_d_un_an: 6 -0.8 0.8 meme courant
homonymes_meme_jour_nees_autrement: 1.5 0 0 meme bru homonymes_date_voisine_indecidable: 1 0 0 meme courant
homonymes_parfaits_indecidable: 0.3 0 0 meme courant homonymes_premier_janvier_indecidable: 0.4 0 0 meme courant
homonymes_sans_prenom: 0.7 -25 25 meme courant noms_en_miroir: 1.5 -20 20 meme meme premier_janvier_commun: 3 0 0 autre
courant meme_prenom_meme_jour: 4 0 0 meme autre meme_nom_meme_jour: 3 0 0 autre courant jumeaux: 9 0 0 autre meme
jumeaux_prenoms_proches: 6 0 0 proche meme jumeaux_mixtes: 1 0 0 mixte meme jumeaux_nes_de_part_et_d_autre_de_minuit:
0.3 0.0028 0.0028 autre meme fratrie: 9 0.85 15 autre meme fratrie_prenoms_proches: 5 0.85 12 proche meme
fratrie_prenom_inclus: 1.5 0.85 10 inclus meme frere_et_soeur_un_prenom: 1 0.85 8 mixte meme demi_freres_homonymes: 1
0.1 12 meme meme pere_et_fils: 4 19 40 meme meme parent_et_enfant: 3 19 42 autre meme mere_et_fille: 2.5 18 40 proche
mere grand_parent_et_petit_enfant: 1.2 42 70 meme meme oncle_ou_tante_et_neveu_ou_niece: 1.5 8 35 meme meme cousins: 4
-9 9 meme meme cousins_prenoms_proches: 2 -9 9 proche meme couple: 8 -9 4 autre mari couple_prenoms_proches: 1.2 -8 4
mixte mari belles_soeurs: 2 -9 9 proche bru bru_et_belle_mere: 1.5 19 38 meme bru epouses_successives: 1 2 20 autre
bru""")
_ORIGINES = _blocs("""translitteration_arabe: maghreb maghreb comores translitteration_cyrillique: est desinence_slave:
est orthographe_africaine: afrique lettres_turques_et_slaves: turquie turquie est prenom_francise: iberique est maghreb
romanisation_asiatique: indes asie sans_prenom: indes comores chaine_patronymique: comores afrique indes
annee_estimee_a_un_an_pres: afrique comores indes homonymes_sans_prenom: indes comores demi_freres_homonymes: afrique
afrique maghreb comores premier_janvier_commun: afrique indes comores maghreb noms_en_miroir: france
fratrie_prenom_inclus: france homonymes_premier_janvier_indecidable: afrique indes comores maghreb
prenom_compose_tronque: france france outremer afrique""")
_AUTRES = _blocs("""double_saisie: 5 accents: 8 encodage_abime: 2 faute_de_frappe: 8 fautes_cumulees: 5 date_inconnue: 3
jour_et_mois_echanges: 3.5 chiffre_faux_dans_la_date: 5 annee_aux_chiffres_intervertis: 1.2 annee_estimee_a_un_an_pres:
0.8 jour_inconnu: 0.8 premier_janvier_presume: 2""")
_POIDS_LIENS = {genre: float(valeurs[0]) for genre, valeurs in _LIENS.items()}
_POIDS_MEMES = {genre: float(valeurs[0]) for genre, valeurs in (_REGLES | _FORMES | _AUTRES).items()}
_CUMULABLES = (
    "accents",
    "faute_de_frappe",
    "faute_d_oreille",
    "chiffre_faux_dans_la_date",
    "prenoms_tous_ecrits",
    "nom_d_usage_apres_mariage",
    "tirets_et_apostrophes",
    "jour_et_mois_echanges",
    "date_inconnue",
)
_PLAGE, _SORT = (date(1930, 1, 1), date(2007, 12, 31)), Random(0)
_NOM, _TOUT = "nom nom_naissance", "nom nom_naissance prenom"
_Operation = Callable[[Random, str], str]
_Paire = tuple[Identite, Identite]


def _sans_accents(_: Random, mot: str) -> str:
    """Drop diacritics and special letters, as old terminals did."""
    forme = unicodedata.normalize("NFD", mot.translate(str.maketrans("ıłŁđĐ", "ilLdD")))
    return "".join(c for c in forme if not unicodedata.combining(c))


def _cle(f: Identite) -> tuple[str, ...]:
    """Letters of the three names, without accents nor case."""
    return tuple(re.sub("[^a-z]", "", _sans_accents(_SORT, m).lower()) for m in (f.nom, f.nom_naissance, f.prenom))


@cache
def _regles(regles: tuple[str, ...], groupes: str) -> _Operation:
    """Make an operation that swaps known writings, or applies one of the "old>new" rewriting rules that fit."""
    table = {m: g.split("=") for g in _ECRITURES.get(groupes.strip("+"), ()) for m in g.split("=")}

    def appliquer(hasard: Random, mot: str) -> str:
        if mot in table:
            return hasard.choice(table[mot])
        possibles = [(m, r.rpartition(">")[2]) for r in regles for m in re.finditer(r.rpartition(">")[0], mot, re.I)]
        if possibles:
            trouve, modele = hasard.choice(possibles)
            neuf = trouve.expand(modele)
            neuf = neuf.title() if " " in neuf and " " not in trouve[0] else neuf
            neuf = neuf[:1].upper() + neuf[1:] if trouve[0][:1].isupper() else neuf
            mot = (mot[: trouve.start()] + neuf + mot[trouve.end() :]).strip(" -'")
            mot = re.sub(r"(?<=[^\W\d_])[A-ZÀ-Ý]", lambda m: m[0].lower(), mot[:1].upper() + mot[1:])
        return _sans_accents(hasard, mot) if "+" in groupes else mot

    return appliquer


def _frappe(hasard: Random, mot: str) -> str:
    """Make one typing slip on an AZERTY keyboard, seldom on the first letter."""
    i = hasard.randrange(len(mot) or 1) if hasard.random() < 0.2 else hasard.randrange(1, max(2, len(mot)))
    if len(mot) < 3 or not mot[i].isalpha():
        return mot
    suite = mot[i + 1 :]
    voisines = re.search(f"(.?){_sans_accents(hasard, mot[i].lower())}(.?)", "azertyuiop qsdfghjklm wxcvbn")
    voisine = hasard.choice("".join(voisines.groups()).strip() or "e") if voisines else "e"
    voisine = voisine.upper() if mot[i].isupper() else voisine
    echange = suite[0] + mot[i] + suite[1:] if suite and i and suite[0].isalpha() else suite
    ajouts = (voisine + suite, mot[i] + mot[i].lower() + suite, mot[i] + voisine.lower() + suite)
    return mot[:i] + hasard.choice((suite, suite, echange, echange, *ajouts))


def _chiffre(hasard: Random, jour: date, inverser: bool = False) -> date:
    """Get one digit of a date wrong, or swap the last two of the year."""
    chiffres, i = list(f"{jour:%Y%m%d}"), hasard.choice((2, 2, 3, 3, 3, 5, 5, 6, 7, 7))
    chiffres[i] = str((int(chiffres[i]) + hasard.choice((-1, 1, -1, 1, 3, -3, 5))) % 10)
    try:
        texte = re.sub("(..)(.)(.)", r"\1\3\2", f"{jour:%Y%m%d}", count=1) if inverser else "".join(chiffres)
        return date.fromisoformat(texte)
    except ValueError:
        return jour


def _connue(f: Identite, precision: str) -> Identite:
    """Lower the precision of a date of birth."""
    jour = f.naissance if precision == "jour" else f.naissance.replace(day=1)
    return replace(f, naissance=jour.replace(month=1) if precision == "annee" else jour, precision=precision)


@cache
def _voisins(mot: str, liste: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a list that look like a name without being it."""
    net = _sans_accents(_SORT, mot).lower()
    return tuple(m for m in liste if 0.6 <= SequenceMatcher(None, net, _sans_accents(_SORT, m).lower()).ratio() < 1)


_DATES: dict[str, Callable[[Random, Identite], Identite | date]] = {
    "jour_et_mois_echanges": lambda _, f: (
        f.naissance if f.naissance.day > 12 else f.naissance.replace(day=f.naissance.month, month=f.naissance.day)
    ),
    "chiffre_faux_dans_la_date": lambda h, f: _chiffre(h, f.naissance),
    "annee_aux_chiffres_intervertis": lambda h, f: _chiffre(h, f.naissance, True),
    "annee_estimee_a_un_an_pres": lambda h, f: date(f.naissance.year + h.choice((-2, -1, 1)), 1, 1),
    "date_inconnue": lambda _, f: _connue(f, "annee"),
    "jour_inconnu": lambda _, f: _connue(f, "mois"),
    "premier_janvier_presume": lambda h, f: date(f.naissance.year, *h.choice(((1, 1), (1, 1), (1, 1), (12, 31)))),
}


class _Bureau:
    """The desk: draws people and writes them down."""

    def __init__(self, graine: int) -> None:
        self.hasard = Random(graine)

    def tirer(self, valeurs: tuple[str, ...], exposant: float = 1.4) -> str:
        """Draw a name, the first of the list being the most common."""
        return valeurs[int(len(valeurs) * self.hasard.random() ** exposant)]

    def prenoms(self, p: _Personne) -> tuple[str, ...]:
        """Give the first names in use where and when a person was born."""
        annee, chance = p.fiche.naissance.year, {"france": 1, "outremer": 0.6, "iberique": 0.3}.get(p.origine, 0.06)
        epoque = "1930" if annee < 1962 else "1965" if annee < 1986 else "1988"
        return _PRENOMS[(epoque if self.hasard.random() < chance else p.origine) + ("_f" if p.femme else "_h")]

    def nom(self, origine: str, femme: bool = False) -> str:
        """Draw a birth name, at times double, feminine for Slavic women."""
        nom = self.tirer(_NOMS[origine])
        if origine == "france" and self.hasard.random() < 0.03:
            nom += self.hasard.choice(("-", "--", " ")) + self.tirer(_NOMS[origine])
        return re.sub("(?<=[oe]v)$", "a", re.sub("ski$", "ska", nom)) if femme and origine == "est" else nom

    def personne(
        self, origines: tuple[str, ...] = (), femme: bool | None = None, jour: date | None = None
    ) -> _Personne:
        """Draw an adult under the birth name."""
        h = self.hasard
        origine = h.choice(origines or h.choices(list(_POIDS), list(_POIDS.values())))
        sexe = h.random() < 0.54 if femme is None else femme
        age = min(95.0, max(18.1, h.choice((h.gauss(34, 9), h.gauss(36, 9), h.gauss(56, 16)))))
        jour = jour or date(2025, 12, 31) - timedelta(days=int(age * 365.2) + h.randrange(60))
        rare = {"afrique": 8, "comores": 9, "indes": 9, "maghreb": 3, "turquie": 2}.get(origine, 0.1)
        nom = self.nom(origine, sexe)
        p = _Personne(Identite(nom, nom, "", jour, "jour"), sexe, origine)
        f = _connue(p.fiche, h.choices(("jour", "annee", "mois"), (100 - rare, rare, rare / 12))[0])
        return p._replace(fiche=replace(f, prenom=self.tirer(self.prenoms(p))))

    def usage(self, p: _Personne, force: bool = False) -> Identite:
        """Give a woman, more often an older one, her husband's name."""
        part = {"france": 0.3, "outremer": 0.25, "iberique": 0.2}.get(p.origine, 0.15)
        if not force and (not p.femme or self.hasard.random() > part + (2000 - p.fiche.naissance.year) / 150):
            return p.fiche
        return replace(p.fiche, nom=self.nom(p.origine if self.hasard.random() < 0.85 else "france"))

    def retoucher(self, f: Identite, operation: _Operation, champs: str = "") -> Identite:
        """Rewrite some fields of an identity, chosen by chance when not told."""
        lus = (champs or self.hasard.choice(("prenom", "prenom", _NOM, "nom", "nom_naissance"))).split()
        neufs = {mot: operation(self.hasard, mot) for mot in dict.fromkeys(getattr(f, c) for c in lus)}
        return replace(f, **{c: neufs[getattr(f, c)] for c in lus})

    def ecrire(self, f: Identite) -> Identite:
        """Type an identity in the manner of one desk or another."""
        manieres: list[tuple[_Operation, str]] = [
            (lambda _, m: m, _TOUT),
            (lambda _, m: m.upper(), _NOM),
            (lambda h, m: _sans_accents(h, m).upper(), _TOUT),
            (lambda _, m: m.lower(), _TOUT),
            (lambda _, m: m and m + " ", "prenom"),
        ]
        return self.retoucher(f, *self.hasard.choices(manieres, (55, 18, 19, 5, 3))[0])

    def former(self, p: _Personne, mode: str, *formes: str) -> Identite:
        """Fill the boxes by a pattern: u(sage), n(aissance), p(renom), a(utre nom), d, s, e: other first names."""
        f, sexes = p.fiche, (p.femme, p.femme, not p.femme)
        d, s, e = (self.personne((p.origine,), sexe, p.fiche.naissance).fiche for sexe in sexes)
        if mode == "M" and f.nom == f.nom_naissance:
            return f
        mots = {
            "u": f.nom,
            "n": f.nom_naissance,
            "p": f.prenom,
            "a": d.nom,
            "d": d.prenom,
            "s": s.prenom,
            "e": e.prenom,
        }
        texte = re.sub("[a-z]|[A-ZÉ]{2,}", lambda m: mots.get(m[0], m[0].capitalize()), self.hasard.choice(formes))
        return replace(
            f, **dict(zip(_TOUT.split(), texte.replace("Née", "née").replace("Ép", "ép").split("|"), strict=False))
        )

    def reecrire(self, genre: str, p: _Personne) -> Identite:
        """Write one person a second time, with the fault named; unchanged when the fault cannot befall."""
        h, neuve = self.hasard, p.fiche
        if genre in _FORMES:
            return self.former(p, *_FORMES[genre][1:])
        if genre in _REGLES:
            champs, groupes, *regles = _REGLES[genre][1:]
            lus = {"tout": _TOUT, "noms": _NOM, "-": ""}.get(champs, champs)
            return self.retoucher(neuve, _regles(tuple(regles), groupes), lus)
        if genre in _DATES and neuve.precision == ("annee" if genre == "annee_estimee_a_un_an_pres" else "jour"):
            ecrite = _DATES[genre](h, neuve)
            return replace(neuve, naissance=ecrite) if isinstance(ecrite, date) else ecrite
        if genre == "fautes_cumulees":
            for faute in h.sample(_CUMULABLES, h.choice((2, 2, 2, 3))):
                neuve = self.reecrire(faute, p._replace(fiche=neuve))
        if genre == "encodage_abime":
            lu = h.random() < 0.5

            def abimer(_, m):
                return re.sub("[^ -~]", "?", m) if lu else m.encode().decode("cp1252", "ignore")

            return self.retoucher(neuve, abimer, _TOUT)
        operations = {"accents": (_sans_accents, _TOUT), "faute_de_frappe": (_frappe, "")}
        return self.retoucher(neuve, *operations[genre]) if genre in operations else neuve

    def meme(self, genre: str) -> _Paire:
        """Draw one person written twice."""
        p = self.personne(_ORIGINES.get(genre, ()))
        p = p._replace(fiche=self.usage(p))
        if genre == "sans_prenom":
            marques = ("X", "XXX", "SP", "Sans prénom", "-", "Inconnu", p.fiche.nom)
            p = p._replace(fiche=replace(p.fiche, prenom=self.hasard.choice(marques)))
        return p.fiche, self.reecrire(genre, p)

    def couple_de_prenoms(self, regle: str, un: _Personne, autre: _Personne) -> tuple[str, str]:
        """Choose the first names of two persons; equal ones when none fits the rule."""
        premier, liste = un.fiche.prenom, self.prenoms(autre)
        if regle == "mixte":
            origine = "_m" if un.origine in ("maghreb", "comores", "afrique") else "_f"
            lui, elle = self.hasard.choice(_ECRITURES["mixtes" + origine]).split("=")
            return (elle, lui) if un.femme else (lui, elle)
        suites = tuple(m for m in liste if m.startswith(premier + "-"))
        choix = {"autre": (autre.fiche.prenom,), "proche": _voisins(premier, liste), "inclus": suites}.get(regle)
        return premier, self.hasard.choice(choix or (premier,))

    def lien(self, genre: str) -> _Paire:
        """Draw two persons tied as the table tells: gap in years, first names, family names."""
        _, debut, fin, regle, nom = _LIENS[genre]
        h, allie = self.hasard, nom in ("mari", "bru", "mere")
        un = self.personne(_ORIGINES.get(genre, ()), allie if allie or "pere_" in genre else None)
        jour = un.fiche.naissance + timedelta(days=round(h.uniform(float(debut), float(fin)) * 365.25))
        oppose = regle == "mixte" or (regle == "autre" and un.origine != "est" and h.random() < 0.5)
        autre = self.personne((un.origine,), nom != "mari" if allie else un.femme ^ oppose, jour)
        f, g = self.usage(un, allie), replace(autre.fiche, naissance=jour)
        if nom == "courant":
            commun, prenom = self.tirer(_NOMS[un.origine], 3), self.tirer(self.prenoms(un), 3)
            f = replace(f, nom_naissance=commun, prenom=prenom, nom=commun if f.nom == un.fiche.nom else f.nom)
        premier, second = self.couple_de_prenoms(regle, un._replace(fiche=f), autre)
        if nom not in ("autre", "bru"):
            voisin = h.choice(_voisins(f.nom_naissance, _NOMS[un.origine]) or (f.nom_naissance,))
            commun = voisin if nom == "voisin" else f.nom if allie else f.nom_naissance
            g = replace(g, nom=commun, nom_naissance=commun)
        g = replace(g, nom=f.nom) if nom in ("bru", "mari") else self.usage(autre._replace(fiche=g))
        distinct = nom != "voisin" or g.nom_naissance != f.nom_naissance
        if not distinct or (regle not in ("meme", "mixte") and premier == second):
            return f, f
        return self.accorder(genre, replace(f, prenom=premier), replace(g, prenom=second))

    def accorder(self, genre: str, f: Identite, g: Identite) -> _Paire:
        """Finish two persons: one precision for both, and what some kinds ask for."""
        if genre == "homonymes_date_voisine_indecidable":
            g = replace(g, naissance=_chiffre(self.hasard, f.naissance))
        if genre.startswith("homonymes_parfaits"):
            g = f
        if genre == "homonymes_sans_prenom":
            f, g = replace(f, prenom=""), replace(g, prenom="")
        if genre == "noms_en_miroir":
            x, y = self.hasard.sample([m for m in _NOMS["france"] if m in _PRENOMS["1930_h"] + _PRENOMS["1988_h"]], 2)
            f, g = replace(f, nom=x, nom_naissance=x, prenom=y), replace(g, nom=y, nom_naissance=y, prenom=x)
        precision = "annee" if "premier_janvier" in genre else f.precision
        return _connue(f, precision), _connue(replace(g, precision="jour"), precision)

    def produire(self, meme: bool, genre: str) -> _Paire | None:
        """Draw a pair of one kind, None when this draw does not show it."""
        un, autre = self.meme(genre) if meme else self.lien(genre)
        adultes = all(_PLAGE[0] <= f.naissance <= _PLAGE[1] and f == _connue(f, f.precision) for f in (un, autre))
        confus = (_cle(un), un.naissance) == (_cle(autre), autre.naissance)
        double = genre == "double_saisie"
        if (
            not adultes
            or (meme and (un == autre) != double)
            or (not meme and confus and "parfaits" not in genre and "janvier_indecidable" not in genre)
        ):
            return None
        bruites = [f if meme or self.hasard.random() > 0.05 else self.retoucher(f, _frappe) for f in (un, autre)]
        un, autre = self.hasard.sample([self.ecrire(f) for f in bruites], 2)
        return None if meme and un == autre and not double else (un, autre)


def paires(nombre: int, *, graine: int) -> Iterator[tuple[Identite, Identite, bool, str]]:
    """Yield labelled pairs: one, other, same person or not, kind."""
    bureau = _Bureau(graine)
    for _ in range(nombre):
        meme = bureau.hasard.random() < 0.5
        poids = _POIDS_MEMES if meme else _POIDS_LIENS
        genre = bureau.hasard.choices(list(poids), list(poids.values()))[0]
        while (paire := bureau.produire(meme, genre)) is None:
            pass
        yield *paire, meme, genre
