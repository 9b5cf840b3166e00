// Proposes answers under a field while one types (`data-suggestions` is the address asked). Without this script, the
// form sent proposes the same answers as rows. Keys: arrows, Enter, Escape, as in any combobox.
(() => {
  const ATTENTE = 150;

  document.querySelectorAll("input[data-suggestions]").forEach((champ, rang) => {
    const liste = document.createElement("ul");
    const annonce = document.createElement("p");
    let attente, demande, active = -1;

    liste.id = `suggestions-${rang}`;
    liste.className = "suggestions";
    liste.hidden = true;
    liste.setAttribute("role", "listbox");
    liste.setAttribute("aria-label", champ.labels[0]?.textContent.trim() || "");
    annonce.className = "visually-hidden";
    annonce.setAttribute("aria-live", "polite");
    champ.setAttribute("role", "combobox");
    champ.setAttribute("aria-autocomplete", "list");
    champ.setAttribute("aria-controls", liste.id);
    champ.setAttribute("aria-expanded", "false");
    champ.after(liste, annonce);

    const fermer = () => {
      liste.hidden = true;
      active = -1;
      champ.setAttribute("aria-expanded", "false");
      champ.removeAttribute("aria-activedescendant");
    };

    const choisir = (option) => {
      champ.value = option.dataset.ecrit;
      const lieu = champ.dataset.lieu && document.getElementsByName(champ.dataset.lieu)[0];
      if (lieu && option.dataset.lieu) lieu.value = option.dataset.lieu;
      document.getElementsByName(`${champ.name}_choix`).forEach((choix) => {
        if (choix.type === "radio") choix.checked = false;
        else choix.value = "";
      });
      annonce.textContent = "";
      fermer();
    };

    const designer = (rang) => {
      const options = [...liste.children];
      active = (rang + options.length) % options.length;
      options.forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
      champ.setAttribute("aria-activedescendant", options[active].id);
      options[active].scrollIntoView({ block: "nearest" });
    };

    const montrer = (suggestions) => {
      fermer();
      liste.replaceChildren(
        ...suggestions.map(({ ecrit, libelle, pourquoi, lieu }, place) => {
          const option = document.createElement("li");
          const raison = document.createElement("small");
          option.id = `${liste.id}-${place}`;
          option.setAttribute("role", "option");
          option.setAttribute("aria-selected", "false");
          option.dataset.ecrit = ecrit;
          if (lieu) option.dataset.lieu = lieu;
          option.textContent = libelle;
          raison.textContent = pourquoi || "";
          if (pourquoi) option.append(raison);
          return option;
        }),
      );
      annonce.textContent = `${champ.dataset.annonce} ${suggestions.length}`;
      liste.hidden = !suggestions.length;
      champ.setAttribute("aria-expanded", String(!liste.hidden));
    };

    const demander = async () => {
      demande?.abort();
      demande = new AbortController();
      const adresse = new URL(champ.dataset.suggestions, location.href);
      adresse.searchParams.set("q", champ.value.trim());
      try {
        const reponse = await fetch(adresse, { signal: demande.signal, credentials: "omit" });
        if (reponse.ok && document.activeElement === champ) montrer((await reponse.json()).suggestions);
      } catch {
        fermer();
      }
    };

    champ.addEventListener("input", () => {
      clearTimeout(attente);
      if (champ.value.trim().length < 2) return fermer();
      attente = setTimeout(demander, ATTENTE);
    });
    champ.addEventListener("keydown", (touche) => {
      if (liste.hidden) return;
      if (touche.key === "ArrowDown") designer(active + 1);
      else if (touche.key === "ArrowUp") designer(active < 0 ? -1 : active - 1);
      else if (touche.key === "Enter" && active >= 0) choisir(liste.children[active]);
      else if (touche.key === "Escape") fermer();
      else return;
      touche.preventDefault();
    });
    champ.addEventListener("blur", fermer);
    liste.addEventListener("mousedown", (appui) => {
      appui.preventDefault();
      const option = appui.target.closest("[role=option]");
      if (option) choisir(option);
    });
  });
})();
