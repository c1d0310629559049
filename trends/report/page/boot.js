// First of all scripts: what a block of the page says, packed or plain; the page's own script stands packed too.
globalThis.textOf = async (id) => {
  const block = document.getElementById(id);
  if (!block) return "";
  if (!("packed" in block.dataset)) return block.textContent;
  const packed = atob(block.textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
};

// the policy knows each script by its hash, wherever it stood
globalThis.runBlock = async (id) => {
  const text = await textOf(id);
  if (text) document.head.append(Object.assign(document.createElement("script"), { textContent: text }));
};

document.documentElement.classList.add("js");
