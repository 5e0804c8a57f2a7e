/** The roles that `--role` takes. */
import { modelRoleSchema } from '../contract/index.ts';

export const isRole = (value: string | undefined): boolean =>
  value === undefined || modelRoleSchema.safeParse(value).success;
