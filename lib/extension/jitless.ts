import { z } from 'zod';

/** zod probes `new Function`, which the pages' CSP refuses (DESIGN 5.13). Import this before any schema. */
z.config({ jitless: true });
