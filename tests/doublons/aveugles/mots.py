"""The words of the pairs: names of many origins, their variants, what is heard for what."""

import re

# Origin; weight; family names; male first names; female first names, the most frequent first; "_" is a space;
# "|" separates the generations (born before about 1958, before about 1985, later); "#" separates the origins.
TEXTE_ORIGINES = """
france; 50; Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux
David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier
Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel
Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly
Rivière Lucas Brunet Gaillard Barbier Arnaud Martinez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard
Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland
Leclercq Guillaume Lecomte López Jean Dupuy Guillot Hubert Berger Carpentier Le_Gall Le_Roux Le_Goff L'Hermite
De_La_Cruz Du_Bois Hébert Béranger Gonçalves Schneider Thévenet D'Almeida; Jean Michel Pierre André Claude Jacques
Bernard Gérard René Roger Robert Marcel Jean-Pierre Jean-Claude Raymond Guy Henri Maurice | Philippe Patrick Christophe
Stéphane Laurent Pascal Éric Frédéric Thierry Olivier David Sébastien Franck Jérôme Bruno Didier Jean-Marc
Jean-François Dominique Ludovic Mickaël | Nicolas Julien Kévin Thomas Alexandre Maxime Anthony Romain Quentin Lucas
Jérémy Florian Guillaume Clément Valentin Dylan Théo Loïc Hugo Léo Grégory; Marie Jeanne Monique Françoise Jacqueline
Denise Yvette Simone Nicole Christiane Michèle Marie-Thérèse Odette Geneviève Ginette Danielle Anne-Marie Thérèse Renée
| Nathalie Isabelle Sylvie Catherine Valérie Véronique Sandrine Stéphanie Christine Céline Corinne Brigitte Patricia
Sophie Karine Laurence Marie-Christine Delphine Séverine Dominique Cécile Hélène | Laura Marine Élodie Émilie Julie
Aurélie Camille Jessica Mélanie Amandine Léa Manon Pauline Chloé Océane Anaïs Marion Jennifer Cindy Mégane Laetitia
Maëva Inès#
maghreb; 17; Mohamed Benali Saïdi Belkacem El_Amrani Bouzid Hamdi Benamar Haddad Trabelsi Ben_Salah Mansouri Brahimi
Slimani Amrani El_Idrissi Bouchareb Ben_Ahmed Cherif Khelifi Meziane Boudiaf Hamidi Zerrouki Bennani Alaoui Jaziri
Ben_Youssef El_Fassi Ouali Ait_Ali Ait_Said Rahmani Tahiri Mebarki Guerfi Dahmani Chaouch Belhadj Ziani Bakkali
Boukhari Touati Kaddouri Messaoudi Lahlou Gharbi Ferhat Ben_Abdallah; Mohamed Ahmed Karim Mustapha Rachid Ali Youssef
Abdelkader Saïd Hassan Samir Omar Khalid Nabil Farid Brahim Mohamed_Amine Abdellah Hocine Kamel Mourad Abderrahmane
Yassine Bilal Mehdi Hamza Sofiane Amine Ilyes Djamel; Fatima Khadija Nadia Fatma Samira Malika Naïma Rachida Zohra
Aïcha Karima Leïla Yamina Fatima_Zohra Hanane Sabrina Nora Djamila Houria Sarah Imane Amina Meriem Soumia Ghizlane
Fatiha Zineb Hafida Salima Kheira#
ouest; 10; Traoré Diallo Coulibaly Koné Diarra Camara Keïta Touré Sylla Bah Barry Cissé Sissoko Konaté Sow Diop N'Diaye
Fofana Bamba Dembélé Doumbia Ouattara Ba Fall Sidibé Soumaré Kouassi Kouamé Yao Sacko Gueye Konan Niakaté Diakité
Bathily Mensah Ouédraogo Sangaré Kanté Tounkara N'Guessan Soumah Okafor Osei; Mamadou Moussa Ibrahima Amadou Abdoulaye
Ousmane Oumar Souleymane Boubacar Adama Cheick Ibrahim Mohamed Alassane Issa Drissa Bakary Samba Lassana Seydou Demba
Modibo Yaya Mamadou_Saliou Jean-Baptiste Kouadio Aboubacar Fodé; Fatoumata Aminata Mariam Aïssata Awa Fatou Kadiatou
Hawa Oumou Mariama Djénéba Bintou Rokia Assa Maïmouna Salimata Aïcha Ramata Sira Coumba N'Deye Khady Binta Adama
Safiatou Nana Marie-Ange Affoué Fanta Hawa_Marie#
centre; 4; Mbala Kabongo Ilunga Mukendi Ngoma N'Goma Kalala Makaya Mabiala Loemba Tshibangu Nzuzi Mavungu Bongo Mbuyi
Massamba Nkounkou Mfoumou Essomba Atangana Fotso Kamga Ngo_Bayiha Nguema Lukusa Matondo; Jean Patrick Christian Serge
Trésor Alain Guy Hervé Dieudonné Junior Fabrice Cédric Blaise Rodrigue Gloire Aristide; Marie Chantal Nadège Bibiche
Clarisse Grâce Solange Mireille Carine Divine Rosalie Sylvie Prisca Judith Béatrice#
comores; 1.6; Ali Ahmed Saïd Mohamed Abdou Madi Mmadi Soilihi Youssouf Attoumani Houmadi Hamada Combo Saïd_Ali Ben_Ali
Mohamed_Ali Bacar Ibrahim M'Changama Saindou; Mohamed Ali Saïd Ahmed Ibrahim Abdallah Soulaïmana Hassani Youssouf
Nassur Abdou Daoud Mohamed_Ali; Fatima Mariama Echata Zaïnaba Zalihata Moinaecha Halima Amina Anfiati Rahamata Hadidja
Sitti Moina_Fatima#
turquie; 2.2; Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Arslan Doğan Kılıç Aslan Çetin Koç Kurt Özdemir Polat
Güneş Karaca Bulut; Mehmet Mustafa Ahmet Ali Hasan Hüseyin İbrahim Murat Yusuf Emre Ömer Fatih Serkan Kadir; Fatma Ayşe
Emine Hatice Zeynep Elif Gülsüm Hülya Özlem Songül Sevgi Yasemin Gülay Meryem Büşra#
portugal; 4.6; da_Silva Ferreira Pereira dos_Santos Fernandes Rodrigues Gomes Gonçalves Lopes Martins de_Oliveira
da_Costa Alves Ribeiro Carvalho Pinto Teixeira Ferreira_da_Silva Sousa_Pinto Alves_Pereira Gomes_da_Costa Monteiro
Tavares Mendes_Borges Garcia_Lopez Sanchez_Perez Rodriguez_Gomez Fernandez; José António Manuel João Carlos Paulo Luís
Fernando Joaquim Jorge Pedro Rui Daniel Filipe José_Manuel Nuno Bruno; Maria Ana Maria_Fernanda Isabel Fernanda
Maria_da_Conceição Paula Cristina Teresa Rosa Sandra Carla Lúcia Sofia Inês#
est; 4; Popescu Ionescu Popa Kowalski Nowak Wiśniewski Petrov Ivanov Shevchenko Kovalenko Bondarenko Melnyk Petrović
Jovanović Hoxha Gashi Krasniqi Kovalskyi Tkachenko Dudayev Magomedov Beridze Sargsyan Harutyunyan Rusu Gheorghiu
Dimitrova Nikolić Berisha Stan; Alexandru Ion Andrei Piotr Oleksandr Serhiy Andriy Dmytro Ivan Nikola Arben Artan Aslan
Magomed Giorgi Armen Tomasz Volodymyr Yuriy Vasile; Maria Elena Olena Natalia Yuliia Tetiana Oksana Iryna Svitlana
Ioana Mihaela Agnieszka Anna Katarzyna Valbona Teuta Nino Anahit Madina Khava Ganna#
sud; 3; Singh Kaur Khan Hossain Rahman Ahmed Islam Hussain Sivakumar Rajaratnam Thambiah Selvarajah Kumar Begum Patel
Mahmood Kanagasabai Nadarajah Miah Uddin Chowdhury Akhtar Balasubramaniam Perera; Muhammad Mohammed Abdul Ravi Suresh
Rajesh Gurpreet Kamal Sivanathan Imran Arun Usman Shafiq Jaswinder Anand Md; Fatema Shahida Priya Manjit Nasreen Kamala
Sumathi Rani Ayesha Lakshmi Rukhsana Salma Thevaki Harpreet Jesmin#
afghan; 1.4; Ahmadi Rahimi Mohammadi Safi Stanikzai Noori Hashimi Karimi Hosseini Sharifi Zazai Ahmadzai Haidari
Shinwari Amiri Niazi; Mohammad Ahmad Abdul Ali Gul Najibullah Zabihullah Esmatullah Hamid Farhad Mohammad_Ali Reza;
Zahra Fatima Maryam Parwana Shukria Nargis Fereshta Masouma Sakina Laila Zainab#
asie; 1.6; Nguyen Tran Le Pham Wang Chen Zhang Li Liu Huang Hu Zhou Lin Hoang Phan Vu Dang Xu Wu Sok Chea Vang Yang
Heng Xiong; Van_Hung Minh_Duc Van_Thanh Wei Jian_Guo Xiao_Ming Thanh_Son Jun Hai_Long Van_Tuan Sophal Dara Quoc_Anh;
Thi_Hoa Thi_Lan Thi_Hong_Van Thi_Mai Xiao_Yan Mei_Ling Li_Na Thi_Thu_Huong Sreymom Yan Hui_Fang Thi_Ngoc_Anh Bopha#
outremer; 4; Payet Grondin Hoarau Boyer Rivière Robert Fontaine Técher Lebon Maillot Jean-Baptiste Pierre-Louis Joseph
Charles Louis-Joseph Marie-Joseph Augustin Célestin Baptiste Étienne Saint-Louis Jean-Louis Marie-Sainte Virapoullé
Nativel Dijoux Ramassamy Jean-François Toussaint; Jean Joseph Jean-Bernard Frantz Fabrice Jimmy Teddy Steeve Ludovic
Jean-Max Rosny Wilfrid Emmanuel Giovanni Dimitri Expédit Jean-René Yannick Jean-Yves Max; Marie Rose-Marie Marie-Line
Marlène Ketty Sabrina Marie-Josée Guylaine Mirlande Nadège Roselaure Gladys Josiane Marie-Claude Lucienne Fabiola Suzie
Murielle Rose"""
TEXTE_VARIANTES = """
translitteration_arabe; Mohamed Mohammed Mohammad Muhammad Mouhamed Mohamad Med | Ahmed Ahmad Ahmet | Youssef Yousef
Yusuf Youcef Youssouf | Saïd Saeed Sayed Saaid | Hocine Hussein Houcine Hosseini Husseini | Fatima Fatma Fatema Fatimah
| Aïcha Aisha Ayesha Aicha | Khadija Khadidja Hadidja Khadijah | Abdelkader Abdulkader Abdel_Kader Abd_El_Kader |
Abdellah Abdallah Abdullah | Meriem Mariam Maryam Myriam | Leïla Leila Laila Layla | Brahim Ibrahim Ibrahima | Mustapha
Mustafa Moustapha | Djamel Jamel Jamal Djamal | Djamila Jamila | Abderrahmane Abdurrahman Abdel_Rahman Abderahman |
Zohra Zahra | Rachid Rashid | Omar Umar Oumar | Khalid Khaled | Cherif Sherif Chérif | Benali Ben_Ali | Belhadj Belhaj
Bel_Hadj | Bouchareb Bushareb | Yassine Yacine Yasin#
translitteration_slave; Oleksandr Aleksandr Alexander Olexandr | Serhiy Sergiy Sergey Serhii | Andriy Andrii Andrey |
Dmytro Dmitry Dmitri | Olena Elena Helena | Yuliia Yulia Iuliia Julia | Tetiana Tatiana Tetyana | Oksana Oxana | Iryna
Irina | Svitlana Svetlana | Yuriy Yurii Iurii Youri | Ganna Hanna Anna | Shevchenko Chevtchenko Szewczenko | Kovalskyi
Kovalsky Kovalskiy | Petrov Petroff | Tkachenko Tkatchenko | Natalia Nataliia Nataliya | Volodymyr Vladimir | Dudayev
Doudaev | Sargsyan Sarkissian Sarkisyan#
translitteration_africaine; Diallo Jallow Dialo | Cissé Sissé Ceesay | Coulibaly Koulibaly Kulibali | N'Diaye Ndiaye
Njie | Barry Bari | Gueye Guèye Gaye | Mariam Mariame Mariama | Fatoumata Fatimata Fatumata | Souleymane Souleimane
Soulaymane | Oumar Omar Oumarou | Boubacar Boubakar Aboubacar | Djénéba Diénéba Djeneba | Cheick Cheikh Sheikh |
Mamadou Mahamadou Mouhamadou | Konaté Konateh | Maïmouna Mémouna | Ba Bah | Kadiatou Kadidiatou Kadiatu | Tshibangu
Tchibangou | Traoré Trawally#
translitteration_asiatique; Muhammad Mohammad Md Mohammed | Hossain Hussain Hossein Hosain | Chowdhury Choudhury
Chaudhry | Rahman Rehman | Sivakumar Shivakumar | Miah Mia Mian | Uddin Udin Ud_Din | Ahmadi Ahmady | Rahimi Raheemi |
Noori Nouri Nuri | Mohammadi Mohamadi Muhammadi | Fatema Fatima | Zahra Zohra | Xiao_Ming Xiaoming Hsiao_Ming | Zhang
Chang | Hosseini Hussaini | Gul Goul"""
TEXTE_PROCHES = """
france; Jean-Pierre/Jean-Paul Jean-Marc/Jean-Luc Marie-Claire/Marie-Laure Léa/Théa Mathis/Mathéo Chloé/Cloélia
Anne-Marie/Anne-Laure Christelle/Christine Pascal/Pascale Julien/Julie Kévin/Kelly Manon/Marion Sandra/Sandrine
Mélanie/Mélissa Alexis/Alexandra Michel/Michèle Frédéric/Frédérique Daniel/Danielle Éric/Érica Laura/Laurie Lucas/Lucie#
maghreb; Hassan/Hocine Fatima/Fatiha Karim/Karima Samir/Samira Amine/Amina Nadia/Nadira Hanane/Hanae Sabrina/Sabiha
Yassine/Yasmine Salim/Salima Nabil/Nabila Ilyes/Ilias Mohamed_Amine/Mohamed_Yassine Fatima_Zohra/Fatima_Ezzahra#
ouest; Assane/Ousseynou Awa/Adama Lassana/Fousseni Fatou/Fanta Aminata/Aïssata Ousmane/Oumar Kadiatou/Kadidia Hawa/Awa
Assane/Alhousseynou Mamadou_Saliou/Mamadou_Alpha Adama/Aminata#
turquie; Hasan/Hüseyin Emre/Eren Ayşe/Aysel#
comores; Hassani/Houssein Fatima/Fahima Saïd_Ali/Saïd_Omar#
portugal; Paulo/Paula Maria_José/Maria_João#
outremer; Marie-Line/Marie-Lise Jean-Max/Jean-Marc Jimmy/Johnny#
asie; Thi_Lan/Thi_Linh Van_Hung/Van_Hoang"""
DIMINUTIFS = """
Alexandre:Alex Christophe:Chris Fatoumata:Fatou Aminata:Ami Catherine:Cathy Jacqueline:Jacquie Jennifer:Jenny
Mickaël:Mika Stéphanie:Steph Frédéric:Fred Nathalie:Nath Thérèse:Thésy Mohamed:Momo Abdoulaye:Abdou Dominique:Dom
Patricia:Pat Véronique:Véro Patrick:Pat Isabelle:Isa Maxime:Max Daniel:Dany Josiane:Josy Oleksandr:Sacha
Abdelkader:Kader Abdellah:Abdel Mustapha:Mus Antonio:Tonio Sébastien:Seb Kadiatou:Kadi Aïssata:Aïssa"""
FRANCISES = """
José:Joseph António:Antoine Manuel:Emmanuel João:Jean Carlos:Charles Paulo:Paul Luís:Louis Pedro:Pierre Jorge:Georges
Piotr:Pierre Ion:Jean Ivan:Jean Andrei:André Maria:Marie Ana:Anne Lúcia:Lucie Elena:Hélène Katarzyna:Catherine
Alexandru:Alexandre Youssef:Joseph Teresa:Thérèse Isabel:Isabelle Cristina:Christine Inês:Agnès"""
DEBUTS = "Bou Cha Mar Gui Per Ber Gar Cou Bar Lan Cor Val Mou Fou Pel Tri"
FINS = "lineau illard rel dier vet chon tard lier"
ORIGINES: dict[str, tuple[float, str, str, str]] = {}
for bloc in TEXTE_ORIGINES.split("#"):
    origine, poids, *listes = (champ.strip() for champ in bloc.split(";"))
    ORIGINES[origine] = (float(poids), listes[0], listes[1], listes[2])
VARIANTES, PROCHES = (
    {cle.strip(): valeur for cle, valeur in (ligne.split(";") for ligne in texte.split("#"))}
    for texte in (TEXTE_VARIANTES, TEXTE_PROCHES)
)
PHONETIQUE = (
    "ph:f|y:i|i(?=[aeln]):y|ss:s|ll:l|nn:n|tt:t|rr:r|(?<=[aeiou])t$:d|eau$:aud|eau$:ot|ck:k|k:c|qu:k|th:t|"
    "bv:v|ault$:aud|z:s|z$:s|an(?=[dt]):en|s$:|x$:|^H:|ie$:y|nd$:nt|gn:ni|ou:oo|c(?=[ao]):k|"
    "elle$:el|(?<=[aeiou])n(?=[ei]):nn"
)
RANGEES = ("azertyuiop", "qsdfghjklm", "wxcvbn")
PARTICULES = re.compile(r"^(?:(?:de|da|do|dos|des|du|le|la|el|al|ben|ait|d'|l'|de la)(?:\s|(?<=')))+", re.IGNORECASE)
