// A security key: the browser asks it, the form sends what it answered. Without this script, codes remain.
(() => {
  const forme = document.querySelector("form[data-cle]");
  if (!forme || !window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  const options = JSON.parse(forme.dataset.options).publicKey;
  const demander = () =>
    forme.dataset.cle === "ajouter"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const echec = forme.querySelector("[data-echec]");

  forme.hidden = false;
  document.querySelectorAll("[data-sans-cle]").forEach((phrase) => (phrase.hidden = true));
  forme.addEventListener("submit", async (envoi) => {
    if (forme.elements.reponse.value) return;
    envoi.preventDefault();
    echec.hidden = true;
    try {
      forme.elements.reponse.value = JSON.stringify(await demander());
    } catch {
      echec.hidden = false;
      return;
    }
    forme.requestSubmit();
  });
})();
