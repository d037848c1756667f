const svg = (width: number, height: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice">${inside}</svg>`;

/** Our own mark of the made-up county: an ear of rice in a circle. */
export const SITE_MARK = svg(
  72,
  72,
  `<circle cx="36" cy="36" r="35" fill="#fff" fill-opacity=".14" stroke="#fff" stroke-width="1.5"/><path d="M36 60C36 42 38 28 46 14" fill="none" stroke="#f5d487" stroke-width="3" stroke-linecap="round"/>${[
    [44, 20, -30],
    [40, 27, -38],
    [38, 34, -44],
    [37, 41, -50],
  ]
    .map(
      ([x, y, r]) =>
        `<ellipse cx="${(x ?? 0) - 7}" cy="${y}" rx="3.4" ry="7" fill="#f5d487" transform="rotate(${r} ${(x ?? 0) - 7} ${y})"/><ellipse cx="${(x ?? 0) + 6}" cy="${(y ?? 0) + 2}" rx="3.4" ry="7" fill="#f5d487" transform="rotate(${-(r ?? 0)} ${(x ?? 0) + 6} ${(y ?? 0) + 2})"/>`,
    )
    .join('')}<path d="M14 56q11-7 22 0t22 0" fill="none" stroke="#fff" stroke-width="2.5"/>`,
);

/** Hills along the foot of the masthead, and the plain background of a slide. */
export const HILLS = `<svg class="hills" viewBox="0 0 1200 70" preserveAspectRatio="none" aria-hidden="true"><path d="M0 70V46q120-40 260-12t250-8 240 6 230-18 220 22v34z" fill="#fff"/></svg>`;

const SCENES = [
  { sky: '#f7e3b2', far: '#b7c98a', near: '#d9b44a', sun: '#f2a541' },
  { sky: '#cfe8ef', far: '#6fa8a0', near: '#2f7f6b', sun: '#ffffff' },
  { sky: '#dbe7f5', far: '#8fa9c9', near: '#46678f', sun: '#f6d58a' },
];

/** Drawn scene for carousel slide 1, 2 or 3. */
export function slidePicture(index: number): string {
  const scene = SCENES[index % SCENES.length] ?? SCENES[0];
  if (!scene) return svg(560, 338, '');
  const furrows = Array.from(
    { length: 9 },
    (_, i) =>
      `<path d="M${i * 80 - 120} 338Q${200 + i * 22} 280 ${250 + i * 12} 232" stroke="#fff" stroke-opacity=".35" stroke-width="3" fill="none"/>`,
  ).join('');
  return svg(
    560,
    338,
    `<rect width="560" height="338" fill="${scene.sky}"/><circle cx="430" cy="86" r="34" fill="${scene.sun}"/><path d="M0 214Q90 120 190 190T380 160 560 200V338H0z" fill="${scene.far}"/><path d="M0 250Q140 200 300 236T560 226V338H0z" fill="${scene.near}"/>${furrows}`,
  );
}

/** A square that looks like a code to scan and leads nowhere. */
export const ACCOUNT_PICTURE = svg(
  25,
  25,
  `<rect width="25" height="25" fill="#fff"/>${[
    [2, 2],
    [16, 2],
    [2, 16],
  ]
    .map(
      ([x, y]) =>
        `<rect x="${x}" y="${y}" width="7" height="7" fill="#0d3b4a"/><rect x="${(x ?? 0) + 1.5}" y="${(y ?? 0) + 1.5}" width="4" height="4" fill="#fff"/><rect x="${(x ?? 0) + 2.5}" y="${(y ?? 0) + 2.5}" width="2" height="2" fill="#0d3b4a"/>`,
    )
    .join('')}${Array.from({ length: 60 }, (_, i) => [(i * 7) % 23, (i * i * 3) % 23])
    .filter(([x, y]) => ((x ?? 0) > 10 || (y ?? 0) > 10) && ((x ?? 0) > 10 || (y ?? 0) < 14))
    .map(([x, y]) => `<rect x="${(x ?? 0) + 1}" y="${(y ?? 0) + 1}" width="1" height="1" fill="#0d3b4a"/>`)
    .join('')}`,
);
