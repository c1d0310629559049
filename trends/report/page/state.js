// The page's one selection, kept in the address fragment, and those who follow it.
export const MOST = 6;
const followers = [];
export const state = { view: "", chosen: {}, key: "", lang: "en", theme: "", scale: "same", as: "" };

export function follow(listener) {
  followers.push(listener);
}

export function change(changes) {
  Object.assign(state, changes);
  remember();
  for (const listener of followers) listener(changes);
}

export function chosen() {
  return state.chosen[state.view] ?? [];
}

export function toggle(region) {
  const now = chosen();
  const next = now.includes(region) ? now.filter((r) => r !== region) : [...now, region];
  if (next.length > MOST) return false;
  change({ chosen: { ...state.chosen, [state.view]: next } });
  return true;
}

function remember() {
  const parts = { view: state.view, pick: chosen().join("~"), key: state.key, lang: state.lang, theme: state.theme, as: state.as };
  const kept = Object.entries(parts).filter(([, value]) => value);
  const text = kept.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  try {
    history.replaceState(null, "", "#" + text);
  } catch {
    location.hash = text;
  }
}

export function recalled() {
  const found = {};
  for (const part of location.hash.slice(1).split("&")) {
    const [name, value] = part.split("=");
    if (!value) continue;
    try {
      found[name] = decodeURIComponent(value);
    } catch {
      found[name] = "";
    }
  }
  return found;
}
