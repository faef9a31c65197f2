import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright/test';

/** What a reading for accessibility finds wrong on a page. Of what is right only the count is kept: pages of 650 rows take a minute otherwise. */
export function readForAccess(page: Page) {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
}
