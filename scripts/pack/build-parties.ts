import type { PartiesFile } from '#server/pack/pack-schema.ts';
import type { EditorialParty } from './editorial.ts';
import { contrastFaults, neutralColours } from './party-colours.ts';
import type { PartyRegistry, RegisteredName } from './party-registry.ts';
import type { Report } from './problems.ts';

type PartyEntry = PartiesFile['parties'][number];

/**
 * Parties of the election and of its base: hand-kept names and colours where there are any, else the
 * Library's name.
 */
export function buildParties(
  registry: PartyRegistry,
  editorial: ReadonlyMap<string, EditorialParty>,
  report: Report,
): PartiesFile {
  const standings = [...registry.names.keys(), 'independent', 'speaker'];
  const plain = standings.filter((standing) => !editorial.has(standing));
  const colours = Object.fromEntries(
    standings.map((standing) => [
      standing,
      editorial.get(standing)?.colours ?? neutralColours(plain.indexOf(standing)),
    ]),
  );
  reportContrast(colours, report);
  return {
    parties: [...registry.names].map(([id, registered]) => partyEntry(id, registered, editorial.get(id))),
    colours,
  };
}

function partyEntry(id: string, registered: RegisteredName, kept: EditorialParty | undefined): PartyEntry {
  return {
    id,
    name: kept?.name ?? registered.name,
    collective: kept?.collective ?? collectiveOf(registered.name),
    plural: kept?.plural ?? false,
    takesSeats: kept?.takesSeats ?? true,
    abbreviation: kept?.abbreviation ?? registered.abbreviation,
    letter: kept?.letter ?? registered.abbreviation.replaceAll(/[^A-Za-z]/g, '').slice(0, 2),
    baseName: registered.baseName,
  };
}

/** A party as the subject of a sentence: "the Yorkshire Party", "Rejoin EU". */
function collectiveOf(name: string): string {
  if (name.startsWith('The ')) return `the ${name.slice('The '.length)}`;
  return / (Party|Alliance|Coalition|League|Democrats)$/.test(name) ? `the ${name}` : name;
}

function reportContrast(colours: PartiesFile['colours'], report: Report): void {
  for (const [standing, schemes] of Object.entries(colours)) {
    for (const scheme of ['light', 'dark'] as const) {
      for (const fault of contrastFaults(scheme, schemes[scheme])) {
        report({
          file: 'parties.csv',
          row: null,
          column: `${standing}, ${scheme}`,
          received: fault,
          expected: 'text and edges that can be read',
          todo: 'Darken or lighten the colour in data/editorial/parties.csv.',
        });
      }
    }
  }
}
