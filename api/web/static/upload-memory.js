// Names of files that have not been sent yet, so that somebody who comes back knows which to add again.
// Only names and sizes are remembered, on this computer alone, and they go as soon as the files are sent.

const MOST = 2000;

const keyOf = (screening) => `unsent:${screening}`;

export function remember(screening, uploads) {
  const left = uploads.filter((upload) => upload.isOpen).slice(0, MOST).map(({ name, size }) => ({ name, size }));
  try {
    if (left.length) localStorage.setItem(keyOf(screening), JSON.stringify(left));
    else localStorage.removeItem(keyOf(screening));
  } catch {
    // A browser that keeps nothing only takes the convenience away.
  }
}

export function remembered(screening) {
  try {
    const left = JSON.parse(localStorage.getItem(keyOf(screening)) ?? "[]");
    return Array.isArray(left) ? left : [];
  } catch {
    return [];
  }
}

export function forget(screening) {
  remember(screening, []);
}
