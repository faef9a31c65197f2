import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partyAliases, standingsNamed } from '#server/ingest/party-aliases.ts';
import { loadPack } from '#server/pack/load-pack.ts';
import { readPartyWords } from '#server/pack/party-words.ts';

const { reference } = await loadPack('data/ge2024');
const words = await readPartyWords('data', reference);
const named = (word: string) => [...standingsNamed(partyAliases(reference, words), word)].join();

test('[J18] registered names, joint descriptions, abbreviations and names in Welsh are the party that they name', () => {
  const spellings = {
    lab: ['Labour and Co-operative Party', 'Labour & Co-operative', 'LAB CO-OP', 'Welsh Labour', 'Llafur'],
    con: ['The Conservative & Unionist Party', 'Conservative and Unionist Party', 'Tory', 'Ceidwadwyr'],
    ld: ['Lib Dem', 'Lib Dems', 'LibDem', 'Lib-Dem', 'LDEM', 'Welsh Liberal Democrats'],
    snp: ['Scottish National Party (SNP)', 'Scottish National Party'],
    pc: ['Plaid Cymru - The Party of Wales', 'Plaid Cymru – The Party of Wales', 'Plaid'],
    green: ['Green Party of England & Wales', 'Scottish Green Party', 'Green Party Northern Ireland'],
    ruk: ['Reform', 'RFM', 'Reform UK'],
    dup: ['Democratic Unionist Party - D.U.P.', 'Democratic Unionist Party'],
    sdlp: ['SDLP (Social Democratic & Labour Party)', 'Social Democratic and Labour Party'],
    apni: ['Alliance - Alliance Party of Northern Ireland', 'Alliance Party'],
    independent: ['Ind.', 'Independant', 'No description', 'Independent candidate'],
    speaker: ['The Speaker seeking re-election', 'Speaker'],
  };
  for (const [party, written] of Object.entries(spellings)) {
    for (const word of written) assert.equal(named(word), party, word);
  }
  assert.equal(named('Labour and Unionist'), '');
});

test('[J18] no further word is the name of another party, in any pack', async () => {
  for (const id of ['ge2024', 'ge2019', 'ge2017']) {
    const pack = await loadPack(`data/${id}`);
    const own = await readPartyWords('data', pack.reference);
    const aliases = partyAliases(pack.reference, own);
    for (const [word, party] of Object.entries(own)) {
      assert.deepEqual([...standingsNamed(aliases, word)], [party], `${id}: ${word}`);
    }
  }
});

test('[J18] a folder of packs without further words has none', async () => {
  assert.deepEqual(await readPartyWords('tests', reference), {});
});
