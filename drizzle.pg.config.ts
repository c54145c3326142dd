import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/core/store/tables/schema.pg.ts',
  out: './drizzle/pg',
});
