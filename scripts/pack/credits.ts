import type { CreditsFile } from '#server/pack/pack-schema.ts';
import type { Recipe } from './recipe.ts';
import { linewiseJson } from './write-pack.ts';

type Credit = CreditsFile[number];

const OPEN_PARLIAMENT = 'Open Parliament Licence v3.0';
const OPEN_GOVERNMENT = 'Open Government Licence v3.0';

/** What was taken from whom, with the line that each licence asks for. Recipes name these by their keys. */
const CREDITS: Readonly<Record<string, Credit>> = {
  library: {
    title: 'Candidates, results, electorates and members',
    holder: 'House of Commons Library; UK Parliament',
    licence: OPEN_PARLIAMENT,
    text: 'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.',
    url: 'https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/',
  },
  notional: {
    title: 'Results of 2019 recomputed on the boundaries of 2024 (estimates)',
    holder: 'Colin Rallings and Michael Thrasher for BBC News, ITV News, Sky News and the Press Association',
    licence: OPEN_PARLIAMENT,
    text: '2019 notional results: Rallings and Thrasher for BBC/ITV/Sky/PA, as published by the House of Commons Library.',
    url: 'https://commonslibrary.parliament.uk/research-briefings/cbp-10009/',
  },
  democracyClub: {
    title: 'Ids of candidates',
    holder: 'Democracy Club',
    licence: 'Creative Commons Attribution (CC BY)',
    text: 'Candidate ids: Democracy Club (CC BY).',
    url: 'https://candidates.democracyclub.org.uk/',
  },
  hexes: {
    title: 'Hexagon layout of the constituencies of 2024',
    holder: 'Open Innovations',
    licence: 'MIT',
    text: 'Hexagon layout: Open Innovations and contributors (MIT).',
    url: 'https://open-innovations.org/',
  },
  boundaries: {
    title: 'Boundaries of July 2024, simplified',
    holder: 'Office for National Statistics; Ordnance Survey',
    licence: OPEN_GOVERNMENT,
    text:
      'Source: Office for National Statistics licensed under the Open Government Licence v3.0. ' +
      'Contains OS data © Crown copyright and database right 2024.',
    url: 'https://geoportal.statistics.gov.uk/',
  },
  mysociety: {
    title: 'Welsh names of constituencies',
    holder: 'mySociety',
    licence: 'Creative Commons Attribution 4.0 (CC BY 4.0)',
    text: 'Welsh names: mySociety, 2025-constituencies (CC BY 4.0).',
    url: 'https://github.com/mysociety/2025-constituencies',
  },
  councils: {
    title: 'Local authorities of the constituencies of 2024',
    holder: 'mySociety; names: Office for National Statistics',
    licence: `Creative Commons Attribution 4.0 (CC BY 4.0); ${OPEN_GOVERNMENT}`,
    text: 'Local authorities: mySociety, 2025-constituencies (CC BY 4.0); names: Office for National Statistics (OGL v3.0).',
    url: 'https://github.com/mysociety/2025-constituencies',
  },
  census: {
    title: 'Population, age, birth, ethnic group, religion, tenure and claimants by constituency',
    holder: 'Office for National Statistics; National Records of Scotland; NISRA; House of Commons Library',
    licence: `${OPEN_GOVERNMENT}; ${OPEN_PARLIAMENT}`,
    text:
      'Sources: Office for National Statistics, Census 2021; National Records of Scotland, Scotland’s Census 2022; ' +
      'NISRA, Census 2021; Department for Work and Pensions; compiled by the House of Commons Library. ' +
      'Licensed under the Open Government Licence v3.0 and the Open Parliament Licence v3.0.',
    url: 'https://commonslibrary.parliament.uk/data-for-new-constituencies/',
  },
  deprivation: {
    title: 'Composite index of deprivation by constituency',
    holder: 'mySociety, after the method of Abel, Barclay and Payne',
    licence: 'Creative Commons Attribution 4.0 (CC BY 4.0)',
    text: 'Deprivation: mySociety composite UK index (CC BY 4.0).',
    url: 'https://github.com/mysociety/composite_uk_imd',
  },
  covariates: {
    title: 'Degree, density and Leave estimates by constituency (covariates.csv alone)',
    holder: 'Ralph Scott, UKGE24 census summaries; Leave estimates: Chris Hanretty',
    licence: 'Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA 4.0)',
    text:
      'covariates.csv: Ralph Scott, UKGE24_wpc_census_summaries, with Leave estimates by Chris Hanretty (CC BY-SA 4.0). ' +
      'This file, and whatever is made from it, stays under the same licence.',
    url: 'https://github.com/ralphascott/UKGE24_wpc_census_summaries',
  },
  postcodes: {
    title: 'Postcodes of Great Britain',
    holder: 'mySociety; Office for National Statistics; Royal Mail',
    licence: `MIT; ${OPEN_GOVERNMENT}`,
    text:
      'Postcodes: mySociety mini-postcode-lookup (MIT). Contains OS data © Crown copyright and database right 2024; ' +
      'contains Royal Mail data © Royal Mail copyright and database right 2024; ' +
      'contains National Statistics data © Crown copyright and database right 2024.',
    url: 'https://github.com/mysociety/mini-postcode-lookup',
  },
};

/** `credits.json` for the pages and `CREDITS.md` for people. */
export function creditFiles(recipe: Recipe): [string, string][] {
  const credits = recipe.credits.map((id) => CREDITS[id] ?? neverMissing(id));
  return [
    ['credits.json', linewiseJson(credits)],
    ['CREDITS.md', creditsText(recipe, credits)],
  ];
}

/** Lies beside `covariates.csv`, the only share-alike file of a pack. */
export function covariatesLicence(): string {
  const { holder, licence, text, url } = CREDITS['covariates'] ?? neverMissing('covariates');
  return (
    `# Licence of covariates.csv\n\n${holder}. Licence: ${licence}, ` +
    `<https://creativecommons.org/licenses/by-sa/4.0/>. Source: <${url}>.\n\n> ${text}\n\n` +
    'Changes: columns chosen and renamed, figures rounded to two decimals; in packs on older boundaries, carried over by shares of ' +
    'population. No other file of the pack is made from it.\n'
  );
}

function neverMissing(id: string): never {
  throw new Error(`No credit ${id}`);
}

function creditsText(recipe: Recipe, credits: readonly Credit[]): string {
  const sections = credits.map((credit) => {
    const where = credit.url === null ? '' : `\n<${credit.url}>\n`;
    return `## ${credit.title}\n\n${credit.holder}. Licence: ${credit.licence}.\n\n> ${credit.text}\n${where}`;
  });
  return `# Credits: ${recipe.name}\n\nWhat this pack was made from, and the lines that the licences ask for.\n\n${sections.join('\n')}`;
}
