// node t2.mjs LEADS.csv FINDINGS.csv
import { csv, run, t2 } from './work.mjs';

const [path, out] = process.argv.slice(2);
await run(path, t2(csv(path), out), out);
