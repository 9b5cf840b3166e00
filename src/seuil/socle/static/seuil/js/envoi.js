// Sends each chosen file alone, with its progress; a large photo is made smaller first. What is kept stays kept when the
// network cuts. Without this script, the form sends the files together.
document.querySelectorAll("form[data-envoi]").forEach((formulaire) => {
  const LOURD = 1_500_000, COTE = 2600, QUALITE = 0.85;
  const champ = formulaire.querySelector("input[type=file]");
  const bouton = formulaire.querySelector("button");
  const liste = formulaire.querySelector(".envoi-avance");
  const dits = formulaire.dataset;
  const dire = (fichier, mots) => `${fichier.name}\u00a0: ${mots}`;
  const maximum = Number(champ.dataset.maximum);

  const alleger = async (fichier) => {
    if (fichier.type !== "image/jpeg" || fichier.size < LOURD || !window.createImageBitmap) return fichier;
    try {
      const image = await createImageBitmap(fichier, { imageOrientation: "from-image" });
      const echelle = Math.min(1, COTE / Math.max(image.width, image.height));
      const toile = document.createElement("canvas");
      toile.width = Math.round(image.width * echelle);
      toile.height = Math.round(image.height * echelle);
      toile.getContext("2d").drawImage(image, 0, 0, toile.width, toile.height);
      const leger = await new Promise((suite) => toile.toBlob(suite, "image/jpeg", QUALITE));
      return leger && leger.size < fichier.size ? new File([leger], fichier.name, { type: "image/jpeg" }) : fichier;
    } catch {
      return fichier; // the server judges it
    }
  };

  const retenir = (depart) => depart.preventDefault(); // the browser asks before it drops a file on its way

  // Returns what the server said of the file, or {perdu: why} when nothing is known of it. ``jeton`` names the file
  // across its tries: an answer lost on the way back does not make two pages of it.
  const partir = (fichier, jeton, barre) =>
    new Promise((suite) => {
      const contenu = new FormData();
      const requete = new XMLHttpRequest();
      const couper = () => requete.abort(); // a phone without network would wait for minutes
      const finir = (dite) => {
        window.removeEventListener("offline", couper);
        window.removeEventListener("beforeunload", retenir);
        suite(dite);
      };
      contenu.append("csrfmiddlewaretoken", formulaire.elements.csrfmiddlewaretoken.value);
      contenu.append("geste", "ajouter");
      contenu.append("envoi", jeton);
      contenu.append("fichiers", fichier, fichier.name);
      requete.open("POST", formulaire.action);
      requete.setRequestHeader("Accept", "application/json");
      requete.responseType = "json";
      requete.upload.onprogress = (avance) => (barre.value = avance.loaded / avance.total);
      requete.onload = () => finir(requete.response?.refus ? requete.response : { perdu: dits.panne });
      requete.onerror = requete.onabort = () => finir({ perdu: navigator.onLine ? dits.coupe : dits.horsLigne });
      window.addEventListener("offline", couper);
      window.addEventListener("beforeunload", retenir);
      requete.send(contenu);
    });

  const ligne = (fichier) => {
    const item = document.createElement("li");
    const etat = document.createElement("p");
    const barre = document.createElement("progress");
    etat.textContent = fichier.name;
    etat.tabIndex = -1;
    barre.max = 1;
    barre.value = 0;
    barre.setAttribute("aria-label", fichier.name);
    item.append(etat, barre);
    liste.append(item);
    return { item, etat, barre, jeton: [...crypto.getRandomValues(new Uint32Array(4))].join("-") };
  };

  const attendre = ({ item, etat }) =>
    new Promise((suite) => {
      const encore = document.createElement("button");
      const reprendre = () => {
        window.removeEventListener("online", reprendre);
        if (document.activeElement === encore) etat.focus();
        encore.remove();
        suite();
      };
      encore.type = "button";
      encore.className = "btn btn-outline-primary";
      encore.textContent = dits.reessayer;
      encore.addEventListener("click", reprendre);
      window.addEventListener("online", reprendre);
      item.append(encore);
    });

  const finie = ({ item, etat, barre }, refus, garde) => {
    barre.remove();
    item.className = refus.length ? "message-erreur" : "";
    etat.textContent = refus.length ? refus.join(" ") : garde;
    return !refus.length;
  };

  // Returns true once the server has kept the file, false once it is refused; a cut waits for the network or a press.
  const envoyer = async (fichier, une, enCours) => {
    une.etat.textContent = dire(fichier, enCours);
    const leger = await alleger(fichier);
    if (leger.size > maximum) return finie(une, [dire(fichier, dits.lourd)]);
    const reponse = await partir(leger, une.jeton, une.barre);
    if (!reponse.perdu) {
      const refus = [...reponse.refus, reponse.guichet].filter(Boolean);
      return finie(une, refus, dire(fichier, dits.garde));
    }
    une.etat.textContent = dire(fichier, reponse.perdu);
    une.barre.value = 0;
    await attendre(une);
    return envoyer(fichier, une, enCours);
  };

  const voir = () => {
    const lien = document.createElement("a");
    const item = document.createElement("li");
    lien.href = window.location.pathname;
    lien.textContent = dits.voir;
    item.append(lien);
    liste.append(item);
  };

  formulaire.addEventListener("submit", async (envoi) => {
    const fichiers = [...champ.files];
    if (!fichiers.length && !champ.disabled) return;
    envoi.preventDefault();
    if (champ.disabled) return; // the first press is still sending
    bouton.disabled = champ.disabled = true;
    liste.replaceChildren();
    const lignes = fichiers.map(ligne);
    const gardes = [];
    for (const [rang, fichier] of fichiers.entries()) {
      const enCours = dits.enCours.replace("{rang}", rang + 1).replace("{nombre}", fichiers.length);
      gardes.push(await envoyer(fichier, lignes[rang], enCours));
    }
    champ.value = "";
    bouton.disabled = champ.disabled = false;
    if (gardes.every(Boolean)) return window.location.reload();
    if (gardes.some(Boolean)) voir();
  });
});
