import type { DatabaseKind } from '@millrace/database/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { searchDetailsSuite } from './search-details.ts';
import { searchFiltersSuite } from './search-filters.ts';
import { searchGenerationsSuite } from './search-generations.ts';
import { searchPagesSuite } from './search-pages.ts';
import { searchRankingSuite } from './search-ranking.ts';
import { searchScopesSuite } from './search-scopes.ts';
import { searchVectorsSuite } from './search-vectors.ts';
import { searchWordsSuite } from './search-words.ts';
import { openSearchSuite, type SearchSuite } from './search-world.ts';

/** What search promises, on either database. */
export function searchConformance(kind: DatabaseKind): void {
  let opened: SearchSuite | undefined;
  beforeAll(async () => {
    opened = await openSearchSuite(kind);
  });
  afterAll(() => opened?.stop());
  const suite = () => {
    if (!opened) throw new Error('the database is not open');
    return opened;
  };

  describe('a search by words', () => searchWordsSuite(suite));
  describe('a ranking', () => searchRankingSuite(suite));
  describe('a search within a scope', () => searchScopesSuite(suite));
  describe('a search with filters', () => searchFiltersSuite(suite));
  describe('a page of a search', () => searchPagesSuite(suite));
  describe('a hit with details', () => searchDetailsSuite(suite));
  describe('a search beside re-uploads', () => searchGenerationsSuite(suite));
  describe('a search by vectors', () => searchVectorsSuite(suite));
}
