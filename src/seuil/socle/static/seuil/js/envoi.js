// Sends each chosen file alone, with its progress; a large photo is made smaller first. What is kept stays kept when the
// network cuts. Without this script, the form sends the files together.
document.querySelectorAll("form[data-envoi]").forEach((formulaire) => {
  const LOURD = 1_500_000, COTE = 2600, QUALITE = 0.85;
  const champ = formulaire.querySelector("input[type=file]");
  const liste = formulaire.querySelector(".envoi-avance");
  const dits = formulaire.dataset;

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

  const partir = (fichier, barre) =>
    new Promise((suite) => {
      const contenu = new FormData();
      const requete = new XMLHttpRequest();
      contenu.append("csrfmiddlewaretoken", formulaire.elements.csrfmiddlewaretoken.value);
      contenu.append("geste", "ajouter");
      contenu.append("fichiers", fichier, fichier.name);
      requete.open("POST", formulaire.action);
      requete.setRequestHeader("Accept", "application/json");
      requete.responseType = "json";
      requete.upload.onprogress = (avance) => (barre.value = avance.loaded / avance.total);
      requete.onload = () => suite(requete.response?.refus ? requete.response : null);
      requete.onerror = requete.onabort = () => suite(null);
      requete.send(contenu);
    });

  const ligne = (fichier) => {
    const item = document.createElement("li");
    const etat = document.createElement("p");
    const barre = document.createElement("progress");
    etat.textContent = fichier.name;
    barre.max = 1;
    barre.value = 0;
    barre.setAttribute("aria-label", fichier.name);
    item.append(etat, barre);
    liste.append(item);
    return { item, etat, barre };
  };

  // Returns true once the server has kept the file, false once it refused it; a cut waits for the network or a press.
  const envoyer = async (fichier, { item, etat, barre }) => {
    const reponse = await partir(await alleger(fichier), barre);
    if (reponse) {
      barre.remove();
      const refus = [...reponse.refus, reponse.guichet].filter(Boolean);
      item.className = refus.length ? "message-erreur" : "";
      etat.textContent = refus.length ? refus.join(" ") : `${fichier.name} : ${dits.garde}`;
      return !refus.length;
    }
    const encore = document.createElement("button");
    encore.type = "button";
    encore.className = "btn btn-outline-primary";
    encore.textContent = dits.reessayer;
    etat.textContent = `${fichier.name} : ${navigator.onLine ? dits.coupe : dits.horsLigne}`;
    item.append(encore);
    await new Promise((suite) => {
      encore.addEventListener("click", suite, { once: true });
      if (!navigator.onLine) window.addEventListener("online", suite, { once: true });
    });
    encore.remove();
    etat.textContent = fichier.name;
    return envoyer(fichier, { item, etat, barre });
  };

  formulaire.addEventListener("submit", async (envoi) => {
    const fichiers = [...champ.files];
    if (!fichiers.length) return;
    envoi.preventDefault();
    const bouton = formulaire.querySelector("button");
    bouton.disabled = true;
    liste.replaceChildren();
    const lignes = fichiers.map(ligne);
    const gardes = [];
    for (const [rang, fichier] of fichiers.entries()) gardes.push(await envoyer(fichier, lignes[rang]));
    champ.value = "";
    bouton.disabled = false;
    if (gardes.every(Boolean)) return window.location.reload();
    if (gardes.some(Boolean)) {
      const voir = document.createElement("a");
      const item = document.createElement("li");
      voir.href = window.location.pathname;
      voir.textContent = dits.voir;
      item.append(voir);
      liste.append(item);
    }
  });
});
