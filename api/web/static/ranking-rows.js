// The candidates of a ranking, and their order by any weights. Points are those of the service, to the tenth.

const ALL_TENTHS = 1000;

/** Rows as the service packs them, made into objects. */
export function unpack(packed, skills) {
  const [id, name, file, band, tenths, digest, verdicts, points, shares, years, degree, own, skillCount, flags, decision] = packed;
  return {
    id, name, file, band, tenths, digest, verdicts, points, shares, years, degree,
    skills: own.map((place) => skills[place]),
    skillCount, ownFlags: flags, flags, decision,
    rank: 0, kept: 0, shown: { points, tenths },
    text: fold([name, file ?? "", degree ?? "", ...own.map((place) => skills[place])].join(" ")),
  };
}

/** Text as it is searched: small letters without accents. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Whole numbers in proportion to weights that are written with decimals. */
export function scaled(weights) {
  const decimals = Math.max(0, ...weights.map((weight) => (weight.split(".")[1] ?? "").replace(/0+$/, "").length));
  return { numbers: weights.map((weight) => Math.round(Number(weight) * 10 ** decimals)), unit: 10 ** decimals };
}

/**
 * Tenths of 100 points for each weight, as the service splits them: rounded down, and what is left over goes
 * to the largest remainders, earlier ones first. Null where no weight is above 0.
 */
export function splitPoints(weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!total) return null;
  const tenths = weights.map((weight) => Math.floor((weight * ALL_TENTHS) / total));
  const left = ALL_TENTHS - tenths.reduce((sum, each) => sum + each, 0);
  const order = weights.map((_, place) => place);
  const remainder = (place) => (weights[place] * ALL_TENTHS) % total;
  order.sort((one, other) => remainder(other) - remainder(one) || one - other);
  for (const place of order.slice(0, left)) tenths[place] += 1;
  return tenths;
}

/** Tenths that a share earns of `most`: a fraction of it, equal parts of it, or the best of some. */
export function earned(share, most) {
  if (Array.isArray(share)) return Math.floor((most * share[0]) / share[1]);
  if (share.options) return Math.max(...share.options.map((option) => earned(option, most)));
  const each = Math.floor(most / share.parts.length);
  const larger = most % share.parts.length;
  return share.parts.reduce((sum, part, place) => sum + earned(part, each + (place < larger ? 1 : 0)), 0);
}

/** Give every row the points of `most` (tenths for each criterion), or its own where that is null. */
export function score(rows, most) {
  for (const row of rows) {
    if (!most) {
      row.shown = { points: row.points, tenths: row.tenths };
      continue;
    }
    const points = row.shares.map((share, place) => earned(share, most[place]));
    row.shown = { points, tenths: points.reduce((sum, each) => sum + each, 0) };
  }
}

/** Order by band and points, ties sharing a rank; `keep` says that this is the order that is kept. */
export function rankAll(rows, keep) {
  rows.sort(
    (one, other) =>
      one.band - other.band || other.shown.tenths - one.shown.tenths || compare(one.digest, other.digest) || compare(one.id, other.id),
  );
  rows.forEach((row, place) => {
    const before = rows[place - 1];
    const tied = before && before.band === row.band && before.shown.tenths === row.shown.tenths;
    row.rank = tied ? before.rank : place + 1;
    if (keep) row.kept = row.rank;
  });
}

export function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

const DECISIONS = { shortlist: 0, hold: 1, override: 2, decline: 4 };

/** The rows that are wanted, in the wanted order; `rows` are ranked. */
export function chosen(rows, wanted) {
  const words = fold(wanted.search).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      words.every((word) => row.text.includes(word)) &&
      (!wanted.bands.size || wanted.bands.has(row.band)) &&
      (!wanted.decisions.size || wanted.decisions.has(row.decision ?? "none")) &&
      (!wanted.flags.size || [...wanted.flags].some((flag) => (flag === "any" ? row.flags.length : row.flags.includes(flag)))) &&
      row.shown.tenths >= wanted.score * 10 &&
      wanted.years.every((least, place) => !least || row.years[place][1] >= least * 10),
  );
  const key = orderOf(wanted.sort);
  const turned = wanted.down ? -1 : 1;
  return key ? found.sort((one, other) => turned * compare(key(one), key(other)) || one.rank - other.rank) : wanted.down ? found.reverse() : found;
}

function orderOf(sort) {
  if (sort === "rank") return null;
  if (sort === "name") return (row) => fold(row.name);
  if (sort === "decision") return (row) => DECISIONS[row.decision] ?? 3;
  if (sort === "newest") return (row) => -row.arrived;
  const place = Number(sort.slice("years".length));
  return (row) => -row.years[place][1];
}
