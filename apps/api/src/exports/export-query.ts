import { z } from 'zod';
import { exportLanguages } from './export-words.ts';

export const exportQuerySchema = z.object({
  lang: z.enum(exportLanguages).default('en').describe('Language of the words, and with it the separator'),
});
