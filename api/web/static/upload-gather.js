// Files that were dropped or chosen, whole folders with all that is in them.

const SYSTEM_FILES = new Set(["thumbs.db", "desktop.ini"]);

/** The files of a drop as {file, folder}. Entries must be asked for before the event ends. */
export async function dropped(transfer) {
  const entries = [...transfer.items]
    .filter((item) => item.kind === "file")
    .map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const entry of entries) {
    if (entry instanceof File) found.push({ file: entry, folder: "", asked: true });
    else if (entry) await walk(entry, "", found, entry.isFile);
  }
  return found;
}

/** The files of an input; those of a folder come with the folder that they are in. */
export function picked(input) {
  return [...input.files].map((file) => {
    const path = file.webkitRelativePath || "";
    return { file, folder: path.split("/").slice(0, -1).join("/"), asked: !path };
  });
}

/** Whether a file of a folder is worth a look: not hidden, and of a kind that resumes come in. */
export function isWanted({ file, folder, asked }, suffixes) {
  const name = file.name.toLowerCase();
  if (name.startsWith(".") || name.startsWith("~$") || SYSTEM_FILES.has(name)) return false;
  if (folder.split("/").some((part) => part.startsWith(".") || part === "__MACOSX")) return false;
  return asked || suffixes.some((suffix) => name.endsWith(suffix));
}

async function walk(entry, folder, found, asked) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed)).catch(() => null);
    if (file) found.push({ file, folder, asked });
    return;
  }
  const inside = folder ? `${folder}/${entry.name}` : entry.name;
  const reader = entry.createReader();
  // A reader gives a hundred entries at a time, and none when it is done.
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(() => []);
    if (!some.length) return;
    for (const child of some) await walk(child, inside, found, false);
  }
}
