import type { MeasureFile } from '#lib/view/drivers-measures.ts';
import type { Demographics, Pack } from '#server/pack/pack.ts';

/** A file of measures and the last part of its name: `/reference/<pack hash>.<topic>.json`. */
export interface NamedMeasureFile {
  readonly topic: 'demographics' | 'covariates';
  readonly file: MeasureFile;
}

/**
 * The measures of a pack as files. They are apart because the covariates are under a share-alike licence of their own
 * and carry it with them.
 */
export function measureFiles({ demographics, covariates }: Pack): readonly NamedMeasureFile[] {
  return [
    ...(demographics === null ? [] : [{ topic: 'demographics' as const, file: fileOf(demographics, null) }]),
    ...(covariates === null
      ? []
      : [
          {
            topic: 'covariates' as const,
            file: fileOf(covariates, `${covariates.credit} (${covariates.licence})`),
          },
        ]),
  ];
}

function fileOf({ measures, values }: Demographics, credit: string | null): MeasureFile {
  return { measures, values: Object.fromEntries(values), credit };
}
